import type { EntityId, Product, Task, TaskId } from './task.ts';

/** Which tasks are wanted; what is absent doesn't matter, but archived ones come only when asked for. */
export type TaskQuery = {
	/** Words that all have to occur in the name, project, description, notes or id, whatever their case. */
	text?: string | undefined;
	/** What else of a task the words may occur in. */
	alsoOf?: ((task: Task) => readonly string[]) | undefined;
	product?: Product | undefined;
	/** `null`: the tasks without a project. */
	projectId?: EntityId | null | undefined;
	/** `null`: the tasks that aren't sub-tasks. */
	parentId?: TaskId | null | undefined;
	archived?: boolean | undefined;
	pinned?: boolean | undefined;
	done?: boolean | undefined;
	limit?: number | undefined;
};

export function findTasks(tasks: Iterable<Task>, query: TaskQuery): Task[] {
	const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const archived = query.archived ?? false;
	const found: Task[] = [];
	for (const task of tasks) {
		if (query.limit !== undefined && found.length >= query.limit) {
			break;
		}
		if (
			task.archived === archived &&
			(query.product === undefined || task.product === query.product) &&
			(query.projectId === undefined || (task.projectId ?? null) === query.projectId) &&
			(query.parentId === undefined || (task.parentId ?? null) === query.parentId) &&
			(query.pinned === undefined || task.pinned === query.pinned) &&
			(query.done === undefined || task.done === query.done) &&
			containsAll(task, words, query.alsoOf)
		) {
			found.push(task);
		}
	}
	return found;
}

function containsAll(task: Task, words: readonly string[], alsoOf: TaskQuery['alsoOf']): boolean {
	if (words.length === 0) {
		return true;
	}
	const also = alsoOf?.(task) ?? [];
	const text = [task.name, task.projectName, task.description, task.notes, task.id, ...also]
		.join('\n')
		.toLowerCase();
	return words.every((word) => text.includes(word));
}
