import { findTasks } from '../tasks/findTasks.ts';
import type { EntityId, IsoDate, Task } from '../tasks/task.ts';
import { duePeriod, type DuePeriod } from './duePeriod.ts';

/** The due dates that can be asked for; `week` is today and the six days after it. */
export const dueWishes = ['overdue', 'today', 'week', 'none'] as const;

export type DueWish = (typeof dueWishes)[number];

/** The days from the first to the last, both among them; without one of them, all before or after the other. */
export type DayRange = { from?: IsoDate | undefined; to?: IsoDate | undefined };

/** What a task is or isn't. */
export const yesOrNos = ['done', 'pinned', 'private', 'tracked', 'recurring', 'estimated'] as const;

export type YesOrNo = (typeof yesOrNos)[number];

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
	/** Names of those that the tasks' projects are done for. */
	clients?: readonly (string | null)[] | undefined;
	priorities?: readonly string[] | undefined;
	due?: readonly DueWish[] | undefined;
	/** The days that tasks may start on; those without a start are on none. */
	startDate?: DayRange | undefined;
	/** The days that tasks may be due on. */
	endDate?: DayRange | undefined;
} & { [Field in YesOrNo]?: boolean | undefined };

/** The filter without what asks for nothing; so that two filters that ask the same are the same. */
export function tidyFilter(filter: TaskFilter): TaskFilter {
	const text = filter.text?.trim();
	return Object.fromEntries(
		Object.entries({ ...filter, text: text === '' ? undefined : text }).filter(
			([, value]) => !asksForNothing(value),
		),
	);
}

/** Whether the value is nothing, an empty list, or days without a first and a last. */
function asksForNothing(value: unknown): boolean {
	return (
		value === undefined ||
		(typeof value === 'object' && !Object.values(value ?? {}).some((each) => each !== undefined))
	);
}

export function isFiltering(filter: TaskFilter): boolean {
	return Object.keys(tidyFilter(filter)).length > 0;
}

/** Tells of each task whether the filter lets it through on the day. */
export function taskPredicate(
	filter: TaskFilter,
	day: IsoDate,
	clientOf: (task: Task) => string | null,
): (task: Task) => boolean {
	const tidy = tidyFilter(filter);
	const { text, priorities, due, startDate, endDate, projectIds, statusIds, tagIds, assigneeIds } = tidy;
	const { clients } = tidy;
	const wishes = yesOrNos.filter((field) => tidy[field] !== undefined);
	return (task) =>
		wishes.every((field) => is[field](task) === tidy[field]) &&
		(projectIds === undefined || projectIds.includes(task.projectId ?? null)) &&
		(clients === undefined || clients.includes(clientOf(task))) &&
		(statusIds === undefined || statusIds.includes(task.statusId ?? null)) &&
		(tagIds === undefined || hasAny(task.tagIds, tagIds)) &&
		(assigneeIds === undefined || hasAny(task.assigneeIds, assigneeIds)) &&
		(priorities === undefined || priorities.includes(task.priority ?? 'none')) &&
		(due === undefined || due.some((wish) => periods[wish].includes(duePeriod(task, day)))) &&
		(startDate === undefined || isWithin(task.startDate, startDate)) &&
		(endDate === undefined || isWithin(task.endDate, endDate)) &&
		(text === undefined || findTasks([task], { text, archived: task.archived }).length > 0);
}

const is: Record<YesOrNo, (task: Task) => boolean> = {
	done: ({ done }) => done,
	pinned: ({ pinned }) => pinned,
	private: (task) => task.private ?? false,
	tracked: ({ trackedSeconds }) => (trackedSeconds ?? 0) > 0,
	estimated: ({ estimatedMins }) => (estimatedMins ?? 0) > 0,
	recurring: ({ rrule, recurringTaskId, recurring }) => Boolean(rrule || recurringTaskId || recurring),
};

const periods: Record<DueWish, readonly DuePeriod[]> = {
	overdue: ['overdue'],
	today: ['today'],
	week: ['today', 'tomorrow', 'week'],
	none: ['none'],
};

function hasAny(ids: readonly EntityId[] | undefined, wanted: readonly (EntityId | null)[]): boolean {
	return !ids || ids.length === 0 ? wanted.includes(null) : ids.some((id) => wanted.includes(id));
}

function isWithin(date: IsoDate | null | undefined, { from, to }: DayRange): boolean {
	return (
		typeof date === 'string' && (from === undefined || from <= date) && (to === undefined || date <= to)
	);
}
