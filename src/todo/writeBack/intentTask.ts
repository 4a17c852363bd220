import { isUnsent } from '../../tasks/isUnsent.ts';
import { productOf, type Task, type TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { TaskStore } from '../../tasks/taskStore.ts';

/** What of the store is asked about the tasks of intents. */
export type TaskSource = Pick<TaskStore, 'account' | 'get' | 'idNow' | 'load'>;

/**
 * Where the task of an intent is: with its service, which gave it this id; on its way there; nobody knows, as
 * long as its account is being read; or its account isn't signed in.
 */
export type Whereabouts = { kind: 'there'; id: TaskId } | { kind: 'waiting' | 'unknown' | 'away' };

export function whereIs(task: TaskId, store: TaskSource): Whereabouts {
	const id = store.idNow(task);
	if (!store.account(productOf(id))) {
		return { kind: 'away' };
	}
	if (!isUnsent(id)) {
		return { kind: 'there', id };
	}
	return { kind: store.get(id) ? 'waiting' : 'unknown' };
}

/** The task with the id; nothing for one that is gone. */
export async function loadUnlessGone(id: TaskId, store: TaskSource): Promise<Task | undefined> {
	try {
		return await store.load(id);
	} catch (error) {
		if (error instanceof TaskError && error.problem.kind === 'notFound') {
			return undefined;
		}
		throw error;
	}
}
