import { productOf, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/**
 * How a TODO and its task stand. `new`: it has none yet. `away`: its account isn't signed in here, so nobody
 * knows. `unread`: the tasks are still to be read. `unknown`: it is none of the tasks in use, but may be an
 * archived one. `gone`: there is no such task.
 */
export type TodoState = 'new' | 'open' | 'done' | 'archived' | 'gone' | 'unknown' | 'unread' | 'away';

/** What of the store is looked at. Nobody is asked for more. */
type KnownTasks = Pick<TaskStore, 'get' | 'account' | 'accounts'> & {
	readonly known: Pick<TaskStore['known'], 'get' | 'lack'>;
};

export function todoState(reference: TaskId | undefined, store: KnownTasks): TodoState {
	if (reference === undefined) {
		return 'new';
	}
	const task = store.get(reference) ?? store.known.get(reference);
	if (task) {
		return task.archived ? 'archived' : task.done ? 'done' : 'open';
	}
	if (store.accounts.length === 0) {
		// Nobody has asked for tasks in this window.
		return 'unread';
	}
	return store.account(productOf(reference)) ? (store.known.lack(reference) ?? 'unread') : 'away';
}
