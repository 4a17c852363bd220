import assert from 'node:assert/strict';
import type { NewTask, TaskChanges } from '../../../src/tasks/task.ts';
import { failure, focusFixture } from './focusFixture.ts';

const everything: NewTask = {
	name: 'Everything *',
	description: 'Short',
	notes: 'Long',
	projectId: 'focus:101',
	parentId: 'focus:5101',
	statusId: 'focus:304',
	priority: 'medium',
	priorityAt: '2026-11-01',
	pinned: true,
	startDate: '2026-11-02',
	endDate: '2026-11-30',
	estimatedMins: 45,
	tagIds: ['focus:201', 'focus:206'],
	assigneeIds: ['focus:3001', 'focus:3005'],
	ghostAssigneeIds: [7],
	billable: true,
	private: true,
	color: '#06aaf5',
	autoLogTime: true,
	rrule: 'FREQ=DAILY',
	position: 70_000,
};

const emptied: TaskChanges = {
	description: '',
	notes: '',
	projectId: null,
	parentId: null,
	priority: 'none',
	priorityAt: null,
	pinned: false,
	startDate: null,
	endDate: null,
	estimatedMins: null,
	tagIds: [],
	assigneeIds: [],
	ghostAssigneeIds: [],
	billable: false,
	private: false,
	color: null,
	autoLogTime: null,
	rrule: null,
	recurringTaskId: null,
};

describe('The Focus client', () => {
	const focus = focusFixture();
	const sent = () =>
		focus.server.requests.map(
			({ method, path, status }) => `${method} ${path.replace(/.*(?=\/tasks)/, '')} ${status}`,
		);
	const bodies = () => focus.server.requests.map(({ body }) => body);

	it('creates a task with every field, and the service tells it back', async () => {
		const task = await focus.api.create(everything);
		assert.partialDeepStrictEqual(task, {
			...everything,
			done: true,
			archived: false,
			projectName: 'Booking website',
		});
		assert.deepEqual(await focus.api.get(task.id), { ...task, trackedSeconds: 0 });
	});

	it('empties every field that can be empty', async () => {
		const { id } = await focus.api.create(everything);
		await focus.api.update(id, { recurringTaskId: 5101 });
		await focus.api.update(id, { ...emptied, outboundSync: true });
		assert.partialDeepStrictEqual(await focus.api.get(id), emptied);
		await focus.api.update(id, { position: null });
		assert.ok(((await focus.api.get(id)).position ?? 0) > 0);
	});

	it('changes one field with one request, and that field alone', async () => {
		assert.equal(await focus.api.update('focus:5101', { name: 'Other' }), undefined);
		assert.deepEqual(sent(), ['PATCH /tasks/5101 204']);
		assert.deepEqual(bodies(), [{ name: 'Other' }]);
	});

	it('sends nothing where nothing changes', async () => {
		await focus.api.update('focus:5101', {});
		assert.deepEqual(sent(), []);
	});

	it('reads a task again that went to another project', async () => {
		const task = await focus.api.update('focus:5101', { projectId: 'focus:102' });
		assert.partialDeepStrictEqual(task, { projectId: 'focus:102', projectName: 'Ferry screens' });
		assert.deepEqual(sent(), ['PATCH /tasks/5101 204', 'GET /tasks/5101 200']);
	});

	it('says so when the service left it where it was', async () => {
		focus.server.fail({ method: 'PATCH' }, { kind: 'status', status: 204 });
		const { message } = await failure(
			focus.api.update('focus:5101', { projectId: null }),
			'invalid',
			focus.server.key,
		);
		assert.match(message, /left the task in its project.*\/workspaces\/\d+\/calendar$/);
	});

	it('does not call a change lost because it can’t be looked at', async () => {
		focus.server.fail({ method: 'GET' }, { kind: 'quota' });
		assert.equal(await focus.api.update('focus:5101', { projectId: null }), undefined);
		assert.equal(focus.server.state.tasks.get(5101)?.project_id, null);
	});

	it('reads a task out of the answer to a PATCH, should there be one', async () => {
		focus.server.fail(
			{ method: 'PATCH' },
			{ kind: 'status', status: 200, body: { id: 5101, name: 'Told' } },
		);
		assert.partialDeepStrictEqual(await focus.api.update('focus:5101', { name: 'Told' }), {
			name: 'Told',
		});
	});

	it('finds a new task that the service doesn’t tell back', async () => {
		focus.server.options.createAnswer = 'empty';
		await focus.api.create({ name: 'Twice' });
		const second = await focus.api.create({ name: ' Twice\n', pinned: true });
		assert.equal(second.pinned, true);
		assert.equal(focus.server.requests.filter(({ method }) => method === 'POST').length, 2);
	});

	it('says that an answer was unreadable when the new task is not to be found', async () => {
		focus.server.fail({ method: 'POST' }, { kind: 'status', status: 201 });
		await failure(focus.api.create({ name: 'Lost' }), 'unreadable', focus.server.key);
	});

	it('takes no task of its name with another description for the new one', async () => {
		focus.server.changeTask(8000, { name: 'Lost', description: 'before' });
		focus.server.fail({ method: 'POST' }, { kind: 'status', status: 201 });
		const lost = focus.api.create({ name: 'Lost', description: 'now' });
		await failure(lost, 'unreadable', focus.server.key);
	});

	it('never sends "done", and says so where there is no status for it', async () => {
		await failure(focus.api.update('focus:5101', { done: true }), 'invalid', focus.server.key);
		await failure(focus.api.create({ name: 'x', done: true }), 'invalid', focus.server.key);
		await focus.api.update('focus:5101', { done: true, statusId: 'focus:304' });
		await focus.api.create({ name: 'x', done: false });
		assert.deepEqual(bodies(), [{ status_id: 304 }, { name: 'x' }]);
	});

	it('archives, takes back, deletes and restores one task with one request each', async () => {
		const id = 'focus:5101';
		await focus.api.archive([id]);
		assert.equal((await focus.api.get(id)).archived, true);
		await focus.api.unarchive([id]);
		assert.equal((await focus.api.get(id)).archived, false);
		await focus.api.delete([id]);
		await failure(focus.api.get(id), 'notFound', focus.server.key);
		await focus.api.restore([id]);
		assert.equal((await focus.api.get(id)).id, id);
		assert.deepEqual(
			sent().filter((line) => !line.startsWith('GET')),
			[
				'POST /tasks/5101/archive 204',
				'POST /tasks/5101/unarchive 204',
				'DELETE /tasks/5101 204',
				'PATCH /tasks/5101/restore 204',
			],
		);
	});

	it('archives and deletes a hundred tasks in one call, and refuses to take more', async () => {
		const ids: string[] = [];
		for (let number = 7001; number <= 7101; number++) {
			focus.server.changeTask(number, { name: `Task ${number}` });
			ids.push(`focus:${number}`);
		}
		const { key } = focus.server;
		await failure(focus.api.archive(ids), 'invalid', key);
		await failure(focus.api.delete(ids), 'invalid', key);
		const most = ids.slice(0, focus.api.atOnce);
		await focus.api.archive(most);
		await focus.api.delete([...most, ...most]);
		assert.deepEqual(sent(), ['POST /tasks/bulk/archive 204', 'DELETE /tasks/bulk 204']);
		await focus.api.restore(ids.slice(0, 2));
		await focus.api.unarchive(ids.slice(0, 2));
		assert.deepEqual((await focus.api.get('focus:7002')).archived, false);
	});

	it('names the task that is gone', async () => {
		for (const act of ['archive', 'unarchive', 'restore'] as const) {
			const { message } = await failure(focus.api[act](['focus:77']), 'notFound', focus.server.key);
			assert.match(message, /The task focus:77 is not there/, act);
		}
	});

	it('takes what is gone for deleted, and deletes none of several when one is gone', async () => {
		await focus.api.delete(['focus:77']);
		const { key } = focus.server;
		await failure(focus.api.delete(['focus:5101', 'focus:77', 'focus:5102']), 'notFound', key);
		assert.deepEqual(sent(), ['DELETE /tasks/77 404', 'DELETE /tasks/bulk 404']);
		await focus.api.get('focus:5101');
		await focus.api.get('focus:5102');
	});

	it('brings each of several back by itself, and says which it couldn’t', async () => {
		const ids = ['focus:5101', 'focus:77', 'focus:5102'];
		const { key, state } = focus.server;
		await focus.api.archive(['focus:5101', 'focus:5102']);
		for (const action of ['unarchive', 'restore'] as const) {
			const { problem } = await failure(focus.api[action](ids), 'partial', key);
			assert.ok(problem.kind === 'partial');
			assert.deepEqual([problem.done, problem.failed], [['focus:5101', 'focus:5102'], ['focus:77']]);
		}
		assert.deepEqual(
			[state.tasks.get(5101)?.archived_at, state.tasks.get(5102)?.archived_at],
			[null, null],
		);
	});

	it('asks for nothing more once the requests of the hour are used up', async () => {
		focus.server.fail({ method: 'PATCH', skip: 1 }, { kind: 'quota' });
		await focus.api.delete(['focus:5101', 'focus:5102', 'focus:5103']);
		const restoring = focus.api.restore(['focus:5101', 'focus:5102', 'focus:5103']);
		const { problem } = await failure(restoring, 'partial', focus.server.key);
		assert.ok(problem.kind === 'partial');
		assert.deepEqual([problem.done, problem.failed], [['focus:5101'], ['focus:5102', 'focus:5103']]);
		assert.equal(sent().length, 3);
	});

	it('does nothing for no tasks', async () => {
		await focus.api.archive([]);
		await focus.api.delete([]);
		assert.deepEqual(sent(), []);
	});

	it('asks for no task of another product or without a number', async () => {
		for (const id of ['local:5101', 'focus:new-1', 'focus:0', 'focus:../users', 'focus:', '']) {
			await failure(focus.api.get(id), 'notFound', focus.server.key);
		}
		assert.deepEqual(sent(), []);
	});

	it('knows what it offers', () => {
		const { product, label, signedIn, fields, webUrl } = focus.api;
		assert.deepEqual(
			{ product, label, signedIn },
			{ product: 'focus', label: 'Toggl Focus', signedIn: true },
		);
		assert.equal(fields.size, 24);
		assert.match(webUrl, /^http:\/\/127\.0\.0\.1:\d+\/9012345\/workspaces\/8765432\/calendar$/);
	});
});
