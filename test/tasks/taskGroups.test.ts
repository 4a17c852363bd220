import assert from 'node:assert/strict';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeGroup, makeGrouped, ScriptedGroups } from './scriptedGroups.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { keptStoreWith } from './keptStoreWith.ts';
import { offline, storeWith } from './storeWith.ts';

const range = { from: '2026-11-16', to: '2026-11-29' };
const day = '2026-11-18';

describe('Groups of tasks in the store', () => {
	let api: ScriptedApi;
	let groups: ScriptedGroups;
	let store: TaskStore;

	beforeEach(async () => {
		api = new ScriptedApi([
			makeTask('focus:1', { endDate: day, assigneeIds: ['focus:21'], projectId: 'focus:101' }),
			makeTask('focus:2', { startDate: '2026-11-29', endDate: '2026-12-24' }),
			makeTask('focus:3', { endDate: '2026-11-30' }),
			makeTask('focus:4'),
			makeTask('focus:5', { startDate: day }),
		]);
		groups = new ScriptedGroups(api);
		({ store } = await keptStoreWith([], { api }));
	});
	afterEach(() => store.dispose());

	it('are offered where the product has them', async () => {
		assert.equal(store.account('focus')?.actions.has('groups'), true);
		const { store: other } = await storeWith([]);
		assert.equal(other.account('focus')?.actions.has('groups'), false);
		await assert.rejects(
			other.groups.list('focus', 'tags', range),
			/Toggl Focus has no groups to plan in/,
		);
		await assert.rejects(
			other.groups.move('tags', { taskId: 'focus:1', to: 'focus:7' }),
			/Toggl Focus has no groups to plan in/,
		);
		await assert.rejects(other.groups.list('track', 'tags', range), /not signed in/);
	});

	it('come in their own order, their tasks by place, with one request', async () => {
		groups.answer = [
			makeGroup('focus:22', []),
			makeGroup('focus:21', [
				makeGrouped('focus:1', { weight: 7 }),
				makeGrouped('focus:9', { weight: 3 }),
			]),
		];
		const listed = await store.groups.list('focus', 'users', range);
		assert.deepEqual(
			listed.slice(0, 2).map(({ id, tasks }) => [id, tasks.map((task) => task.id)]),
			[
				['focus:22', []],
				['focus:21', ['focus:9', 'focus:1']],
			],
		);
		assert.deepEqual(groups.asked, [{ kind: 'users', query: range }]);
	});

	it('have of a task the dates that it has, although the service gives both', async () => {
		const both = { startDate: day, endDate: day };
		groups.answer = [
			makeGroup('focus:21', [
				makeGrouped('focus:1', both),
				makeGrouped('focus:5', both),
				makeGrouped('focus:9', both),
				makeGrouped('focus:3', { startDate: day, endDate: '2026-11-19' }),
			]),
		];
		const [group] = await store.groups.list('focus', 'users', range);
		assert.deepEqual(
			group?.tasks.map(({ startDate, endDate }) => [startDate, endDate]),
			[
				[null, day],
				[day, null],
				[day, day],
				[day, '2026-11-19'],
			],
		);
	});

	it('end with those that are in none, the service’s and the store’s, each once', async () => {
		groups.answer = [
			makeGroup(null, [makeGrouped('focus:5', { weight: 4 })]),
			makeGroup('focus:21', [makeGrouped('focus:1')]),
		];
		const listed = await store.groups.list('focus', 'users', range);
		assert.deepEqual(
			listed.map(({ id, tasks }) => [id, tasks.map((task) => task.id)]),
			[
				['focus:21', ['focus:1']],
				[null, ['focus:2', 'focus:5']],
			],
		);
	});

	it('take a task at once, and give it back when that fails', async () => {
		const gate = Promise.withResolvers<void>();
		groups.before = (name) => (name === 'move' ? gate.promise : undefined);
		const moving = store.groups.move('users', {
			taskId: 'focus:1',
			from: 'focus:21',
			to: 'focus:22',
			weight: 2,
			endDate: '2026-11-20',
		});
		const shown = store.get('focus:1');
		assert.deepEqual(
			[shown?.assigneeIds, shown?.endDate, shown?.pending],
			[['focus:22'], '2026-11-20', true],
		);
		gate.reject(offline());
		await assert.rejects(moving, /could not be reached/);
		const back = store.get('focus:1');
		assert.deepEqual([back?.assigneeIds, back?.endDate, back?.pending], [['focus:21'], day, false]);
	});

	it('keep a task that they took, with the names of the catalog', async () => {
		await store.groups.move('projects', { taskId: 'focus:1', to: 'focus:102' });
		const task = store.get('focus:1');
		assert.deepEqual(
			[task?.projectId, task?.projectName, task?.pending],
			['focus:102', 'Project 102', false],
		);
		assert.deepEqual(groups.moves, [
			{ kind: 'projects', moves: [{ taskId: 'focus:1', op: 'move', target: 'focus:102', weight: 0 }] },
		]);
	});

	it('take the sub-tasks of a task along to another project, and leave those of another one', async () => {
		const in101 = { projectId: 'focus:101', parentId: 'focus:1' };
		api = new ScriptedApi([
			...api.tasks.values(),
			makeTask('focus:11', in101),
			makeTask('focus:12', { ...in101, parentId: 'focus:11' }),
			makeTask('focus:13', { ...in101, projectId: 'focus:103' }),
		]);
		groups = new ScriptedGroups(api);
		({ store } = await keptStoreWith([], { api }));
		const projects = (): unknown[] =>
			['focus:11', 'focus:12', 'focus:13'].map((id) => store.get(id)?.projectId);
		groups.before = (name) => (name === 'move' ? Promise.reject(offline()) : undefined);
		await assert.rejects(store.groups.move('projects', { taskId: 'focus:1', to: 'focus:102' }));
		assert.deepEqual(projects(), ['focus:101', 'focus:101', 'focus:103']);
		groups.before = () => undefined;
		await store.groups.move('projects', { taskId: 'focus:1', to: 'focus:102' });
		assert.deepEqual(projects(), ['focus:102', 'focus:102', 'focus:103']);
		await store.groups.move('users', { taskId: 'focus:1', from: 'focus:21', to: 'focus:22' });
		await store.groups.move('projects', { taskId: 'focus:1', from: 'focus:102' });
		assert.deepEqual(projects(), [null, null, 'focus:103']);
		assert.deepEqual(
			api.calls.filter((call) => call.startsWith('update')),
			['updateMany focus:11 focus:12', 'updateMany focus:11 focus:12'],
		);
	});

	it('move a task that the store does not have', async () => {
		await store.groups.move('tags', { taskId: 'focus:99', to: 'focus:7' });
		assert.equal(groups.moves.length, 1);
		assert.equal(store.get('focus:99'), undefined);
	});

	it('let nobody have a task also where the service has no group of nobody', async () => {
		const refusal = new TaskError({ kind: 'rejected', service: 'Toggl Focus', reason: 'No null.' });
		groups.before = (name) => (name === 'move' ? Promise.reject(refusal) : undefined);
		const move = { taskId: 'focus:1', from: 'focus:21' };
		await store.groups.move('users', { ...move, to: null });
		assert.deepEqual(store.get('focus:1')?.assigneeIds, []);
		assert.deepEqual(api.tasks.get('focus:1')?.assigneeIds, []);
		await assert.rejects(store.groups.move('users', { ...move, to: 'focus:22' }), /No null/);
		assert.deepEqual(store.get('focus:1')?.assigneeIds, []);
	});

	it('let as many make room as one call takes', async () => {
		({ store } = await keptStoreWith([], { api, atOnce: 2 }));
		const others = ['focus:2', 'focus:3'].map((taskId, index) => ({ taskId, weight: index + 1 }));
		await store.groups.move('users', { taskId: 'focus:1', to: 'focus:21', others });
		assert.deepEqual(
			groups.moves[0]?.moves.map(({ taskId }) => taskId),
			['focus:1', 'focus:2'],
		);
	});

	it('change the days of a task without project as those of any task', async () => {
		await store.groups.move('projects', {
			taskId: 'focus:5',
			from: null,
			to: null,
			startDate: '2026-11-19',
		});
		assert.deepEqual(groups.moves, []);
		assert.deepEqual(api.calls.slice(-1), ['update focus:5']);
		assert.equal(store.get('focus:5')?.startDate, '2026-11-19');
		await store.groups.move('projects', { taskId: 'focus:5', to: null });
		assert.equal(api.calls.filter((call) => call.startsWith('update')).length, 1);
	});

	for (const [what, move, sentence] of [
		['project', { kind: 'projects', to: 'focus:999' }, /no project/],
		['person', { kind: 'users', to: 'focus:999' }, /no person/],
		['tag', { kind: 'tags', to: 'focus:999' }, /no tag/],
		['day', { kind: 'tags', to: 'focus:7', endDate: '2026-02-30' }, /not a date/],
		['order of days', { kind: 'tags', to: 'focus:7', startDate: '2026-11-19' }, /before the start/],
		['end', { kind: 'tags' }, /“to”/],
	] as const) {
		it(`refuse a ${what} that can’t be, without a request`, async () => {
			const { kind, ...rest } = move;
			await assert.rejects(store.groups.move(kind, { taskId: 'focus:1', ...rest }), sentence);
			assert.deepEqual(groups.moves, []);
		});
	}
});
