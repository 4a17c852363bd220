import type { Task, TaskChanges } from './task.ts';

/** The changes that give a task back what it had, where other changes take that from it. */
export function formerChanges(task: Task, changes: TaskChanges): TaskChanges {
	const { done, statusId, outboundSync: _notKept, ...others } = changes;
	const had: Readonly<Record<string, unknown>> = task;
	const former: TaskChanges = Object.fromEntries(
		Object.keys(others).map((field) => [field, had[field] ?? null]),
	);
	if (done === undefined && statusId === undefined) {
		return former;
	}
	// Where there are statuses, a task is done by one of them, and there may be several such.
	return { ...former, ...(task.statusId ? { statusId: task.statusId } : { done: task.done }) };
}
