import type { Task, TaskId } from '../tasks/task.ts';

/**
 * The tasks that can be the parent of a task: those in use of its product that are neither the task itself
 * nor somewhere below it.
 */
export function parentChoices(task: Pick<Task, 'id' | 'product'>, tasks: readonly Task[]): readonly Task[] {
	const parents = new Map(tasks.map(({ id, parentId }) => [id, parentId]));
	return tasks.filter(
		(one) =>
			one.product === task.product &&
			!one.archived &&
			!isAtOrBelow(one.id, task.id, (id) => parents.get(id)),
	);
}

/** Whether a task is the other one or one of its sub-tasks, however deep. Parents that go in a circle end the search. */
export function isAtOrBelow(
	id: TaskId,
	top: TaskId,
	parentOf: (id: TaskId) => TaskId | null | undefined,
): boolean {
	const seen = new Set<TaskId>();
	for (let at: TaskId | null | undefined = id; at && !seen.has(at); at = parentOf(at)) {
		if (at === top) {
			return true;
		}
		seen.add(at);
	}
	return false;
}
