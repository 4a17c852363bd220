import type { EntityId, IsoDate, Product, Task, TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { clientsOf } from './clients.ts';
import { groupsOf } from './grouping.ts';
import { isFiltering, taskPredicate } from './taskFilter.ts';
import type { ViewChoice } from './viewChoice.ts';

/** A group that tasks are in, and those on show in it with the ones that they stand under there. */
export type ShownGroup = { value: string | null; tasks: Map<Task, Task | undefined> };

/** How many sub-tasks a task has, and how many of them are done. */
export type Progress = { done: number; all: number };

export type ShownTasks = {
	/** The tasks that the filter lets through, every one of them once. */
	matching: readonly Task[];
	/** By the group's value; in the grouping by project by `placeValue`. */
	groups: ReadonlyMap<string | null, ShownGroup>;
	/** Of the tasks that have sub-tasks, on show or not. */
	progress: ReadonlyMap<TaskId, Progress>;
};

/**
 * Which tasks are on show, in which groups and under which task. The rule: a task stands once in each
 * of its groups, under its parent where that is in the same group, else directly in the group. A
 * sub-task is always in the project that its parent is in. A task that the filter doesn't let through
 * is on show only above one that stands under it.
 */
export function shownTasks(store: TaskStore, { groupBy, filter }: ViewChoice, day: IsoDate): ShownTasks {
	const all = store.find({});
	const matching = isFiltering(filter)
		? all.filter(taskPredicate(filter, day, clientsOf(store.accounts)))
		: all;
	const parentOf = (task: Task): Task | undefined =>
		task.parentId && !store.isTop(task) ? store.get(task.parentId) : undefined;
	const valuesOf = (task: Task): readonly (string | null)[] => {
		switch (groupBy) {
			case 'none':
				return [null];
			case 'project': {
				const top = topOf(task, parentOf);
				return [placeValue(top.product, top.projectId ?? null)];
			}
			default:
				return groupsOf(task, groupBy, day);
		}
	};
	const values = new Map<TaskId, readonly (string | null)[]>();
	const knownValues = (task: Task): readonly (string | null)[] => {
		const known = values.get(task.id) ?? valuesOf(task);
		values.set(task.id, known);
		return known;
	};
	const groups = new Map<string | null, ShownGroup>();
	for (const task of matching) {
		for (const value of knownValues(task)) {
			const group = groups.get(value) ?? { value, tasks: new Map<Task, Task | undefined>() };
			groups.set(value, group);
			let at: Task | undefined = task;
			while (at && !group.tasks.has(at)) {
				const parent: Task | undefined = parentOf(at);
				const above: Task | undefined =
					parent && knownValues(parent).includes(value) ? parent : undefined;
				group.tasks.set(at, above);
				at = above;
			}
		}
	}
	return { matching, groups, progress: progressOf(all, parentOf) };
}

function progressOf(
	tasks: readonly Task[],
	parentOf: (task: Task) => Task | undefined,
): ReadonlyMap<TaskId, Progress> {
	const found = new Map<TaskId, Progress>();
	for (const task of tasks) {
		const parent = parentOf(task);
		if (parent) {
			const { done, all } = found.get(parent.id) ?? { done: 0, all: 0 };
			found.set(parent.id, { done: done + Number(task.done), all: all + 1 });
		}
	}
	return found;
}

/** A project, or the lack of one in a product, as a group's value. */
export function placeValue(product: Product, projectId: EntityId | null): string {
	return projectId ?? `${product}:none`;
}

function topOf(task: Task, parentOf: (task: Task) => Task | undefined): Task {
	let top = task;
	for (let at = parentOf(task); at; at = parentOf(at)) {
		top = at;
	}
	return top;
}
