import * as vscode from 'vscode';
import type { BulkReport } from '../tasks/bulkReport.ts';
import type { Account } from '../tasks/account.ts';
import { difference } from '../tasks/changes.ts';
import { keptReason } from '../tasks/checkKept.ts';
import { formerChanges } from '../tasks/formerChanges.ts';
import { type Product, productOf, type Task, type TaskId } from '../tasks/task.ts';
import type { TaskUpdate } from '../tasks/taskApi.ts';
import { sayWaitingOf, TaskError } from '../tasks/taskError.ts';
import { offerUndo } from './offerUndo.ts';
import { forMessage } from './plainText.ts';

type Store = {
	get(id: TaskId): Task | undefined;
	account(product: Product): Account | undefined;
	updateMany(updates: readonly TaskUpdate[]): Promise<unknown>;
	readonly sync: { waitingOf(ids: readonly TaskId[]): readonly TaskId[] };
};

/**
 * Changes tasks for a person and says so where `fewest` became different, with Undo for all of them in one
 * go; also where others failed. Where one of them can't get back what it had, the reason is said in its place.
 * Mostly a change of one task is to be seen, and taken back as easily as made.
 */
export async function withUndo(
	store: Store,
	updates: readonly TaskUpdate[],
	change: () => Promise<BulkReport>,
	fewest = 2,
): Promise<BulkReport> {
	const former = new Map(formerUpdates(store, updates).map((update) => [update.id, update]));
	const offer = (done: readonly TaskId[], skipped: number, waiting: number): void => {
		const undone = done.flatMap((id) => former.get(id) ?? []);
		const enough = undone.length >= fewest;
		const reason = enough ? reasonAgainst(store, undone) : undefined;
		const undo = enough && reason === undefined ? () => store.updateMany(undone) : undefined;
		if (enough || skipped > 0) {
			const said =
				skipped > 0 ? sayStopped(done.length, done.length + skipped) : sayChanged(store, undone);
			offerUndo([withWaiting(said, waiting), sayFinal(reason)].filter(Boolean).join(' '), undo);
		}
	};
	try {
		const report = await change();
		offer(report.done, report.skipped.length, store.sync.waitingOf(report.done).length);
		return report;
	} catch (error) {
		if (error instanceof TaskError && error.problem.kind === 'partial') {
			// How many wait is said with what failed.
			offer(error.problem.done, 0, 0);
		}
		throw error;
	}
}

/** Why one of the changes can't be made; nothing when all of them can. */
function reasonAgainst(store: Store, updates: readonly TaskUpdate[]): string | undefined {
	const [reason] = updates.flatMap(({ id, changes }) => {
		const account = store.account(productOf(id));
		return (account && keptReason(account, changes)) ?? [];
	});
	return reason;
}

/** That a change can't be undone, and why; nothing without a reason. */
function sayFinal(reason: string | undefined): string {
	return reason === undefined ? '' : vscode.l10n.t('This can’t be undone: {0}', reason);
}

/** The changes that take those back which make a task different, to be read before these are made. */
export function formerUpdates(
	store: Pick<Store, 'get'>,
	updates: readonly TaskUpdate[],
): readonly TaskUpdate[] {
	return updates.flatMap(({ id, changes }) => {
		const task = store.get(id);
		return task && Object.keys(difference(task, changes)).length > 0
			? { id, changes: formerChanges(task, changes) }
			: [];
	});
}

function sayChanged(store: Pick<Store, 'get'>, updates: readonly TaskUpdate[]): string {
	const [only] = updates;
	const task = only && updates.length === 1 ? store.get(only.id) : undefined;
	return task
		? vscode.l10n.t('Changed “{0}”.', forMessage(task.name))
		: vscode.l10n.t('Changed {0} tasks.', updates.length);
}

/** What was done, with how many of the tasks the service doesn't know of yet. */
export function withWaiting(said: string, waiting: number): string {
	return [said, sayWaitingOf(waiting)].filter(Boolean).join(' ');
}

/** What is said when a person stopped it. */
export function sayStopped(done: number, total: number): string {
	return vscode.l10n.t('Stopped: {0} of {1} tasks were done.', done, total);
}
