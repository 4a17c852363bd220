import type { Account } from '../tasks/account.ts';
import type { Catalog } from '../tasks/catalog.ts';
import { type EntityId, type IsoDate, priorities, productOf } from '../tasks/task.ts';
import type { TaskFilter as AskedFilter } from '../tasks/taskFilter.ts';
import { dayAfter } from '../ui/dates.ts';
import { longestWord } from '../ui/longestWord.ts';
import { type DayRange, type DueWish, type TaskFilter, tidyFilter } from './taskFilter.ts';

/**
 * What an account is asked for so that everything comes that the filter lets through there; more may come.
 * Nothing when the filter asks for what only other accounts have, or the service can't narrow it down.
 */
export function askedFilter(
	filter: TaskFilter,
	{ product, catalog }: Account,
	day: IsoDate,
): AskedFilter | undefined {
	const { text, pinned, private: isPrivate, tracked, estimated, done, ...lists } = tidyFilter(filter);
	const asked: AskedFilter = {
		...(text === undefined ? {} : { text: longestWord(text) }),
		...(pinned === undefined ? {} : { pinned }),
		...(isPrivate === undefined ? {} : { private: isPrivate }),
		...(tracked === undefined ? {} : { timeStates: [tracked ? 'tracked' : 'not_tracked'] }),
		// A service may take a task without an estimate for one of no minutes, or for none at all.
		...(estimated ? { leastEstimatedMins: 1 } : {}),
		...askedDays(lists, day),
	};
	const wanted = { ...lists, projectIds: projectsOf(lists, catalog) };
	for (const field of ['projectIds', 'tagIds', 'assigneeIds'] as const) {
		const ids = wanted[field]?.filter((id) => id === null || productOf(id) === product);
		if (ids?.length === 0) {
			return undefined;
		}
		if (ids) {
			asked[field] = ids;
		}
	}
	const statusIds = (
		lists.statusIds ??
		catalog.statuses.filter(({ type }) => (type === 'done') === done).map(({ id }) => id)
	).filter((id) => id === null || productOf(id) === product);
	if (lists.statusIds && statusIds.length === 0) {
		return undefined;
	}
	// A service has no word for tasks without a status.
	if ((lists.statusIds || done !== undefined) && statusIds.every((id): id is EntityId => id !== null)) {
		asked.statusIds = statusIds;
	}
	if (lists.priorities?.every((each) => priorities.some((known) => known === each))) {
		asked.priorities = lists.priorities;
	}
	// All of the tasks come by themselves.
	return Object.values(asked).some((value) => !Array.isArray(value) || value.length > 0)
		? asked
		: undefined;
}

/** The projects that are wanted by themselves and by their clients; those without a client are too many to be named. */
function projectsOf({ projectIds, clients }: TaskFilter, { projects }: Catalog): TaskFilter['projectIds'] {
	if (!clients || (!projectIds && clients.includes(null))) {
		return projectIds;
	}
	const clientOf = new Map<EntityId | null, string | null>(
		projects.map(({ id, clientName }) => [id, clientName]),
	);
	const ids = projectIds ?? projects.map(({ id }) => id);
	return ids.filter((id) => clients.includes(clientOf.get(id) ?? null));
}

/**
 * Days that all tasks overlap which meet the wishes: whatever starts or ends within days overlaps them.
 * Two wishes may be days apart; what meets both overlaps those between them.
 */
function askedDays({ due, startDate, endDate }: TaskFilter, day: IsoDate): Pick<AskedFilter, 'from' | 'to'> {
	const ranges = [startDate, endDate, due && dueDays(due, day)];
	const from = ranges
		.flatMap((range) => range?.from ?? [])
		.toSorted()
		.at(-1);
	const [to] = ranges.flatMap((range) => range?.to ?? []).toSorted();
	const [first, last] = from && to && from > to ? [to, from] : [from, to];
	return { ...(first && { from: first }), ...(last && { to: last }) };
}

/** The days that a due date may be on. A service has no word for tasks without one. */
function dueDays(due: readonly DueWish[], day: IsoDate): DayRange {
	if (due.includes('none')) {
		return {};
	}
	const last = due.includes('week') ? 6 : due.includes('today') ? 0 : -1;
	return { ...(due.includes('overdue') ? {} : { from: day }), to: dayAfter(day, last) };
}
