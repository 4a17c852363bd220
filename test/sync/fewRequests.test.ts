import assert from 'node:assert/strict';
import type { SyncOptions } from '../../src/sync/syncedTasks.ts';
import type { Task } from '../../src/tasks/task.ts';
import { pause, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('Requests that are not made', () => {
	const focus = new FocusWindows(50);
	const open = (options: Partial<SyncOptions> = {}): Window => focus.open(options);
	const first = (window: Window): Task => window.store.find({})[0] ?? assert.fail('no task');

	it('are those of a start with what is known: tasks, lists, and what is being tracked', async () => {
		const before = open();
		await before.store.settled();
		const { id } = first(before);
		await before.store.timers.start(id);
		const known = tasksOf(before);
		focus.close();
		focus.server.clearRequests();
		const after = open();
		await after.store.settled();
		assert.deepEqual(tasksOf(after), known);
		assert.ok(after.store.account('focus')?.catalog.projects.length);
		assert.deepEqual(
			after.store.timers.running.map(({ taskId }) => taskId),
			[id],
		);
		assert.deepEqual(sent(focus.server), []);
		await after.store.refresh();
		assert.deepEqual(sent(focus.server).toSorted(), ['GET tasks/stream', 'GET tracking/current']);
	});

	it('are those of a timer that another window knows of', async () => {
		const [one, other] = [open(), open()];
		await one.store.settled();
		await other.store.settled();
		await one.store.timers.refresh();
		focus.server.clearRequests();
		const { id } = first(one);
		await one.store.timers.start(id);
		await until(() => other.store.timers.isRunning(id));
		await one.store.timers.stop();
		await until(() => !other.store.timers.isRunning(id));
		assert.deepEqual(sent(focus.server), ['POST tracking/start', 'POST tracking/stop']);
	});

	it('are those of fields that are set one after the other', async () => {
		const window = open();
		const { store } = window;
		await store.settled();
		const { id } = first(window);
		focus.server.clearRequests();
		const name = store.update(id, { name: 'Renamed' });
		await pause(20);
		const date = store.update(id, { endDate: '2027-01-05' });
		assert.equal((await name).endDate, '2027-01-05');
		assert.equal((await date).name, 'Renamed');
		assert.deepEqual(
			focus.server.requests.map(({ method, body }) => [method, body]),
			[['PATCH', { name: 'Renamed', end_date: '2027-01-05' }]],
		);
	});

	it('are not those of another task, nor of what was sent already', async () => {
		const { store } = open();
		await store.settled();
		const [one, other] = store.find({});
		focus.server.clearRequests();
		assert.ok(one && other);
		const begun = performance.now();
		await Promise.all([store.update(one.id, { name: 'A' }), store.update(other.id, { name: 'B' })]);
		assert.ok(performance.now() - begun < 1000, 'nobody waits for long');
		await store.update(one.id, { name: 'C' });
		assert.deepEqual(
			focus.server.requests.map(({ body }) => body),
			[{ name: 'A' }, { name: 'B' }, { name: 'C' }],
		);
	});

	it('are not held up by a clock that was set back', async () => {
		let now = Date.now();
		const window = open({ now: () => now });
		await window.store.settled();
		const { id } = first(window);
		const changed = window.store.update(id, { name: 'A' });
		await Promise.resolve();
		await Promise.resolve();
		now -= 3_600_000;
		assert.equal((await changed).name, 'A');
		assert.equal(focus.server.state.tasks.get(Number(id.split(':')[1]))?.name, 'A');
	});

	it('leave a task where the planner put it after a start', async () => {
		const before = open();
		await before.store.settled();
		const { id } =
			before.store.find({}).find(({ projectId }) => projectId === 'focus:101') ?? first(before);
		await before.store.groups.move('projects', {
			taskId: id,
			to: 'focus:102',
			startDate: '2027-02-01',
			endDate: '2027-02-02',
		});
		await before.store.groups.move('users', { taskId: id, to: 'focus:3002' });
		await before.store.groups.move('users', { taskId: id, to: 'focus:3003', from: 'focus:3002' });
		focus.close();
		focus.server.clearRequests();
		const { store } = open();
		await store.settled();
		const { projectId, assigneeIds, startDate, endDate } = store.need(id);
		const row = focus.server.state.tasks.get(Number(id.split(':')[1]));
		assert.deepEqual([projectId, startDate, endDate], ['focus:102', '2027-02-01', '2027-02-02']);
		assert.deepEqual(
			assigneeIds,
			row?.assignee_user_ids.map((number) => `focus:${number}`),
		);
		assert.ok(assigneeIds?.includes('focus:3003') && !assigneeIds.includes('focus:3002'));
		assert.deepEqual(sent(focus.server), []);
	});
});

function tasksOf({ store }: Window): readonly Task[] {
	return store.find({}).toSorted((a, b) => a.id.localeCompare(b.id));
}
