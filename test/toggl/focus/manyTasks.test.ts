import assert from 'node:assert/strict';
import type { NewTask } from '../../../src/tasks/task.ts';
import type { TaskUpdate } from '../../../src/tasks/taskApi.ts';
import { failure, focusFixture } from './focusFixture.ts';

const twins = (count: number): NewTask[] =>
	Array.from({ length: count }, (_task, index) => ({ name: `Twin ${index % 2}`, estimatedMins: index }));

describe('The Focus client, with many tasks at once', () => {
	const focus = focusFixture();
	const sent = (): string[] =>
		focus.server.requests.map(
			({ method, path, status }) => `${method} ${path.replace(/.*(?=\/tasks)/, '')} ${status}`,
		);
	const minutes = async (tasks: readonly NewTask[]): Promise<unknown[]> =>
		(await focus.api.createMany(tasks)).map(({ estimatedMins }) => estimatedMins);

	it('creates a hundred with one request, each in its place', async () => {
		const tasks = twins(100);
		assert.deepEqual(
			await minutes(tasks),
			tasks.map(({ estimatedMins }) => estimatedMins),
		);
		assert.deepEqual(sent(), ['POST /tasks/bulk 201']);
	});

	it('finds a hundred that the service doesn’t tell back, among those that others make meanwhile', async () => {
		focus.server.options.createAnswer = 'empty';
		const tasks = twins(100);
		focus.server.changeTask(8000, { name: 'Twin 0', created_at: '2099-01-01T00:00:00Z' });
		assert.deepEqual(
			await minutes(tasks),
			tasks.map(({ estimatedMins }) => estimatedMins),
		);
		assert.deepEqual(sent(), ['POST /tasks/bulk 201', 'GET /tasks 200', 'GET /tasks 200']);
	});

	it('puts tasks in their order, where the service tells them in another', async () => {
		focus.server.fail(
			{ method: 'POST' },
			{ kind: 'bad', change: (body) => (Array.isArray(body) ? body.toReversed() : body) },
		);
		assert.deepEqual(await minutes(twins(5)), [0, 1, 2, 3, 4]);
	});

	it('asks for the list where the answer lacks a task', async () => {
		focus.server.fail(
			{ method: 'POST' },
			{ kind: 'bad', change: (body) => (Array.isArray(body) ? body.slice(1) : body) },
		);
		assert.deepEqual(await minutes(twins(3)), [0, 1, 2]);
		assert.deepEqual(sent(), ['POST /tasks/bulk 201', 'GET /tasks 200']);
	});

	it('creates none when one is refused, and takes no more than a hundred', async () => {
		const { key, state } = focus.server;
		const { size } = state.tasks;
		await failure(
			focus.api.createMany([...twins(2), { name: 'x', projectId: 'focus:9' }]),
			'rejected',
			key,
		);
		await failure(focus.api.createMany([...twins(2), { name: ' ' }]), 'invalid', key);
		await failure(focus.api.createMany([{ name: 'x', done: true }]), 'invalid', key);
		await failure(focus.api.createMany(twins(101)), 'invalid', key);
		assert.equal(state.tasks.size, size);
		assert.deepEqual(await focus.api.createMany([]), []);
		assert.deepEqual(sent(), ['POST /tasks/bulk 400']);
	});

	it('changes none when one is not there, and takes no more than a hundred', async () => {
		const { key, state } = focus.server;
		const rename = (number: number): TaskUpdate => ({
			id: `focus:${number}`,
			changes: { name: 'Renamed' },
		});
		await failure(focus.api.updateMany([rename(5101), rename(77)]), 'notFound', key);
		await failure(focus.api.updateMany(Array.from({ length: 101 }, () => rename(5101))), 'invalid', key);
		await failure(focus.api.updateMany([{ id: 'local:7', changes: {} }]), 'notFound', key);
		assert.notEqual(state.tasks.get(5101)?.name, 'Renamed');
		await focus.api.updateMany([]);
		await focus.api.updateMany([{ id: 'focus:5101', changes: {} }]);
		assert.deepEqual(sent(), ['PATCH /tasks/bulk 404']);
	});

	it('looks at one of the tasks that go to another project', async () => {
		const updates = [5101, 5102].map((number) => ({
			id: `focus:${number}`,
			changes: { projectId: 'focus:102' },
		}));
		await focus.api.updateMany(updates);
		assert.deepEqual(sent(), ['PATCH /tasks/bulk 204', 'GET /tasks/5101 200']);
		focus.server.reset();
		focus.server.fail({ method: 'PATCH' }, { kind: 'status', status: 204 });
		await failure(focus.api.updateMany(updates), 'invalid', focus.server.key);
	});

	it('names the first of several where the later ones of its series are meant', async () => {
		await focus.api.archive(['focus:5136', 'focus:5138'], 'following');
		await focus.api.delete(['focus:5136', 'focus:5138'], 'following');
		assert.deepEqual(sent(), ['POST /tasks/5136/archive 204', 'DELETE /tasks/5136 204']);
	});

	it('says why a task that doesn’t recur has no later instances', async () => {
		const { key } = focus.server;
		await failure(focus.api.update('focus:5101', { name: 'x' }, 'following'), 'rejected', key);
		await failure(focus.api.delete(['focus:5101'], 'following'), 'rejected', key);
		assert.equal(focus.server.state.tasks.get(5101)?.deleted_at, null);
	});

	it('wants a status to replace a task, days that exist and a time zone', async () => {
		const { key } = focus.server;
		await failure(focus.api.replace('focus:5101', { name: 'x' }), 'invalid', key);
		await failure(focus.api.syncCalendar('2026-02-30', '2026-03-01', 'UTC'), 'invalid', key);
		await failure(focus.api.syncCalendar('2026-03-02', '2026-03-01', 'UTC'), 'invalid', key);
		await failure(focus.api.syncCalendar('2026-03-01', '2026-03-02', 'Atlantis'), 'invalid', key);
		await failure(focus.api.children('local:1'), 'notFound', key);
		assert.deepEqual(sent(), []);
	});

	it('syncs the calendar of one day, by the clocks of its time zone', async () => {
		await focus.api.syncCalendar('2026-07-01', '2026-07-01', 'UTC');
		await focus.api.syncCalendar('2026-07-01', '2026-07-01', 'America/New_York');
		assert.deepEqual(
			focus.server.requests.map(({ query }) => [query['date_from'], query['date_to']]),
			[
				['2026-07-01T00:00:00+00:00', '2026-07-01T23:59:59+00:00'],
				['2026-07-01T00:00:00-04:00', '2026-07-01T23:59:59-04:00'],
			],
		);
	});
});
