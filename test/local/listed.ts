import type { LocalTasks } from '../../src/local/localTasks.ts';
import type { Task } from '../../src/tasks/task.ts';

/** The whole list: the tasks in use, or the archived ones. */
export async function listed(tasks: LocalTasks, archived = false): Promise<readonly Task[]> {
	const all: Task[] = [];
	for await (const batch of tasks.list({ archived })) {
		all.push(...batch);
	}
	return all;
}
