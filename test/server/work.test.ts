import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import type { FocusTask } from './focus/focusState.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

type Row = Record<string, unknown> & { readonly id: number; readonly name: string };

describe('The strict Focus server: the work', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const rows = async (path: string): Promise<Row[]> => {
		const { body, text } = await call(server, 'GET', path);
		assert.ok(Array.isArray(body) || Array.isArray(Object(body).data), text);
		return Array.isArray(body) ? body : Object(body).data;
	};
	const ids = async (path: string) => (await rows(path)).map(({ id }) => id);
	const task = (id: number): FocusTask => {
		const found = server.state.tasks.get(id);
		assert.ok(found);
		return found;
	};
	const named = (name: string): FocusTask => {
		const found = [...server.state.tasks.values()].find((each) => each.name === name);
		assert.ok(found, name);
		return found;
	};
	const does = async (method: string, path: string, body?: unknown) => {
		const reply = await call(server, method, path, body);
		assert.equal(reply.status, 204, reply.text);
		assert.equal(reply.text, '');
	};

	it('creates a task with the default status, and shows it in full', async () => {
		const { status, body } = await call(server, 'POST', 'O/tasks', {
			name: 'New',
			parent_task_id: 5101,
			notes: 'mark',
		});
		const created = Object(body);
		assert.equal(status, 201);
		assert.deepEqual(created.status, { id: 301, name: 'Todo', type: 'todo', emoji: '📝' });
		assert.deepEqual([created.notes, created.parent_task_id, created.tags], ['mark', 5101, []]);
		assert.equal(created.project_id ?? null, null, 'a sub-task does not inherit the project');
		const shown = Object((await call(server, 'GET', `O/tasks/${created.id}`)).body);
		assert.deepEqual([shown.name, shown.parent.id, shown.sub_task_total_count], ['New', 5101, 0]);
		const parent = Object((await call(server, 'GET', 'O/tasks/5101')).body);
		assert.deepEqual([parent.sub_task_total_count, parent.sub_task_done_count], [4, 1]);
	});

	it('can answer a create without a body', async () => {
		server.options.createAnswer = 'empty';
		const { status, text } = await call(server, 'POST', 'O/tasks', { name: 'Quiet' });
		assert.deepEqual([status, text, named('Quiet').position > 0], [201, '', true]);
	});

	it('changes only what is sent, empties what is null, and moves updated_at on', async () => {
		const old = { ...task(5101) };
		await does('PATCH', 'O/tasks/5101', { description: null, status_id: 304 });
		const changed = task(5101);
		assert.deepEqual([changed.description, changed.status_id, changed.name], [null, 304, old.name]);
		assert.ok(changed.updated_at > old.updated_at);
		assert.equal(changed.status_updated_at, changed.updated_at);
		await does('PATCH', 'O/tasks/5101', {});
		assert.ok(task(5101).updated_at > changed.status_updated_at);
	});

	it('never gives two changes the same time', () => {
		const times = Array.from({ length: 50 }, () => server.changeTask(5101, {}).updated_at);
		assert.equal(new Set(times).size, 50);
		assert.deepEqual(times, times.toSorted());
	});

	it('replaces all by PUT', async () => {
		await does('PUT', 'O/tasks/5101', { name: 'Other', status_id: 302 });
		const { name, project_id, tag_ids, created_at } = task(5101);
		assert.deepEqual([name, project_id, tag_ids], ['Other', null, []]);
		assert.ok(created_at < task(5101).updated_at);
	});

	it('hides archived tasks unless asked for, and takes it back', async () => {
		await does('POST', 'O/tasks/5102/archive');
		assert.equal((await ids('O/tasks/stream')).includes(5102), false);
		assert.equal((await ids('O/tasks/stream?archived=true')).includes(5102), true);
		assert.equal((await ids('O/tasks/stream?archived=true')).includes(5101), false);
		assert.equal(typeof Object((await call(server, 'GET', 'O/tasks/5102')).body).archived_at, 'string');
		await does('POST', 'O/tasks/5102/unarchive');
		assert.equal((await ids('O/tasks/stream')).includes(5102), true);
	});

	it('lets deleted tasks vanish, and restores them', async () => {
		await does('DELETE', 'O/tasks/5102');
		assert.equal((await ids('O/tasks/stream')).includes(5102), false);
		for (const [method, path, body] of [
			['GET', 'O/tasks/5102'],
			['PATCH', 'O/tasks/5102', { name: 'x' }],
			['DELETE', 'O/tasks/5102'],
			['POST', 'O/tasks/5102/archive'],
			['PATCH', 'O/tasks/4/restore'],
		] as const) {
			// In turn, so that each meets what the one before left.
			// oxlint-disable-next-line no-await-in-loop
			assert.equal((await call(server, method, path, body)).status, 404, `${method} ${path}`);
		}
		await does('PATCH', 'O/tasks/5102/restore');
		assert.equal((await ids('O/tasks/stream')).includes(5102), true);
	});

	it('hides the tasks of completed projects unless asked for', async () => {
		const hidden = named('Hand over the keys').id;
		assert.equal((await ids('O/tasks/stream')).includes(hidden), false);
		assert.equal((await ids('O/tasks/stream?include_project_completed=true')).includes(hidden), true);
	});

	it('does bulk calls all or none', async () => {
		const body = [
			{ id: 5101, name: 'A' },
			{ id: 4, name: 'B' },
		];
		assert.equal((await call(server, 'PATCH', 'O/tasks/bulk', body)).status, 404);
		assert.notEqual(task(5101).name, 'A');
		await does('PATCH', 'O/tasks/bulk', {
			items: [
				{ id: 5101, name: 'A' },
				{ id: 5102, pinned: true },
			],
		});
		assert.deepEqual([task(5101).name, task(5102).pinned], ['A', true]);
		await does('POST', 'O/tasks/bulk/archive', { task_ids: [5101, 5102] });
		assert.ok(task(5101).archived_at !== null && task(5102).archived_at !== null);
		await does('DELETE', 'O/tasks/bulk?ids=5101,5102');
		assert.ok(task(5101).deleted_at !== null && task(5102).deleted_at !== null);
		const { status, body: made } = await call(server, 'POST', 'O/tasks/bulk', {
			tasks: [{ name: 'C' }, { name: 'D' }],
		});
		assert.deepEqual([status, Object(made).map(({ name }: Row) => name)], [201, ['C', 'D']]);
	});

	it('gives a task with its children, and with its parents to the top', async () => {
		const refund = named('Try a refund').id;
		assert.deepEqual(await ids(`O/tasks/${refund}/parents`), [refund, 5103, 5101]);
		assert.deepEqual((await ids('O/tasks/5101/children?order_by=name')).slice(0, 2), [
			5101,
			named('Check on small screens').id,
		]);
		assert.equal((await ids('O/tasks/5101/children')).length, 4);
	});

	it('knows instances of recurring tasks, and changes them from one on', async () => {
		const instances = await rows('O/tasks/recurring');
		assert.equal(instances.length, 3);
		const [first, second, third] = instances.map(({ id }) => id);
		await does('DELETE', `O/tasks/${second}?from_recurring_task_id=${second}`);
		assert.deepEqual(await ids('O/tasks/recurring'), [first]);
		assert.ok(task(third ?? 0).deleted_at !== null);
	});

	const move = (group: string, row: object) => call(server, 'PATCH', `O/tasks/groups/${group}`, [row]);
	it('moves tasks between groups', async () => {
		await move('projects', { id: 5101, op: 'move', target_group_id: 102, weight: 7 });
		assert.equal(task(5101).project_id, 102);
		await move('users', {
			id: 5101,
			op: 'move',
			source_group_id: 3001,
			target_group_id: 3004,
			weight: 0,
		});
		assert.deepEqual(task(5101).assignee_user_ids, [3002, 3004]);
		await move('users', { id: 5101, op: 'move', target_group_id: null, weight: 0 });
		assert.deepEqual(task(5101).assignee_user_ids, []);
		await move('tags', { id: 5101, op: 'remove', target_group_id: 204, weight: 0 });
		assert.deepEqual(task(5101).tag_ids, [205]);
		const ferry = (await rows('O/tasks/groups/projects?group_id=102'))[0];
		assert.deepEqual([ferry?.name, ferry?.['type']], ['Ferry screens', 'projects']);
		const moved = Object(ferry?.['tasks']).find(({ id }: Row) => id === 5101);
		assert.deepEqual([moved.weight, moved.masked, moved.status], [7, false, undefined]);
	});

	it('makes, renames and deletes tasks by the calendar', async () => {
		const sync = 'O/tasks/calendar?date_from=2020-01-01&date_to=2099-01-01';
		await does('PUT', sync);
		assert.equal((await ids('O/tasks/stream?source=google_calendar')).length, 2);
		server.state.events.splice(0, 2, { id: 70_001, name: 'Board, later', date: '2030-05-05' });
		server.options.calendarAnswer = 'summary';
		assert.deepEqual((await call(server, 'PUT', sync)).body, { created: 0, updated: 1, deleted: 1 });
		assert.deepEqual(
			(await rows('O/tasks/stream?source=google_calendar')).map(({ name }) => name),
			['Board, later'],
		);
	});

	it('makes proposals of what it is given, and no tasks', async () => {
		const count = server.state.tasks.size;
		const names = async (path: string, body: unknown) =>
			Object((await call(server, 'POST', path, body)).body).map(({ name }: Row) => name);
		assert.deepEqual(
			await names('O/workflows/tasks/from-list', { prompt: '- Rope\n\n2. Paint\n* [ ] Oil' }),
			['Rope', 'Paint', 'Oil'],
		);
		assert.deepEqual(await names('O/workflows/tasks/prompt', { prompt: 'Buy rope. Paint it!' }), [
			'Buy rope',
			'Paint it',
		]);
		const form = new FormData();
		form.set('file', new File(['x'], 'wall.png'));
		assert.deepEqual(await names('O/workflows/tasks/extract', form), ['Task from wall.png']);
		assert.equal(server.state.tasks.size, count);
	});
});
