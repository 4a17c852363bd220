import { allNull, fieldRefusals, tooMany, type CallRow, type Refused } from './callRow.ts';

/** Calls for many tasks at once. */
export const bulkCalls: readonly CallRow[] = [
	{
		method: 'POST',
		template: 'tasks/bulk',
		accepted: [[201, 'O/tasks/bulk', { tasks: [{ name: 'One' }, { name: 'Two' }] }]],
		refused: [
			['items', 'O/tasks/bulk', { items: [{ name: 'One' }] }],
			['body', 'O/tasks/bulk', [{ name: 'One' }]],
			['tasks', 'O/tasks/bulk', { tasks: [] }],
			['tasks', 'O/tasks/bulk', { tasks: { name: 'One' } }],
			['tasks', 'O/tasks/bulk', { tasks: tooMany.map((id) => ({ name: `T${id}` })) }],
			['tasks[1].name', 'O/tasks/bulk', { tasks: [{ name: 'One' }, {}] }],
			['tasks[0].done', 'O/tasks/bulk', { tasks: [{ name: 'One', done: true }] }],
			...fieldRefusals.map(([name, fields]): Refused => [
				`tasks[0].${name}`,
				'O/tasks/bulk',
				{ tasks: [{ name: 'x', ...fields }] },
			]),
		],
	},
	{
		method: 'DELETE',
		template: 'tasks/bulk',
		accepted: [
			[204, 'O/tasks/bulk?ids=5101,5102&outbound_sync=false'],
			[204, 'O/tasks/bulk?ids=5103&ids=5104'],
		],
		refused: [
			['ids', 'O/tasks/bulk'],
			['ids', 'O/tasks/bulk?ids='],
			['ids', 'O/tasks/bulk?ids=5101;5102'],
			['ids', `O/tasks/bulk?ids=${tooMany.join(',')}`],
			['force', 'O/tasks/bulk?ids=5101&force=true'],
			['body', 'O/tasks/bulk?ids=5101', { ids: [5101] }],
		],
	},
	{
		method: 'PATCH',
		template: 'tasks/bulk',
		accepted: [
			[204, 'O/tasks/bulk', [{ id: 5101, pinned: false }]],
			[
				204,
				'O/tasks/bulk',
				{
					items: [
						{ id: 5101, ...allNull },
						{ id: 5102, name: 'New' },
					],
				},
			],
		],
		refused: [
			['items', 'O/tasks/bulk', {}],
			['items', 'O/tasks/bulk', []],
			['tasks', 'O/tasks/bulk', { tasks: [{ id: 5101 }] }],
			['items', 'O/tasks/bulk', tooMany.map((id) => ({ id }))],
			['items[0].id', 'O/tasks/bulk', [{ name: 'x' }]],
			['items[0].id', 'O/tasks/bulk', [{ id: '5101' }]],
			['items[0].parent_task_id', 'O/tasks/bulk', [{ id: 5101, parent_task_id: 5104 }]],
			...fieldRefusals.map(([name, fields]): Refused => [
				`items[0].${name}`,
				'O/tasks/bulk',
				[{ id: 5101, ...fields }],
			]),
		],
	},
	{
		method: 'POST',
		template: 'tasks/bulk/archive',
		accepted: [[204, 'O/tasks/bulk/archive', { task_ids: [5101, 5102] }]],
		refused: [
			['ids', 'O/tasks/bulk/archive', { ids: [5101] }],
			['task_ids', 'O/tasks/bulk/archive', {}],
			['task_ids', 'O/tasks/bulk/archive', { task_ids: [] }],
			['task_ids', 'O/tasks/bulk/archive', { task_ids: null }],
			['task_ids[0]', 'O/tasks/bulk/archive', { task_ids: ['5101'] }],
			['task_ids', 'O/tasks/bulk/archive', { task_ids: tooMany }],
		],
	},
];
