import type { GroupQuery } from '../../tasks/groupApi.ts';
import type { InstanceRange } from '../../tasks/taskApi.ts';
import type { TaskFilter } from '../../tasks/taskFilter.ts';
import type { HttpRequest } from '../http.ts';
import { encodeOrRefuse, type ValueKind } from './encodeValue.ts';

export type Query = NonNullable<HttpRequest['query']>;

type Rule = readonly [wire: string, kind: ValueKind];
type Rules<T> = { readonly [Field in keyof T]-?: Rule };

/** By the tables of the list and the stream (documented). */
const filterRules: Rules<TaskFilter> = {
	text: ['name', 'text'],
	pinned: ['pinned', 'flag'],
	private: ['private', 'flag'],
	statusIds: ['status_id', 'id'],
	personId: ['toggl_user_id', 'id'],
	creatorId: ['creator_id', 'id'],
	assigneeIds: ['assignee_user_id', 'id'],
	ghostAssigneeIds: ['assignee_ghost_id', 'number'],
	teamIds: ['team_id', 'number'],
	projectIds: ['project_id', 'id'],
	clientIds: ['client_id', 'id'],
	parentIds: ['parent_task_id', 'id'],
	tagIds: ['tag_id', 'id'],
	includeCompletedProjects: ['include_project_completed', 'flag'],
	from: ['start_date', 'day'],
	to: ['end_date', 'day'],
	hasDates: ['has_dates', 'flag'],
	leastEstimatedMins: ['estimated_mins_min', 'minutes'],
	mostEstimatedMins: ['estimated_mins_max', 'minutes'],
	priorities: ['priority', 'priority'],
	isPriority: ['is_priority', 'flag'],
	source: ['source', 'text'],
	timeStates: ['state', 'text'],
	recurring: ['recurring', 'flag'],
	recurringTaskIds: ['recurring_task_ids', 'number'],
	hasTimeEntries: ['has_time_entries', 'flag'],
	hasTimeBlocks: ['has_time_blocks', 'flag'],
	timeBlockIds: ['time_block_id', 'number'],
	timeBlockCompleted: ['time_block_completed', 'flag'],
	timeBlockFrom: ['timeblock_start_from', 'text'],
	timeBlockUntil: ['timeblock_start_until', 'text'],
};

const groupRules: Rules<Omit<GroupQuery, 'descending'>> = {
	groupIds: ['group_id', 'id'],
	excludeEmpty: ['exclude_empty', 'flag'],
	text: ['name', 'text'],
	statusIds: ['status_id', 'id'],
	projectIds: ['project_id', 'id'],
	clientIds: ['client_id', 'id'],
	assigneeIds: ['assignee_user_id', 'id'],
	creatorIds: ['creator_id', 'id'],
	tagIds: ['tag_id', 'id'],
	teamIds: ['team_id', 'number'],
	sources: ['source', 'text'],
	priority: ['priority', 'priority'],
	from: ['start_date', 'day'],
	to: ['end_date', 'day'],
	leastDays: ['min_days', 'number'],
	private: ['private', 'flag'],
};

const instanceRules: Rules<InstanceRange> = {
	from: ['start_date', 'day'],
	to: ['end_date', 'day'],
	recurringTaskIds: ['recurring_task_ids', 'number'],
	archived: ['archived', 'flag'],
};

/** @throws TaskError that names the part, for a value that the service would refuse */
export function encodeFilter(filter: TaskFilter): Query {
	return encodeQuery(filterRules, filter);
}

/** As {@link encodeFilter}. */
export function encodeGroupQuery({ descending, ...query }: GroupQuery): Query {
	const order = descending ? '-group_name' : 'group_name';
	return { ...encodeQuery(groupRules, query), order_by: order };
}

/** As {@link encodeFilter}. */
export function encodeRange(range: InstanceRange): Query {
	return encodeQuery(instanceRules, range);
}

/** An empty list narrows nothing; `null` in one goes as the empty value, which stands for "none" (documented). */
function encodeQuery(rules: Readonly<Record<string, Rule>>, values: object): Query {
	const query: Record<string, Query[string]> = {};
	for (const [field, value] of Object.entries(values)) {
		const [wire, kind] = rules[field] ?? [];
		const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
		if (wire === undefined || kind === undefined || isNothing) {
			continue;
		}
		const encode = (each: unknown): string => String(encodeOrRefuse(field, kind, each));
		query[wire] = Array.isArray(value)
			? value.map((each: unknown) => (each === null ? '' : encode(each)))
			: encode(value);
	}
	return query;
}
