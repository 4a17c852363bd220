import { allNull, fieldRefusals, type CallRow, type Refused } from './callRow.ts';

const notNullWhenNew = [
	'description',
	'notes',
	'end_date',
	'estimated_mins',
	'parent_task_id',
	'project_id',
	'color',
];
/** Calls that write one task. */
export const oneTaskCalls: readonly CallRow[] = [
	{
		method: 'POST',
		template: 'tasks',
		accepted: [
			[201, 'O/tasks', { name: 'Only a name' }],
			[
				201,
				'O/tasks',
				{
					name: 'All',
					project_id: 101,
					parent_task_id: 5101,
					tag_ids: [201],
					position: null,
					rrule: null,
				},
			],
		],
		refused: [
			['name', 'O/tasks', {}],
			['id', 'O/tasks', { name: 'x', id: 5 }],
			['priority_at', 'O/tasks', { name: 'x', priority_at: 'soon' }],
			['outbound_sync', 'O/tasks', { name: 'x', outbound_sync: true }],
			['body', 'O/tasks', []],
			['page', 'O/tasks?page=1', { name: 'x' }],
			...notNullWhenNew.map((name): Refused => [name, 'O/tasks', { name: 'x', [name]: null }]),
			...fieldRefusals.map(([name, fields]): Refused => [name, 'O/tasks', { name: 'x', ...fields }]),
		],
	},
	{
		method: 'PUT',
		template: 'tasks/{task_id}',
		accepted: [
			[204, 'O/tasks/5101', { name: 'New', status_id: 301, position: null, outbound_sync: true }],
		],
		refused: [
			['status_id', 'O/tasks/5101', { name: 'New' }],
			['name', 'O/tasks/5101', { status_id: 301 }],
			['priority_at', 'O/tasks/5101', { name: 'New', status_id: 301, priority_at: '2026-01-01' }],
			...['description', 'end_date', 'project_id', 'recurring_task_id'].map((name): Refused => [
				name,
				'O/tasks/5101',
				{ name: 'New', status_id: 301, [name]: null },
			]),
			...fieldRefusals.map(([name, fields]): Refused => [
				name,
				'O/tasks/5101',
				{ name: 'x', status_id: 301, ...fields },
			]),
		],
	},
	{
		method: 'DELETE',
		template: 'tasks/{task_id}',
		accepted: [[204, 'O/tasks/5101?outbound_sync=true']],
		refused: [
			['from_recurring_task_id', 'O/tasks/5101?from_recurring_task_id=all'],
			['cascade', 'O/tasks/5101?cascade=true'],
		],
	},
	{
		method: 'PATCH',
		template: 'tasks/{task_id}',
		accepted: [
			[204, 'O/tasks/5101', allNull],
			[204, 'O/tasks/5101', {}],
			[
				204,
				'O/tasks/5101',
				{ project_id: 102, tag_ids: [], assignee_user_ids: [3002], pinned: true, notes: 'n' },
			],
		],
		refused: [
			['body', 'O/tasks/5101', [{ name: 'x' }]],
			['id', 'O/tasks/5101', { id: 5101 }],
			['archived_at', 'O/tasks/5101', { archived_at: null }],
			['parent_task_id', 'O/tasks/5101', { parent_task_id: 5101 }],
			['parent_task_id', 'O/tasks/5101', { parent_task_id: 5104 }],
			...['private', 'pinned', 'billable', 'priority', 'assignee_user_ids', 'outbound_sync'].map(
				(name): Refused => [name, 'O/tasks/5101', { [name]: null }],
			),
			...fieldRefusals.map(([name, fields]): Refused => [name, 'O/tasks/5101', fields]),
		],
	},
	{
		method: 'POST',
		template: 'tasks/{task_id}/archive',
		accepted: [[204, 'O/tasks/5101/archive']],
		refused: [
			['outbound_sync', 'O/tasks/5101/archive?outbound_sync=true'],
			['body', 'O/tasks/5101/archive', {}],
		],
	},
	{
		method: 'PATCH',
		template: 'tasks/{task_id}/restore',
		accepted: [[204, 'O/tasks/5101/restore']],
		refused: [
			['from_recurring_task_id', 'O/tasks/5101/restore?from_recurring_task_id=1'],
			['body', 'O/tasks/5101/restore', {}],
		],
	},
	{
		method: 'POST',
		template: 'tasks/{task_id}/unarchive',
		accepted: [[204, 'O/tasks/5101/unarchive']],
		refused: [
			['from_recurring_task_id', 'O/tasks/5101/unarchive?from_recurring_task_id=1'],
			['body', 'O/tasks/5101/unarchive', { task_ids: [1] }],
		],
	},
];
