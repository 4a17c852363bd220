import type { TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/**
 * How the task behind a reference stands. `unknown`: it is none of the tasks in use, but may be an archived
 * one. `gone`: there is no such task.
 */
export type ReferenceState = 'open' | 'done' | 'archived' | 'gone' | 'unknown';

/** The state of the task, as far as it's known here; nothing while nobody can say. */
export function referenceState(
	id: TaskId,
	store: Pick<TaskStore, 'get' | 'known'>,
): ReferenceState | undefined {
	const task = store.get(id) ?? store.known.get(id);
	if (!task) {
		return store.known.lack(id);
	}
	return task.archived ? 'archived' : task.done ? 'done' : 'open';
}
