import * as l10n from '@vscode/l10n';
import type { TaskChanges, TaskField } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { encodeValue, expected, type ValueKind } from './encodeValue.ts';

type Rule = {
	wire: string;
	kind: ValueKind;
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
	...Object.keys(rules).filter((field) => isField(field)),
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
		const encoded = isNone ? rule.none : encodeValue(rule.kind, value);
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

function refused(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
