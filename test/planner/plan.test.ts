import assert from 'node:assert/strict';
import { Plan } from '../../src/planner/plan.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { makeGroup, makeGrouped, ScriptedGroups } from '../tasks/scriptedGroups.ts';
import { calm, offline } from '../tasks/storeWith.ts';

const endDate = '2026-11-18';

describe('The plan', () => {
	let api: ScriptedApi;
	let groups: ScriptedGroups;
	let store: TaskStore;
	let plan: Plan;
	let changes = 0;

	beforeEach(async () => {
		api = new ScriptedApi([
			makeTask('focus:1', { endDate, assigneeIds: ['focus:21'] }),
			makeTask('focus:2', { endDate }),
		]);
		groups = new ScriptedGroups(api);
		groups.answer = [
			makeGroup('focus:21', [makeGrouped('focus:1', { weight: 5 })]),
			makeGroup('focus:22', []),
		];
		store = new TaskStore();
		store.connect(api);
		await store.settled();
		plan = new Plan(store, { product: 'focus', by: 'users', from: '2026-11-16' }, () => {
			changes += 1;
		});
		await plan.refresh();
	});
	afterEach(() => {
		plan.dispose();
		store.dispose();
	});

	const said = (): string =>
		plan.groups
			.map(({ id, tasks }) => [id?.slice(6) ?? '-', ...tasks.map((task) => task.id.slice(6))].join(' '))
			.join(', ');
	const move = { taskId: 'focus:1', from: 'focus:21', to: 'focus:22', weight: 2 };
	const send = (): Promise<void> => store.groups.move('users', move);

	it('asks once for each listing, and never by itself', async () => {
		assert.equal(said(), '21 1, 22, - 2');
		await store.update('focus:2', { name: 'New' });
		await store.refresh();
		assert.deepEqual(groups.asked, [{ kind: 'users', query: { from: '2026-11-16', to: '2026-11-29' } }]);
		await plan.choose({ by: 'tags', from: '2026-11-30' });
		assert.deepEqual(groups.asked.slice(1), [
			{ kind: 'tags', query: { from: '2026-11-30', to: '2026-12-13' } },
		]);
	});

	it('shows a move at once, and keeps it', async () => {
		const gate = Promise.withResolvers<void>();
		groups.before = () => gate.promise;
		const moving = plan.move(move, send);
		assert.equal(said(), '21, 22 1, - 2');
		assert.deepEqual(store.get('focus:1')?.assigneeIds, ['focus:22']);
		gate.resolve();
		await moving;
		assert.equal(said(), '21, 22 1, - 2');
		assert.equal(plan.groups[1]?.tasks[0]?.weight, 2);
	});

	it('takes a move back that fails, to its very place', async () => {
		groups.before = () => Promise.reject(offline());
		const before = plan.groups;
		await assert.rejects(plan.move(move, send), /could not be reached/);
		assert.deepEqual(plan.groups, before);
		assert.deepEqual(store.get('focus:1')?.assigneeIds, ['focus:21']);
	});

	it('keeps one move when another fails', async () => {
		const gate = Promise.withResolvers<void>();
		groups.before = () => gate.promise;
		const first = plan.move({ ...move, taskId: 'focus:2', from: null }, () => gate.promise);
		groups.before = () => Promise.reject(offline());
		await assert.rejects(plan.move(move, send));
		gate.resolve();
		await first;
		assert.equal(said(), '21 1, 22 2, -');
	});

	it('keeps a move that came true while the service was asked', async () => {
		const gate = Promise.withResolvers<void>();
		groups.before = (name) => (name === 'list' ? gate.promise : undefined);
		const reading = plan.refresh();
		await calm();
		await plan.move(move, send);
		gate.resolve();
		await reading;
		assert.equal(said(), '21, 22 1, - 2');
	});

	it('shows the answer to the last question only', async () => {
		const gate = Promise.withResolvers<void>();
		groups.before = () => gate.promise;
		const first = plan.choose({ by: 'tags' });
		groups.before = () => {};
		groups.answer = [makeGroup('focus:101', [makeGrouped('focus:1')], 'projects')];
		await plan.choose({ by: 'projects' });
		gate.resolve();
		await first;
		assert.equal(said(), '101 1, - 2');
		assert.equal(plan.isLoading, false);
	});

	it('follows what others change, and tells of it', async () => {
		const told = changes;
		await store.update('focus:1', { assigneeIds: ['focus:22'] });
		assert.equal(said(), '21, 22 1, - 2');
		api.changeElsewhere('focus:2', undefined);
		assert.equal(said(), '21, 22 1, -');
		assert.ok(changes > told);
	});

	it('says why it could not be read, and keeps what it had', async () => {
		groups.before = () => Promise.reject(offline());
		await plan.refresh();
		assert.match(plan.problem?.message ?? '', /could not be reached/);
		assert.equal(said(), '21 1, 22, - 2');
		groups.before = () => {};
		await plan.refresh();
		assert.equal(plan.problem, undefined);
	});

	it('says so when the account is gone', async () => {
		store.disconnect('focus');
		await plan.refresh();
		assert.match(plan.problem?.message ?? '', /not signed in/);
		assert.equal(said(), '21, 22, -');
	});
});
