import * as l10n from '@vscode/l10n';
import type { Task, TaskChanges, TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { Trouble } from '../tasks/trouble.ts';
import type { Deed } from './deed.ts';
import type { Numbered } from './entry.ts';
import type { Ledger } from './ledger.ts';
import { type Found, lookForCreated } from './lookForCreated.ts';
import { mergeFields } from './mergeFields.ts';
import type { Told } from './settle.ts';

/** For how long a copy of a task counts as what the service has, in milliseconds. */
const freshFor = 5 * 60_000;

/** How many of the newest tasks are looked at: others may be making tasks too, and a page has as many (seen live). */
const looked = 100;

/** Fields that a click sets to what is on the button, whatever they were before. */
const clicked = new Set<string>(['pinned', 'done', 'statusId', 'position']);

/** A change that only the person can bring further. */
export class Stuck extends Error {
	readonly trouble: Trouble;
	readonly error: TaskError;
	/** What is known of tasks that may have been created. */
	readonly found: Found | undefined;

	constructor(trouble: Trouble, error: TaskError, found?: Found) {
		super(trouble.sentence);
		this.trouble = trouble;
		this.error = error;
		this.found = found;
	}
}

/** Whether tasks were created could not be found out: that says nothing about them. */
export class LookFailed extends Error {
	readonly error: TaskError;

	constructor(error: TaskError) {
		super(error.message, { cause: error });
		this.error = error;
	}
}

type Sending = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly worker: { readonly now: () => number };
	/** How many milliseconds the service's clock is ahead, where that is known. */
	readonly ahead: () => number | undefined;
};

/**
 * Sends a change to the service. `lost` says that it was sent before and nobody knows whether it arrived.
 * Rejects with a `TaskError`, or with `Stuck`.
 */
export async function sendDeed(
	sending: Sending,
	numbered: Numbered,
	lost: boolean,
	signal: AbortSignal,
): Promise<Told> {
	const { remote } = sending;
	const { deed } = numbered.entry;
	switch (deed.kind) {
		case 'create':
			return lost ? findOrCreate(sending, numbered, deed, signal) : create(remote, deed.tasks);
		case 'update':
			return update(sending, deed, lost);
		case 'replace': {
			const told = await member(remote, 'replace').call(remote, deed.id, deed.task);
			return { tasks: told ? [told] : [] };
		}
		case 'act':
			await act(remote, deed, lost);
			return { tasks: [] };
	}
}

type Wanted = (Deed & { kind: 'create' })['tasks'];

async function create(remote: TaskApi, tasks: Wanted): Promise<Told> {
	const [only, ...others] = tasks;
	const created =
		only && others.length === 0
			? [await remote.create(only.task)]
			: await member(remote, 'createMany').call(
					remote,
					tasks.map(({ task }) => task),
				);
	return { tasks: [], created: named(tasks, created) };
}

function named(tasks: Wanted, created: readonly Task[]): ReadonlyMap<TaskId, Task> {
	return new Map(tasks.flatMap(({ id }, at) => (created[at] ? [[id, created[at]] as const] : [])));
}

/** A task is never created again as long as it may be there: the service's newest tasks decide. */
async function findOrCreate(
	{ remote, ledger, ahead: aheadNow }: Sending,
	{ entry }: Numbered,
	{ tasks }: Deed & { kind: 'create' },
	signal: AbortSignal,
): Promise<Told> {
	const newest = (archived: boolean): Promise<readonly Task[]> =>
		member(remote, 'newest')
			.call(remote, looked, signal, archived)
			.catch((error: unknown) => {
				throw new LookFailed(asTaskError(error));
			});
	const inUse = await newest(false);
	// Where nothing had been answered then, the clocks are known to differ as much since this answer.
	const { sentAt = 0, ahead = aheadNow() } = entry;
	const look = (some: readonly Task[]): Found =>
		ledger.read((reading) =>
			lookForCreated(tasks, some, {
				sentAt: sentAt + (ahead ?? 0),
				isClockKnown: ahead !== undefined,
				isTaken: (id) => {
					const known = reading.mirrored(id);
					return (
						reading.isOurs(id) || (known !== undefined && !known.gone && known.seenAt < sentAt)
					);
				},
			}),
		);
	const atFirst = look(inUse);
	// What was created may have been archived since.
	const found = atFirst.missing.length > 0 ? look([...inUse, ...(await newest(true))]) : atFirst;
	const [doubt] = found.doubtful.values();
	if (doubt) {
		const sentence = l10n.t(
			'It is not known whether “{0}” was created: there is a task like it already. Choose whether it is this one.',
			doubt.name,
		);
		throw new Stuck({ kind: 'undecided', sentence }, new TaskError({ kind: 'invalid', sentence }), found);
	}
	const missing = tasks.filter(({ id }) => found.missing.includes(id));
	const created = missing.length > 0 ? (await create(remote, missing)).created : undefined;
	return { tasks: [], created: new Map([...found.created, ...(created ?? [])]) };
}

async function update(
	{ remote, ledger, worker }: Sending,
	deed: Deed & { kind: 'update' },
	lost: boolean,
): Promise<Told> {
	const [only, ...others] = deed.updates;
	if (!only || others.length > 0) {
		await member(remote, 'updateMany').call(
			remote,
			deed.updates.map(({ id, changes }) => ({ id, changes })),
		);
		return { tasks: [] };
	}
	const seenAt = ledger.read((reading) =>
		Math.max(reading.mirrored(only.id)?.seenAt ?? 0, reading.single('mirror')?.checkedAt ?? 0),
	);
	let { changes } = only;
	let theirs: Task | undefined;
	if ((lost || worker.now() - seenAt > freshFor) && !isByClick(changes)) {
		theirs = await remote.get(only.id);
		const both = mergeFields(only, theirs);
		if (both.conflicts.length > 0) {
			see(ledger, theirs, worker.now());
			throw conflict(both.conflicts);
		}
		({ changes } = both);
	}
	const told = Object.keys(changes).length > 0 ? await remote.update(only.id, changes, deed.scope) : theirs;
	if (told) {
		return { tasks: [told] };
	}
	return { tasks: theirs ? [{ ...theirs, ...changes }] : [] };
}

function isByClick(changes: TaskChanges): boolean {
	return Object.keys(changes).every((field) => clicked.has(field));
}

/** What the service said about the task counts, whatever becomes of the change. */
function see(ledger: Ledger, task: Task, now: number): void {
	ledger.transact((transaction) =>
		transaction.putMirrored(task.id, { task, gone: false, seenAt: now, touched: transaction.tick() }),
	);
}

function conflict(fields: NonNullable<Trouble['fields']>): Stuck {
	const names = fields.map(({ field }) => field);
	const error = new TaskError({ kind: 'conflict', fields: names });
	return new Stuck({ kind: 'conflict', sentence: error.message, fields }, error);
}

async function act(
	remote: TaskApi,
	{ action, ids, scope }: Deed & { kind: 'act' },
	lost: boolean,
): Promise<void> {
	try {
		await member(remote, action).call(remote, ids, scope);
	} catch (error) {
		const isGone = error instanceof TaskError && error.problem.kind === 'notFound';
		// What was asked for before, and may have been done, is done.
		if (!(lost && isGone && action === 'delete')) {
			throw error;
		}
	}
}

function member<
	M extends
		| 'replace'
		| 'createMany'
		| 'updateMany'
		| 'newest'
		| 'archive'
		| 'unarchive'
		| 'delete'
		| 'restore',
>(remote: TaskApi, name: M): NonNullable<TaskApi[M]> {
	const found = remote[name];
	if (!found) {
		throw new TaskError({ kind: 'unsupported', service: remote.label });
	}
	return found;
}
