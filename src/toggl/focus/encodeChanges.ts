import * as l10n from '@vscode/l10n';
import { numberOf, priorities, productOf, type TaskChanges, type TaskField } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { isDay } from '../wire.ts';
import { product } from './decodeTask.ts';

type Kind =
	| 'name'
	| 'text'
	| 'flag'
	| 'id'
	| 'ids'
	| 'number'
	| 'numbers'
	| 'minutes'
	| 'day'
	| 'color'
	| 'priority';

type Rule = {
	wire: string;
	kind: Kind;
	/** What takes the value away: the PATCH table names the fields that take null. Without it the field always has a value. */
	none?: null | '' | 'none';
	/** A field that the POST table doesn't have. */
	updateOnly?: true;
};

/** `done` is no field of the service: the status says it. */
const rules: { readonly [Field in Exclude<keyof TaskChanges, 'done'>]-?: Rule } = {
	name: { wire: 'name', kind: 'name' },
	description: { wire: 'description', kind: 'text', none: '' },
	notes: { wire: 'notes', kind: 'text', none: '' },
	projectId: { wire: 'project_id', kind: 'id', none: null },
	parentId: { wire: 'parent_task_id', kind: 'id', none: null },
	statusId: { wire: 'status_id', kind: 'id' },
	priority: { wire: 'priority', kind: 'priority', none: 'none' },
	priorityAt: { wire: 'priority_at', kind: 'day', none: null },
	pinned: { wire: 'pinned', kind: 'flag' },
	startDate: { wire: 'start_date', kind: 'day', none: null },
	endDate: { wire: 'end_date', kind: 'day', none: null },
	estimatedMins: { wire: 'estimated_mins', kind: 'minutes', none: null },
	tagIds: { wire: 'tag_ids', kind: 'ids' },
	assigneeIds: { wire: 'assignee_user_ids', kind: 'ids' },
	ghostAssigneeIds: { wire: 'ghost_assignee_ids', kind: 'numbers' },
	billable: { wire: 'billable', kind: 'flag' },
	private: { wire: 'private', kind: 'flag' },
	color: { wire: 'color', kind: 'color', none: null },
	autoLogTime: { wire: 'auto_log_time', kind: 'flag', none: null },
	rrule: { wire: 'rrule', kind: 'text', none: null },
	position: { wire: 'position', kind: 'number', none: null },
	recurringTaskId: { wire: 'recurring_task_id', kind: 'number', none: null, updateOnly: true },
	outboundSync: { wire: 'outbound_sync', kind: 'flag', updateOnly: true },
};

/** The fields that a task of Focus has: those of the PATCH table, and `done`, which its status says. */
export const focusFields: ReadonlySet<TaskField> = new Set<TaskField>([
	'done',
	...Object.keys(rules).filter(
		(field): field is Exclude<keyof typeof rules, 'outboundSync'> => field !== 'outboundSync',
	),
]);

export type WireChanges = Readonly<Record<string, unknown>>;

/**
 * What goes out for a change or a new task: the fields that it holds, and no others. `null` empties a
 * field; for a new task it is left out, because POST takes none (documented).
 * @throws TaskError that names the field, for a value that the service would refuse
 */
export function encodeChanges(changes: TaskChanges, call: 'create' | 'update'): WireChanges {
	const body: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(changes)) {
		const rule = isField(field) ? rules[field] : undefined;
		const isNone = value === null || (value === '' && rule?.none === null);
		if (!rule || value === undefined || (call === 'create' && (isNone || field === 'outboundSync'))) {
			continue;
		}
		if (call === 'create' && rule.updateOnly) {
			throw refused(
				l10n.t('{0} can’t be given to a new task. Create the task, then change it.', field),
			);
		}
		const encoded = isNone ? rule.none : encode(rule.kind, value);
		if (encoded === undefined) {
			throw refused(l10n.t('{0} must be {1}.', field, expected(rule.kind)));
		}
		body[rule.wire] = encoded;
	}
	return body;
}

function isField(name: string): name is keyof typeof rules {
	return Object.hasOwn(rules, name);
}

/** The value as it is sent, or `undefined` when it is none of that kind. */
function encode(kind: Kind, value: unknown): unknown {
	switch (kind) {
		case 'name':
			return typeof value === 'string' && value.trim() !== '' ? value.toWellFormed() : undefined;
		case 'text':
			return typeof value === 'string' ? value.toWellFormed() : undefined;
		case 'flag':
			return typeof value === 'boolean' ? value : undefined;
		case 'id':
			return encodeId(value);
		case 'ids':
			return encodeAll(value, encodeId);
		case 'number':
			return wholeNumber(value, 1);
		case 'numbers':
			return encodeAll(value, (each) => wholeNumber(each, 1));
		case 'minutes':
			return wholeNumber(value, 0);
		case 'day':
			return typeof value === 'string' && isDay(value) ? value : undefined;
		case 'color':
			return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : undefined;
		case 'priority':
			return priorities.find((each) => each === value);
	}
}

function encodeId(value: unknown): number | undefined {
	return typeof value === 'string' && productOf(value) === product
		? wholeNumber(numberOf(value), 1)
		: undefined;
}

function encodeAll(value: unknown, each: (entry: unknown) => number | undefined): number[] | undefined {
	const numbers = Array.isArray(value) ? value.map((entry) => each(entry)) : [undefined];
	const known = numbers.filter((number) => number !== undefined);
	return known.length === numbers.length ? known : undefined;
}

function wholeNumber(value: unknown, least: number): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

function expected(kind: Kind): string {
	switch (kind) {
		case 'name':
			return l10n.t('a text that is not empty');
		case 'text':
			return l10n.t('a text');
		case 'flag':
			return l10n.t('true or false');
		case 'id':
			return l10n.t('an id such as {0}', 'focus:101');
		case 'ids':
			return l10n.t('a list of ids such as {0}', 'focus:101');
		case 'number':
			return l10n.t('a whole number from 1 on');
		case 'numbers':
			return l10n.t('a list of whole numbers from 1 on');
		case 'minutes':
			return l10n.t('a whole number of minutes');
		case 'day':
			return l10n.t('a day such as {0}', '2026-11-30');
		case 'color':
			return l10n.t('a colour such as {0}', '#06aaf5');
		case 'priority':
			return l10n.t('one of {0}', priorities.join(', '));
	}
}

function refused(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
