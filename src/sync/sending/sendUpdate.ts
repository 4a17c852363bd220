import * as l10n from '@vscode/l10n';
import { type Catalog, emptyCatalog, statusFor } from '../../tasks/catalog.ts';
import type { TaskChanges, TaskId } from '../../tasks/task.ts';
import type { TaskUpdate } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Copy } from './copies.ts';
import type { Deed, DeedUpdate } from '../deed.ts';
import type { LedgerReading } from '../ledgerReading.ts';
import { mergeFields } from '../mergeFields.ts';
import {
	conflict,
	type Failed,
	member,
	notThere,
	Partly,
	refusedBy,
	type Sending,
	Stuck,
} from './sending.ts';
import type { Told } from './settle.ts';

/** For how long a copy of a task counts as what the service has, in milliseconds. */
const freshFor = 5 * 60_000;

/** Fields that a click sets to what is on the button, whatever they were before. */
const clicked = new Set<string>(['pinned', 'done', 'position']);

/** What is to become of a change of several tasks, by what these have become meanwhile. */
type Sorted = {
	/** What is left to be sent. */
	free: readonly TaskUpdate[];
	/** What the person has to decide on. */
	stuck: ReadonlyMap<TaskId, Stuck>;
	/** The tasks that are there no more. */
	gone: ReadonlyMap<TaskId, TaskError>;
};

/**
 * Sends changes of fields, laid over what the tasks have become meanwhile. Rejects with `Partly` when some of
 * several tasks can't be changed without the person; the others are.
 */
export async function sendUpdate(
	sending: Sending,
	{ updates, scope }: Deed & { kind: 'update' },
	lost: boolean,
): Promise<Told> {
	const { remote, ledger } = sending;
	const since = sending.worker.now() - (lost ? 0 : freshFor);
	const catalog = ledger.read((reading) => reading.single('catalog')?.catalog);
	const asked = updates.filter(({ changes }) => lost || !isByClick(changes, catalog)).map(({ id }) => id);
	const old = sending.copies.old(asked, since);
	// Without a wait where nothing is to be read, so that changes go out in the order in which they were made.
	const found = old.length > 0 ? await look(sending, asked, old, since) : known(sending, asked);
	const sorted = sort(sending, updates, found);
	const [only, ...others] = updates;
	if (only && others.length === 0) {
		throwFirst([...sorted.stuck.values(), ...sorted.gone.values()]);
		const [left] = sorted.free;
		const told = left && (await remote.update(left.id, left.changes, scope));
		return { tasks: told ? [told] : [] };
	}
	try {
		await updateMany(sending, sorted);
	} catch (thrown) {
		if (!(thrown instanceof TaskError && thrown.problem.kind === 'notFound')) {
			throw thrown;
		}
		// None was changed. Which of them are gone, only they can tell.
		const again = sort(sending, updates, await look(sending, asked, asked));
		if (again.gone.size === sorted.gone.size) {
			throw thrown;
		}
		await updateMany(sending, again);
	}
	return { tasks: [] };
}

async function updateMany({ remote }: Sending, { free, stuck, gone }: Sorted): Promise<void> {
	const refused = free.length > 0 ? await refusedBy(member(remote, 'updateMany').call(remote, free)) : [];
	const failed: readonly Failed[] = [
		...[...stuck].map(([id, { error, trouble }]) => ({ id, error, trouble })),
		...[...gone].map(([id, error]) => ({ id, error })),
		...refused,
	];
	if (failed.length > 0) {
		throw new Partly(failed);
	}
}

/** What is known of tasks that a change could go over. */
type Look = {
	copies: ReadonlyMap<TaskId, Copy>;
	/** Whether they were archived when the person changed them, as far as is known. */
	archived: ReadonlyMap<TaskId, boolean | undefined>;
	/** The ones that were read for this. */
	read: ReadonlySet<TaskId>;
};

function known({ ledger, copies }: Sending, ids: readonly TaskId[]): Look {
	return {
		copies: copies.kept(ids),
		archived: ledger.read((reading) => new Map(ids.map((id) => [id, isArchived(reading, id)]))),
		read: new Set(),
	};
}

/** @param since without it, the tasks themselves are looked at */
async function look(
	sending: Sending,
	ids: readonly TaskId[],
	old: readonly TaskId[],
	since?: number,
): Promise<Look> {
	const { copies } = sending;
	const before = known(sending, ids);
	const found = await (since === undefined ? copies.each(ids) : copies.since(ids, since));
	sending.assertHeld();
	return { ...before, copies: found, read: new Set(old) };
}

function sort({ ledger }: Sending, updates: readonly DeedUpdate[], { copies, archived, read }: Look): Sorted {
	const free: TaskUpdate[] = [];
	const stuck = new Map<TaskId, Stuck>();
	const gone = new Map<TaskId, TaskError>();
	for (const update of updates) {
		const { id } = update;
		const copy = copies.get(id);
		const { changes: left, conflicts } = copy
			? mergeFields(update, copy)
			: { changes: update.changes, conflicts: [] };
		// What a copy of before has already, the service may have no more.
		const changes = read.has(id) ? left : update.changes;
		if (copies.has(id) && !copy) {
			gone.set(
				id,
				ledger.read((reading) => notThere(reading, id)),
			);
		} else if (conflicts.length > 0) {
			stuck.set(id, conflict(conflicts));
		} else if (copy?.archived && archived.get(id) === false) {
			stuck.set(id, archivedElsewhere());
		} else if (Object.keys(changes).length > 0) {
			free.push({ id, changes });
		}
	}
	return { free, stuck, gone };
}

/** Where a product has statuses, to complete or reopen a task is to set one. */
function isByClick({ statusId, ...others }: TaskChanges, catalog: Catalog = emptyCatalog): boolean {
	const isSaid = (done: boolean): boolean => statusFor(catalog, done)?.id === statusId;
	return (
		(statusId === undefined || isSaid(true) || isSaid(false)) &&
		Object.keys(others).every((field) => clicked.has(field))
	);
}

function isArchived(reading: LedgerReading, id: TaskId): boolean | undefined {
	return reading.mirrored(id)?.task.archived;
}

function archivedElsewhere(): Stuck {
	const sentence = l10n.t(
		'The task was archived elsewhere meanwhile. Try again to change it there all the same.',
	);
	return new Stuck({ kind: 'failed', sentence }, new TaskError({ kind: 'invalid', sentence }));
}

function throwFirst([first]: readonly Error[]): void {
	if (first) {
		throw first;
	}
}
