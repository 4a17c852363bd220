import type { Endpoint } from '../contract.ts';
import { date, dateTime, filled, timestamp, timeZone, type Rules, type ValueRule } from '../rules.ts';

const priorities = ['none', 'low', 'medium', 'high'];

/** Bulk calls take from 1 to this many tasks (documented). */
const bulkLimit = 100;

/** What both ways round of an order is called on the wire. */
const bothWays = (names: readonly string[]) => names.flatMap((name) => [name, `-${name}`]);

/**
 * For `/children` and `/parents` the sources only say that the list is shorter; these are the ones that make
 * sense there, so a client that needs another one should not rely on it.
 */
const shortOrders = bothWays(
	'name,estimated_mins,priority,priority_at,start_date,end_date,status_id,pinned,created_at,updated_at,position'.split(
		',',
	),
);
const streamOrders = [
	...shortOrders,
	...bothWays(
		'user_id,project_id,parent_task_id,last_activity,billable,relevance,tag_ids,assignees,sub_tasks_grouped'.split(
			',',
		),
	),
];
const listOrders = [...streamOrders, ...bothWays(['timeblock_start', 'timeblock_now_diff'])];
const customField = /^-?p?cf_\d+$/;

function orderRule(orders: readonly string[], customFields: boolean): ValueRule {
	const test = (value: string) => orders.includes(value) || (customFields && customField.test(value));
	return { format: { tag: 'oneof', test } };
}

const queryRules: Readonly<Record<string, ValueRule>> = {
	page: { min: 1 },
	// 200 was refused live on projects; no call is known to take more than 100.
	per_page: { min: 1, max: 100 },
	priority: { oneOf: priorities },
	source: { oneOf: ['plan', 'focus', 'google_calendar', 'outlook_calendar'] },
	state: { oneOf: ['timeblocked', 'not_timeblocked', 'tracked', 'not_tracked', 'active', 'done'] },
	project_id: { none: true },
	parent_task_id: { none: true },
	client_id: { none: true },
	tag_id: { none: true },
	team_id: { none: true },
	assignee_user_id: { none: true },
	ids: { most: bulkLimit },
	timeblock_start_from: { format: dateTime },
	timeblock_start_until: { format: dateTime },
	date_from: { format: timestamp },
	date_to: { format: timestamp },
	timezone: { format: timeZone },
};

/** Of the calls outside of the reference pages, by `template parameter`. */
const otherQueryRules: Readonly<Record<string, ValueRule>> = {
	'/projects archived': { none: true },
	'/projects order_by': {
		format: { tag: 'oneof', test: (value) => /^-?(?:name|client_name|pinned)$/.test(value) },
	},
	'/statuses order_by': {
		format: {
			tag: 'oneof',
			test: (value) => /^-?(?:name|workspace_id|created_at|updated_at|position)$/.test(value),
		},
	},
	'/statuses type': { oneOf: ['todo', 'in_progress', 'done', 'blocked'] },
};

const dayParameter = /^(?:start|end)_date(?:_from|_to)?$|^dates_overlap_(?:start|end)$/;

const fieldRules: Readonly<Record<string, ValueRule>> = {
	name: { format: filled },
	prompt: { format: filled },
	priority: { oneOf: priorities },
	start_date: { format: date },
	end_date: { format: date },
	priority_at: { format: date },
	position: { min: 1 },
	estimated_mins: { min: 0 },
	weight: { min: 0 },
	op: { oneOf: ['move', 'remove'] },
	type: { oneOf: ['activity', 'break'] },
	start: { format: dateTime },
	end: { format: dateTime },
	task_ids: { most: bulkLimit },
	tasks: { most: bulkLimit },
	items: { most: bulkLimit },
};

/** What the facts say beyond the tables: enumerations, dates, bounds, and which fields must be there. */
export const focusRules: Rules = {
	query: ({ template }, name) => {
		const tail = template.slice(template.lastIndexOf('/'));
		if (name === 'order_by' && template.includes('/tasks')) {
			return orderOf(template);
		}
		return (
			otherQueryRules[`${tail} ${name}`] ??
			(dayParameter.test(name) ? { format: date } : queryRules[name])
		);
	},
	field: (_endpoint, _object, name) => {
		// Allowed in the groups of users, where it means "nobody" (documented); the handler looks at which.
		if (name === 'target_group_id') {
			return { nullable: true };
		}
		return fieldRules[name];
	},
	required: ({ method, template }, object) => requiredFields(method, template, object),
};

function orderOf(template: string): ValueRule {
	if (template.endsWith('/groups/{group}')) {
		return orderRule(bothWays(['group_name']), false);
	}
	if (template.endsWith('/stream')) {
		return orderRule(streamOrders, true);
	}
	return template.endsWith('/tasks') ? orderRule(listOrders, true) : orderRule(shortOrders, false);
}

function requiredFields(
	method: Endpoint['method'],
	template: Endpoint['template'],
	object: string,
): readonly string[] {
	if (template.endsWith('/tracking/start')) {
		return ['type'];
	}
	const tail = template.slice(template.indexOf('/tasks') + '/tasks'.length);
	switch (`${method} ${tail} ${object}`) {
		case 'POST  body':
		case 'POST /bulk tasks':
			return ['name'];
		case 'POST /bulk body':
			return ['tasks'];
		case 'PUT /{task_id} body':
			return ['name', 'status_id'];
		case 'PATCH /bulk body':
		case 'PATCH /groups/{group} body':
			return ['items'];
		case 'PATCH /bulk items':
			return ['id'];
		case 'POST /bulk/archive body':
			return ['task_ids'];
		case 'PATCH /groups/{group} items':
			return ['id', 'op', 'target_group_id', 'weight'];
		case 'POST /from-list body':
		case 'POST /prompt body':
			return ['prompt'];
		default:
			return [];
	}
}
