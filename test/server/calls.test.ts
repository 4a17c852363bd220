import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { documentedEndpoints } from './focus/answerFocus.ts';
import { focusRoutes } from './focus/focusRoutes.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

/** Method, path and body; a refused one also has the field that the answer must name. */
type Accepted = readonly [status: number, path: string, body?: unknown];
type Refused = readonly [field: string, path: string, body?: unknown];
type Row = {
	readonly method: string;
	readonly template: string;
	readonly accepted: readonly Accepted[];
	readonly refused: readonly Refused[];
};

const tooMany = Array.from({ length: 101 }, (_value, index) => 5101 + index);

function imageForm(field: string): FormData {
	const form = new FormData();
	form.set(field, new File(['not really'], 'board.png', { type: 'image/png' }));
	return form;
}

const listRefusals = (path: string): Refused[] => [
	['fields', `${path}?fields=name`],
	['pinned', `${path}?pinned=yes`],
	['status_id', `${path}?status_id=todo`],
	['status_id', `${path}?status_id=`],
	['toggl_user_id', `${path}?toggl_user_id=3001,3002`],
	['order_by', `${path}?order_by=colour`],
	['order_by', `${path}?order_by=name,sub_tasks_grouped`],
	['priority', `${path}?priority=urgent`],
	['state', `${path}?state=open`],
	['source', `${path}?source=github`],
	['start_date', `${path}?start_date=2026-02-31`],
	['end_date', `${path}?end_date=2026-02-03T00:00:00Z`],
	['archived', `${path}?archived=`],
	['archived', `${path}?archived=true&archived=false`],
];
const pageRefusals = (path: string): Refused[] => [
	['per_page', `${path}?per_page=101`],
	['per_page', `${path}?per_page=0`],
	['page', `${path}?page=0`],
	['page', `${path}?page=1.5`],
];
const familyRefusals = (path: string): Refused[] => [
	...pageRefusals(path),
	['pinned', `${path}?pinned=true`],
	['status_id', `${path}?status_id=301,302`],
	['order_by', `${path}?order_by=relevance`],
];
/** Wrong in whatever body takes the fields of a task. */
const fieldRefusals: readonly (readonly [string, Record<string, unknown>])[] = [
	['colour', { colour: '#fff' }],
	['name', { name: 7 }],
	['name', { name: null }],
	['name', { name: ' ' }],
	['pinned', { pinned: 'true' }],
	['project_id', { project_id: '101' }],
	['project_id', { project_id: 999 }],
	['status_id', { status_id: null }],
	['status_id', { status_id: 1 }],
	['tag_ids', { tag_ids: 201 }],
	['tag_ids', { tag_ids: ['201'] }],
	['tag_ids', { tag_ids: null }],
	['tag_ids', { tag_ids: [999] }],
	['assignee_user_ids', { assignee_user_ids: [1] }],
	['estimated_mins', { estimated_mins: 1.5 }],
	['priority', { priority: 'urgent' }],
	['end_date', { end_date: '2026-1-2' }],
	['start_date', { start_date: '2026-01-02T00:00:00Z' }],
	['position', { position: 0 }],
	['parent_task_id', { parent_task_id: 4 }],
];
const notNullWhenNew = [
	'description',
	'notes',
	'end_date',
	'estimated_mins',
	'parent_task_id',
	'project_id',
	'color',
];
const nullable = [
	'description',
	'notes',
	'color',
	'start_date',
	'end_date',
	'estimated_mins',
	'parent_task_id',
].concat(['project_id', 'position', 'priority_at', 'rrule', 'recurring_task_id', 'auto_log_time']);
const allNull = Object.fromEntries(nullable.map((name) => [name, null]));

const table: readonly Row[] = [
	{
		method: 'GET',
		template: 'tasks',
		accepted: [
			[200, 'O/tasks'],
			[200, 'O/tasks?page=2&per_page=100&order_by=-updated_at,name,pcf_7&disable_aggregations=true'],
			[200, 'O/tasks?project_id=&parent_task_id=&client_id=&tag_id=&team_id=&assignee_user_id='],
			[200, 'O/tasks?status_id=301,302&status_id=303&creator_id=3001&include_ghost_assignees=true'],
			[200, 'O/tasks?timeblock_start_from=2026-01-02T00:00:00%2B02:00&start_date=2026-02-28'],
		],
		refused: [
			...listRefusals('O/tasks'),
			...pageRefusals('O/tasks'),
			['timeblock_start_from', 'O/tasks?timeblock_start_from=2026-01-02'],
			// In Toggl's Swagger file, not on the reference page.
			['include_assignees', 'O/tasks?include_assignees=true'],
		],
	},
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
			['outbound_sync', 'O/tasks', { name: 'x', outbound_sync: true }],
			['body', 'O/tasks', []],
			['page', 'O/tasks?page=1', { name: 'x' }],
			...notNullWhenNew.map((name): Refused => [name, 'O/tasks', { name: 'x', [name]: null }]),
			...fieldRefusals.map(([name, fields]): Refused => [name, 'O/tasks', { name: 'x', ...fields }]),
		],
	},
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
		method: 'GET',
		template: 'tasks/recurring',
		accepted: [
			[
				200,
				'O/tasks/recurring?per_page=100&recurring_task_ids=5136&start_date=2026-01-01&archived=false',
			],
		],
		refused: [
			...pageRefusals('O/tasks/recurring'),
			['order_by', 'O/tasks/recurring?order_by=name'],
			['start_date', 'O/tasks/recurring?start_date=1.1.2026'],
			['recurring_task_ids', 'O/tasks/recurring?recurring_task_ids=a'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/stream',
		accepted: [
			[200, 'O/tasks/stream?include_project_completed=true&order_by=-position'],
			[200, 'O/tasks/stream?parent_task_id=&priority=high,medium'],
		],
		refused: [
			...listRefusals('O/tasks/stream'),
			['page', 'O/tasks/stream?page=1'],
			['per_page', 'O/tasks/stream?per_page=100'],
			['private', 'O/tasks/stream?private=true'],
			['disable_aggregations', 'O/tasks/stream?disable_aggregations=true'],
			['order_by', 'O/tasks/stream?order_by=timeblock_start'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/{task_id}',
		accepted: [[200, 'O/tasks/5101?include_ghost_assignees=false']],
		refused: [
			['with_entries', 'O/tasks/5101?with_entries=true'],
			['include_ghost_assignees', 'O/tasks/5101?include_ghost_assignees=1'],
			['task_id', 'O/tasks/first'],
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
		method: 'GET',
		template: 'tasks/{task_id}/children',
		accepted: [[200, 'O/tasks/5101/children?status_id=301&order_by=-name&per_page=100']],
		refused: familyRefusals('O/tasks/5101/children'),
	},
	{
		method: 'GET',
		template: 'tasks/{task_id}/parents',
		accepted: [[200, 'O/tasks/5104/parents?archived=false&source=plan']],
		refused: familyRefusals('O/tasks/5104/parents'),
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
	...['from-list', 'prompt'].map((name): Row => ({
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

describe('The strict Focus server: each call', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	it('has every documented call in this table, and does every one', () => {
		const prefix = '/organizations/{organization_id}/workspaces/{workspace_id}/';
		const documented = documentedEndpoints
			.map(({ method, template }) => `${method} ${template}`)
			.toSorted();
		assert.deepEqual(
			table.map(({ method, template }) => `${method} ${prefix}${template}`).toSorted(),
			documented,
		);
		assert.equal(documented.length, 23);
		assert.deepEqual(
			documented.filter((name) => focusRoutes[name] === undefined),
			[],
		);
	});

	for (const { method, template, accepted, refused } of table) {
		describe(`${method} ${template}`, () => {
			for (const [status, path, body] of accepted) {
				it(`takes ${path} ${show(body)}`, async () => {
					const reply = await call(server, method, path, body);
					assert.equal(reply.status, status, reply.text);
				});
			}
			for (const [field, path, body] of refused) {
				it(`refuses ${path} ${show(body)}`, async () => {
					const before = JSON.stringify([...server.state.tasks]);
					const reply = await call(server, method, path, body);
					assert.equal(reply.status, 400, reply.text);
					const { error, error_description: text } = Object(reply.body);
					assert.match(error, /^(?:validation|invalid_task_id)$/);
					assert.ok(text.includes(field), `${text} does not name ${field}`);
					assert.equal(JSON.stringify([...server.state.tasks]), before);
				});
			}
		});
	}
});

function show(body: unknown): string {
	return body === undefined ? '' : (JSON.stringify(body) ?? '').slice(0, 80);
}
