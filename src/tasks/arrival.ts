import type { Task, TaskId } from './task.ts';
import type { TaskStore } from './taskStore.ts';

/** Whether the service has not given the task its id yet. */
export function isUnsent(id: TaskId): boolean {
	return id.includes(':new-');
}

/** Resolves with the task once the service has it, under its own id; with nothing when it will never have it. */
export function arrival(store: TaskStore, id: TaskId): Promise<Task | undefined> {
	const { promise, resolve } = Promise.withResolvers<Task | undefined>();
	const look = (): boolean => {
		const task = store.get(id);
		if (task && isUnsent(task.id)) {
			return false;
		}
		resolve(task);
		return true;
	};
	if (!look()) {
		const listener = store.onDidChange(() => {
			if (look()) {
				listener.dispose();
			}
		});
	}
	return promise;
}
