import type { Task, TaskChanges } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { Trouble } from '../tasks/trouble.ts';
import type { Deed } from './deed.ts';
import type { Ledger } from './ledger.ts';
import { mergeFields } from './mergeFields.ts';
import { member, type Sending, Stuck } from './sending.ts';
import type { Told } from './settle.ts';

/** For how long a copy of a task counts as what the service has, in milliseconds. */
const freshFor = 5 * 60_000;

/** Fields that a click sets to what is on the button, whatever they were before. */
const clicked = new Set<string>(['pinned', 'done', 'statusId', 'position']);

export async function sendUpdate(
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
