import type { Account } from '../tasks/account.ts';
import { productOf, type Product, type Task, type TaskId } from '../tasks/task.ts';

/**
 * How a TODO and its task stand. `new`: it has none yet. `away`: its account isn't signed in here, so nobody
 * knows. `unread`: the tasks are still to be read. `unknown`: it is none of the tasks in use, but may be an
 * archived one. `gone`: there is no such task.
 */
export type TodoState = 'new' | 'open' | 'done' | 'archived' | 'gone' | 'unknown' | 'unread' | 'away';

/** What of the store is looked at. Nobody is asked for more. */
export type KnownTasks = {
	/** None as long as nobody has asked for tasks in this window. */
	accounts: readonly Account[];
	get(id: TaskId): Task | undefined;
	account(product: Product): Account | undefined;
};

export function todoState(reference: TaskId | undefined, known: KnownTasks): TodoState {
	if (reference === undefined) {
		return 'new';
	}
	const task = known.get(reference);
	if (task) {
		return task.archived ? 'archived' : task.done ? 'done' : 'open';
	}
	const account = known.account(productOf(reference));
	if (known.accounts.length === 0) {
		return 'unread';
	}
	if (!account) {
		return 'away';
	}
	if (!account.whole) {
		return 'unread';
	}
	const hasArchive = account.actions.has('archive') || account.actions.has('unarchive');
	return hasArchive && account.archivedState?.kind !== 'ready' ? 'unknown' : 'gone';
}
