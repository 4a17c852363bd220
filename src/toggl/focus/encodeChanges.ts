import * as l10n from '@vscode/l10n';
import type { TaskChanges, TaskField } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { encodeOrRefuse, type ValueKind } from './encodeValue.ts';

type Rule = {
	wire: string;
	kind: ValueKind;
	/** What takes the value away: the PATCH table names the fields that take null. Without it the field always has a value. */
	none?: null | '' | 'none';
	/** PUT's table has `null` for it. */
	nullInPut?: true;
	/** Calls whose table doesn't have the field. */
	notIn?: readonly Call[];
};

type Call = 'create' | 'update' | 'replace';

/** `done` is no field of the service: the status says it. */
const rules: { readonly [Field in Exclude<keyof TaskChanges, 'done'>]-?: Rule } = {
	name: { wire: 'name', kind: 'name' },
	description: { wire: 'description', kind: 'text', none: '' },
	notes: { wire: 'notes', kind: 'text', none: '' },
	projectId: { wire: 'project_id', kind: 'id', none: null },
	parentId: { wire: 'parent_task_id', kind: 'id', none: null },
	statusId: { wire: 'status_id', kind: 'id' },
	priority: { wire: 'priority', kind: 'priority', none: 'none' },
	priorityAt: { wire: 'priority_at', kind: 'day', none: null, notIn: ['replace'] },
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
	rrule: { wire: 'rrule', kind: 'text', none: null, nullInPut: true },
	position: { wire: 'position', kind: 'number', none: null, nullInPut: true },
	recurringTaskId: { wire: 'recurring_task_id', kind: 'number', none: null, notIn: ['create'] },
	outboundSync: { wire: 'outbound_sync', kind: 'flag', notIn: ['create'] },
};

/** The fields that a task of Focus has: those of the PATCH table, and `done`, which its status says. */
export const focusFields: ReadonlySet<TaskField> = new Set<TaskField>([
	'done',
	...Object.keys(rules).filter((field) => isField(field)),
]);

/** Those of them that POST's table doesn't have. */
export const notInNew: ReadonlySet<TaskField> = new Set<TaskField>(
	Object.keys(rules)
		.filter((field) => isField(field))
		.filter((field) => rules[field].notIn?.includes('create')),
);

export type WireChanges = Readonly<Record<string, unknown>>;

/**
 * What goes out for a change, a new task or a task that takes the place of another: the fields that it
 * holds, and no others. `null` empties a field; POST and, for most fields, PUT take none
 * (documented), so it is left out there.
 * @throws TaskError that names the field, for a value that the service would refuse
 */
export function encodeChanges(changes: TaskChanges, call: Call): WireChanges {
	const body: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(changes)) {
		const rule = isField(field) ? rules[field] : undefined;
		const isNone = value === null || (value === '' && rule?.none === null);
		const takesNone = call === 'update' || (call === 'replace' && rule?.nullInPut === true);
		const isLeftOut = (isNone && !takesNone) || (field === 'outboundSync' && call === 'create');
		if (!rule || value === undefined || isLeftOut) {
			continue;
		}
		if (rule.notIn?.includes(call)) {
			throw new TaskError({ kind: 'invalid', sentence: refusal(field, call) });
		}
		body[rule.wire] =
			isNone && rule.none !== undefined ? rule.none : encodeOrRefuse(field, rule.kind, value);
	}
	return body;
}

/** What a PUT can't say of a task: fields that its table doesn't have, and most that are to be empty. */
export function unsaidInPut(task: TaskChanges): TaskChanges {
	return Object.fromEntries(
		Object.entries(task).filter(([field, value]) => {
			const rule = isField(field) ? rules[field] : undefined;
			return rule && (rule.notIn?.includes('replace') || (value === null && !rule.nullInPut));
		}),
	);
}

function refusal(field: string, call: Call): string {
	return call === 'create'
		? l10n.t('{0} can’t be given to a new task. Create the task, then change it.', field)
		: l10n.t('{0} can’t be replaced together with the whole task. Change it on its own.', field);
}

function isField(name: string): name is keyof typeof rules {
	return Object.hasOwn(rules, name);
}
