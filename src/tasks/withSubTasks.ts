import type { ProjectMove } from './syncApi.ts';
import type { Task, TaskId } from './task.ts';
import type { TaskUpdate } from './taskApi.ts';

type Tasks = { get(id: TaskId): Task | undefined; children(id: TaskId): readonly Task[] };

/**
 * The updates, and those of the sub-tasks on show that change their project with a task, since the services don't
 * see to that. Sub-tasks in a project of their own stay in it, and what is asked for a sub-task itself counts.
 */
export function withSubTasks(tasks: Tasks, updates: readonly TaskUpdate[]): readonly TaskUpdate[] {
	const all = new Map(updates.map((update) => [update.id, update]));
	for (const { id, changes } of updates) {
		const { projectId } = changes;
		const task = tasks.get(id);
		const former = task?.projectId ?? null;
		if (!task || projectId === undefined || projectId === former) {
			continue;
		}
		for (const below of followers(tasks, task.id, { from: [former], to: projectId })) {
			const own = all.get(below.id)?.changes ?? {};
			if (own.projectId === undefined) {
				all.set(below.id, { id: below.id, changes: { ...own, ...below.changes } });
			}
		}
	}
	return [...all.values()];
}

/** The changes by which the sub-tasks on show go along with a task; those in a project of their own stay in it. */
export function followers(tasks: Tasks, id: TaskId, { from, to }: ProjectMove): readonly TaskUpdate[] {
	return descendants(tasks, id)
		.filter(({ projectId = null }) => projectId !== to && from.includes(projectId))
		.map((below) => ({ id: below.id, changes: { projectId: to } }));
}

function descendants(tasks: Tasks, id: TaskId): readonly Task[] {
	return tasks.children(id).flatMap((child) => [child, ...descendants(tasks, child.id)]);
}
