import { findTasks } from '../tasks/findTasks.ts';
import type { EntityId, IsoDate, Task } from '../tasks/task.ts';
import { duePeriod, type DuePeriod } from './duePeriod.ts';

/** The due dates that can be asked for; `week` is today and the six days after it. */
export const dueWishes = ['overdue', 'today', 'week', 'none'] as const;

export type DueWish = (typeof dueWishes)[number];

/**
 * Which tasks are on show. A task has to meet all that is given; in a list, any of the values will do.
 * `null` in a list stands for the tasks that have none. An empty list asks for nothing.
 */
export type TaskFilter = {
	/** Words that all have to occur, as in `findTasks`. */
	text?: string | undefined;
	projectIds?: readonly (EntityId | null)[] | undefined;
	statusIds?: readonly (EntityId | null)[] | undefined;
	tagIds?: readonly (EntityId | null)[] | undefined;
	assigneeIds?: readonly (EntityId | null)[] | undefined;
	priorities?: readonly string[] | undefined;
	due?: readonly DueWish[] | undefined;
	pinned?: boolean | undefined;
	done?: boolean | undefined;
};

/** The filter without what asks for nothing; so that two filters that ask the same are the same. */
export function tidyFilter(filter: TaskFilter): TaskFilter {
	const text = filter.text?.trim();
	return Object.fromEntries(
		Object.entries({ ...filter, text: text === '' ? undefined : text }).filter(
			([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
		),
	);
}

export function isFiltering(filter: TaskFilter): boolean {
	return Object.keys(tidyFilter(filter)).length > 0;
}

/** Tells of each task whether the filter lets it through on the day. */
export function taskPredicate(filter: TaskFilter, day: IsoDate): (task: Task) => boolean {
	const { text, pinned, done, priorities, due, projectIds, statusIds, tagIds, assigneeIds } =
		tidyFilter(filter);
	return (task) =>
		(pinned === undefined || task.pinned === pinned) &&
		(done === undefined || task.done === done) &&
		(projectIds === undefined || projectIds.includes(task.projectId ?? null)) &&
		(statusIds === undefined || statusIds.includes(task.statusId ?? null)) &&
		(tagIds === undefined || hasAny(task.tagIds, tagIds)) &&
		(assigneeIds === undefined || hasAny(task.assigneeIds, assigneeIds)) &&
		(priorities === undefined || priorities.includes(task.priority ?? 'none')) &&
		(due === undefined || due.some((wish) => periods[wish].includes(duePeriod(task, day)))) &&
		(text === undefined || findTasks([task], { text, archived: task.archived }).length > 0);
}

const periods: Record<DueWish, readonly DuePeriod[]> = {
	overdue: ['overdue'],
	today: ['today'],
	week: ['today', 'tomorrow', 'week'],
	none: ['none'],
};

function hasAny(ids: readonly EntityId[] | undefined, wanted: readonly (EntityId | null)[]): boolean {
	return !ids || ids.length === 0 ? wanted.includes(null) : ids.some((id) => wanted.includes(id));
}
