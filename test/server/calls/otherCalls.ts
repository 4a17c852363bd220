import { pageRefusals, type CallRow } from './callRow.ts';

function imageForm(field: string): FormData {
	const form = new FormData();
	form.set(field, new File(['not really'], 'board.png', { type: 'image/png' }));
	return form;
}

/** Calls for the calendar, proposals and groups. */
export const otherCalls: readonly CallRow[] = [
	{
		method: 'PUT',
		template: 'tasks/calendar',
		accepted: [
			[204, 'O/tasks/calendar?date_from=2026-01-01&date_to=2026-02-01'],
			[
				204,
				'O/tasks/calendar?date_from=2026-01-01T00:00:00Z&date_to=2026-02-01T00:00:00Z&timezone=Europe/Tallinn',
			],
		],
		refused: [
			['date_from', 'O/tasks/calendar?date_to=2026-02-01'],
			['date_to', 'O/tasks/calendar?date_from=2026-01-01'],
			['date_to', 'O/tasks/calendar?date_from=2026-02-01&date_to=2026-01-01'],
			['date_from', 'O/tasks/calendar?date_from=today&date_to=2026-02-01'],
			['timezone', 'O/tasks/calendar?date_from=2026-01-01&date_to=2026-02-01&timezone=Atlantis'],
			['body', 'O/tasks/calendar?date_from=2026-01-01&date_to=2026-02-01', {}],
		],
	},
	{
		method: 'POST',
		template: 'workflows/tasks/extract',
		accepted: [[200, 'O/workflows/tasks/extract', imageForm('file')]],
		refused: [
			['image', 'O/workflows/tasks/extract', imageForm('image')],
			['file', 'O/workflows/tasks/extract', { file: 'x' }],
			['file', 'O/workflows/tasks/extract?file=x', imageForm('file')],
		],
	},
	...['from-list', 'prompt'].map((name): CallRow => ({
		method: 'POST',
		template: `workflows/tasks/${name}`,
		accepted: [[200, `O/workflows/tasks/${name}`, { prompt: 'Buy rope\nPaint the hull' }]],
		refused: [
			['prompt', `O/workflows/tasks/${name}`, {}],
			['prompt', `O/workflows/tasks/${name}`, { prompt: '' }],
			['prompt', `O/workflows/tasks/${name}`, { prompt: ['a'] }],
			['prompt', `O/workflows/tasks/${name}`, { prompt: null }],
			['text', `O/workflows/tasks/${name}`, { prompt: 'a', text: 'b' }],
		],
	})),
	{
		method: 'GET',
		template: 'tasks/groups/{group}',
		accepted: [
			[200, 'O/tasks/groups/projects?exclude_empty=true&order_by=-group_name&private=false'],
			[200, 'O/tasks/groups/users?include_ghosts=true&min_days=2&creator_id=3001,3002'],
			[200, 'O/tasks/groups/tags?group_id=201'],
		],
		refused: [
			...pageRefusals('O/tasks/groups/projects'),
			['group', 'O/tasks/groups/clients'],
			['priority', 'O/tasks/groups/projects?priority=low,high'],
			['order_by', 'O/tasks/groups/projects?order_by=name'],
			// In Toggl's Swagger file, not on the reference page.
			['include_unassigned', 'O/tasks/groups/users?include_unassigned=true'],
		],
	},
	{
		method: 'PATCH',
		template: 'tasks/groups/{group}',
		accepted: [
			[200, 'O/tasks/groups/projects', [{ id: 5101, op: 'move', target_group_id: 102, weight: 0 }]],
			[
				200,
				'O/tasks/groups/users',
				{ items: [{ id: 5101, op: 'move', target_group_id: null, weight: 3 }] },
			],
		],
		refused: [
			['items[0].target_group_id', 'O/tasks/groups/users', [{ id: 5101, op: 'move', weight: 0 }]],
			[
				'items[0].target_group_id',
				'O/tasks/groups/projects',
				[{ id: 5101, op: 'move', target_group_id: null, weight: 0 }],
			],
			[
				'items[0].op',
				'O/tasks/groups/projects',
				[{ id: 5101, op: 'copy', target_group_id: 102, weight: 0 }],
			],
			[
				'items[0].weight',
				'O/tasks/groups/projects',
				[{ id: 5101, op: 'move', target_group_id: 102, weight: -1 }],
			],
			['items[0].weight', 'O/tasks/groups/projects', [{ id: 5101, op: 'move', target_group_id: 102 }]],
			[
				'items[0].end_date',
				'O/tasks/groups/projects',
				[{ id: 5101, op: 'move', target_group_id: 102, weight: 1, end_date: null }],
			],
			[
				'items[0].name',
				'O/tasks/groups/projects',
				[{ id: 5101, op: 'move', target_group_id: 102, weight: 1, name: 'x' }],
			],
		],
	},
];
