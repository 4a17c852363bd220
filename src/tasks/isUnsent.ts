import type { TaskId } from './task.ts';

/** Whether the service has not given the task its id yet. */
export function isUnsent(id: TaskId): boolean {
	return id.includes(':new-');
}
