import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task, TaskField, TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { type DropPlan, planDrop } from '../../src/tree/drop.ts';
import {
	accountNode,
	groupNode,
	pinnedNode,
	projectNode,
	taskNode,
	type TreeNode,
} from '../../src/tree/treeNode.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { taskArbitrary } from '../tasks/taskArbitrary.ts';

async function storeOf(tasks: readonly Task[], without?: TaskField): Promise<TaskStore> {
	const store = new TaskStore();
	for (const product of ['focus', 'local']) {
		const api = new ScriptedApi(
			tasks.filter((task) => task.product === product),
			product,
		);
		Object.defineProperty(api, 'label', { value: product === 'focus' ? 'Toggl Focus' : 'This Computer' });
		if (without) {
			Object.defineProperty(api, 'fields', {
				value: new Set([...api.fields].filter((name) => name !== without)),
			});
		}
		api.lists = product === 'focus' ? catalog : emptyCatalog;
		store.connect(api);
	}
	await store.settled();
	await store.loadArchived();
	return store;
}

/** 1 in 101 has 2 under it, and that 3; 2's other sub-task 4 is in 102. 5 is pinned, 6 archived, both without a project. */
const tasks = [
	makeTask('focus:1', { projectId: 'focus:101' }),
	makeTask('focus:2', { projectId: 'focus:101', parentId: 'focus:1' }),
	makeTask('focus:3', { projectId: 'focus:101', parentId: 'focus:2' }),
	makeTask('focus:4', { projectId: 'focus:102', parentId: 'focus:2' }),
	makeTask('focus:5', { pinned: true }),
	makeTask('focus:6', { archived: true }),
	makeTask('local:7', { name: 'Mine' }),
];

const none = null;
const [in102, noProject] = [projectNode('focus', 'focus:102'), projectNode('focus', null)];
const project = (number: number | null): { projectId: string | null } => ({
	projectId: number === null ? null : `focus:${number}`,
});
const parent = (number: number | null): { parentId: string | null } => ({
	parentId: number === null ? null : `focus:${number}`,
});

/** What is dragged, onto which row, and which changes that makes; numbers alone are Focus's. */
const table: readonly (readonly [
	what: string,
	ids: readonly number[],
	target: TreeNode | undefined,
	changes: Readonly<Record<number, object>>,
	unarchive?: readonly number[],
])[] = [
	['a task onto a project', [5], in102, { 5: project(102) }],
	['a task onto its own project', [1], projectNode('focus', 'focus:101'), {}],
	['a sub-task onto its own project', [2], projectNode('focus', 'focus:101'), { 2: parent(none) }],
	[
		'a task with sub-tasks onto a project',
		[1],
		in102,
		{ 1: project(102), 2: project(102), 3: project(102) },
	],
	['a sub-task onto a project', [3], in102, { 3: { ...project(102), ...parent(none) } }],
	['a task and its sub-task', [1, 3], in102, { 1: project(102), 2: project(102), 3: project(102) }],
	[
		'a task and a sub-task that is in another project',
		[1, 4],
		noProject,
		{ 1: project(none), 2: project(none), 3: project(none), 4: project(none) },
	],
	['several tasks', [3, 5], in102, { 3: { ...project(102), ...parent(none) }, 5: project(102) }],
	['a task onto No Project', [3], noProject, { 3: { ...project(none), ...parent(none) } }],
	['a task onto its account', [3], accountNode('focus'), { 3: { ...project(none), ...parent(none) } }],
	['a sub-task below all rows', [3], undefined, { 3: parent(none) }],
	['a task below all rows', [1], undefined, {}],
	['a task onto a task', [5], taskNode('focus:3', 'project'), { 5: { ...project(101), ...parent(3) } }],
	[
		'a task onto one in no project',
		[3],
		taskNode('focus:5', 'project'),
		{ 3: { ...project(none), ...parent(5) } },
	],
	['a sub-task onto its own parent', [2], taskNode('focus:1', 'project'), {}],
	['a sub-task onto its grandparent', [3], taskNode('focus:1', 'project'), { 3: parent(1) }],
	['a task onto itself', [1], taskNode('focus:1', 'project'), {}],
	['several onto one of them', [1, 5], taskNode('focus:5', 'project'), {}],
	['a task onto Pinned', [1], pinnedNode, { 1: { pinned: true } }],
	['a task onto a row under Pinned', [1], taskNode('focus:5', 'pinned'), { 1: { pinned: true } }],
	['a task and its sub-task onto Pinned', [1, 2], pinnedNode, { 1: { pinned: true }, 2: { pinned: true } }],
	['a pinned task onto Pinned', [5], pinnedNode, {}],
	['an archived task onto a project', [6], in102, { 6: project(102) }, [6]],
	['an archived task onto No Project', [6], noProject, {}, [6]],
	[
		'an archived task onto a task',
		[6],
		taskNode('focus:1', 'project'),
		{ 6: { ...project(101), ...parent(1) } },
		[6],
	],
	['an archived task onto Pinned', [6], pinnedNode, { 6: { pinned: true } }, [6]],
	['an archived task below all rows', [6], undefined, {}, [6]],
	['nothing of ours', [], in102, {}],
];

const day = '2026-11-20';

/** A task with these fields, dropped on a group, gets these. */
const onGroups: readonly (readonly [what: string, Partial<Task>, TreeNode, changes: object])[] = [
	['a status', {}, groupNode('status', 'focus:2'), { statusId: 'focus:2' }],
	['its own status', { statusId: 'focus:2' }, groupNode('status', 'focus:2'), {}],
	['No Status without one', {}, groupNode('status', null), {}],
	['a priority', { priority: 'high' }, groupNode('priority', 'low'), { priority: 'low' }],
	['No Priority', { priority: 'high' }, groupNode('priority', 'none'), { priority: 'none' }],
	['Today', {}, groupNode('due', 'today'), { endDate: day }],
	['Tomorrow', { endDate: '2026-11-01' }, groupNode('due', 'tomorrow'), { endDate: '2026-11-21' }],
	['This Week', {}, groupNode('due', 'week'), { endDate: '2026-11-26' }],
	['This Week, being due in it', { endDate: '2026-11-23' }, groupNode('due', 'week'), {}],
	['Later', { endDate: day }, groupNode('due', 'later'), { endDate: '2026-11-27' }],
	['Overdue, being it', { endDate: '2026-11-01' }, groupNode('due', 'overdue'), {}],
	['No Date', { endDate: day }, groupNode('due', 'none'), { endDate: null }],
	[
		'a day before its start',
		{ startDate: '2026-12-01', endDate: '2026-12-02' },
		groupNode('due', 'today'),
		{ startDate: day, endDate: day },
	],
	['a day after its start', { startDate: '2026-11-01' }, groupNode('due', 'today'), { endDate: day }],
	['a person', {}, groupNode('assignee', 'focus:21'), { assigneeIds: ['focus:21'] }],
	[
		'another person',
		{ assigneeIds: ['focus:21'] },
		groupNode('assignee', 'focus:22'),
		{ assigneeIds: ['focus:22'] },
	],
	[
		'a person, being of two others',
		{ assigneeIds: ['focus:21', 'focus:23'] },
		groupNode('assignee', 'focus:22'),
		{ assigneeIds: ['focus:21', 'focus:23', 'focus:22'] },
	],
	['No Assignee', { assigneeIds: ['focus:21'] }, groupNode('assignee', null), { assigneeIds: [] }],
	['a tag', { tagIds: ['focus:7'] }, groupNode('tag', 'focus:8'), { tagIds: ['focus:7', 'focus:8'] }],
	['its own tag', { tagIds: ['focus:7', 'focus:8'] }, groupNode('tag', 'focus:8'), {}],
	['No Tag', { tagIds: ['focus:7', 'focus:8'] }, groupNode('tag', null), { tagIds: [] }],
];

const refusedByGroups: readonly (readonly [what: string, Partial<Task>, TreeNode, RegExp])[] = [
	['No Status', { statusId: 'focus:2' }, groupNode('status', null), /without a status/],
	['a priority that nobody knows', {}, groupNode('priority', 'urgent'), /this priority/],
	['Overdue', {}, groupNode('due', 'overdue'), /a day that has passed/],
	['Earlier', { done: true }, groupNode('due', 'earlier'), /a day that has passed/],
	['another account’s status', {}, groupNode('status', 'local:2'), /can’t be moved to This Computer\.$/],
	['another account’s tag', {}, groupNode('tag', 'local:2'), /can’t be moved to This Computer\.$/],
	['another account’s person', {}, groupNode('assignee', 'local:2'), /can’t be moved to This/],
];

const refused: readonly (readonly [string, readonly TaskId[], TreeNode, RegExp])[] = [
	['a task onto its own sub-task', ['focus:1'], taskNode('focus:3', 'project'), /sub-task of itself/],
	[
		'several onto the sub-task of one',
		['focus:5', 'focus:2'],
		taskNode('focus:4', 'project'),
		/of its own sub-tasks/,
	],
	[
		'a task onto another account’s project',
		['local:7'],
		in102,
		/^“Mine” is a task of This Computer and can’t be moved to Toggl Focus\.$/,
	],
	[
		'a task onto another account’s task',
		['focus:1', 'local:7'],
		taskNode('focus:5', 'project'),
		/^“Mine” is/,
	],
	['a task onto another account', ['focus:1'], accountNode('local'), /can’t be moved to This Computer\.$/],
	['a task that is gone', ['focus:99'], in102, /focus:99/],
	['a task onto one that is gone', ['focus:1'], taskNode('focus:99', 'project'), /focus:99/],
];

describe('planDrop', () => {
	for (const [what, ids, target, changes, unarchive = []] of table) {
		it(`drops ${what}`, async () => {
			const expected: DropPlan = {
				unarchive: unarchive.map((number) => `focus:${number}`),
				updates: Object.entries(changes).map(([number, each]) => ({
					id: `focus:${number}`,
					changes: each,
				})),
			};
			const store = await storeOf(tasks);
			const plan = planDrop(
				store,
				ids.map((number) => `focus:${number}`),
				target,
			);
			assert.deepEqual(
				{ ...plan, updates: plan.updates.toSorted((a, b) => (a.id < b.id ? -1 : 1)) },
				expected,
			);
		});
	}

	for (const [what, ids, target, sentence] of refused) {
		it(`refuses ${what}`, async () => {
			const store = await storeOf(tasks);
			assert.throws(() => planDrop(store, ids, target), { name: 'TaskError', message: sentence });
		});
	}

	for (const [what, fields, target, changes] of onGroups) {
		it(`drops a task onto ${what}`, async () => {
			const store = await storeOf([
				makeTask('focus:1', fields),
				makeTask('focus:2', { parentId: 'focus:1' }),
			]);
			const updates = Object.keys(changes).length > 0 ? [{ id: 'focus:1', changes }] : [];
			assert.deepEqual(planDrop(store, ['focus:1'], target, day), { unarchive: [], updates });
		});
	}

	for (const [what, fields, target, sentence] of refusedByGroups) {
		it(`refuses a task on ${what}`, async () => {
			const store = await storeOf([makeTask('focus:1', fields)]);
			assert.throws(() => planDrop(store, ['focus:1'], target, day), {
				name: 'TaskError',
				message: sentence,
			});
		});
	}

	it('drops tasks of all accounts onto a day or a priority, and archived ones', async () => {
		const store = await storeOf(tasks);
		const ids = ['focus:1', 'focus:6', 'local:7'];
		assert.deepEqual(planDrop(store, ids, groupNode('priority', 'high'), day), {
			unarchive: ['focus:6'],
			updates: ids.map((id) => ({ id, changes: { priority: 'high' } })),
		});
	});

	it('refuses what the product’s tasks don’t have', async () => {
		const store = await storeOf(tasks, 'tagIds');
		assert.throws(() => planDrop(store, ['focus:1'], groupNode('tag', 'focus:7')), {
			message: 'Tasks of Toggl Focus do not have this.',
		});
	});

	it('refuses another project for a task that keeps its own, in the product’s sentence', async () => {
		const store = new TaskStore();
		const api = new ScriptedApi([...tasks.slice(0, 2), makeTask('focus:8', { projectId: 'focus:102' })]);
		Object.defineProperty(api, 'fixed', { value: { projectId: 'It stays there.' } });
		api.lists = catalog;
		store.connect(api);
		await store.settled();
		for (const target of [in102, noProject, accountNode('focus'), taskNode('focus:8', 'project')]) {
			assert.throws(() => planDrop(store, ['focus:1'], target), { message: 'It stays there.' });
		}
		assert.deepEqual(planDrop(store, ['focus:8'], in102).updates, []);
		const { updates } = planDrop(store, ['focus:1'], pinnedNode);
		assert.deepEqual(updates, [{ id: 'focus:1', changes: { pinned: true } }]);
	});

	it('takes nobody’s assignee away who has to stay, in the product’s sentence', async () => {
		const store = new TaskStore();
		const api = new ScriptedApi([
			makeTask('focus:1', { assigneeIds: ['focus:21'] }),
			makeTask('focus:2'),
		]);
		const sentences = { several: 'One is enough.', nobody: 'Somebody stays.' };
		Object.defineProperty(api, 'oneAssignee', { value: sentences });
		api.lists = catalog;
		store.connect(api);
		await store.settled();
		const onto = (id: string, value: string | null) =>
			planDrop(store, [id], groupNode('assignee', value)).updates;
		assert.throws(() => onto('focus:1', null), { message: sentences.nobody });
		assert.deepEqual(onto('focus:2', null), []);
		assert.deepEqual(onto('focus:1', 'focus:22'), [
			{ id: 'focus:1', changes: { assigneeIds: ['focus:22'] } },
		]);
	});

	it('leaves out what the product’s tasks don’t have', async () => {
		const withoutParents = await storeOf(tasks, 'parentId');
		assert.deepEqual(planDrop(withoutParents, ['focus:5'], in102).updates, [
			{ id: 'focus:5', changes: project(102) },
		]);
		const { parentId: _none, ...flat } = makeTask('focus:8');
		const flatStore = await storeOf([flat], 'parentId');
		assert.deepEqual(planDrop(flatStore, ['focus:8'], in102).updates, [
			{ id: 'focus:8', changes: project(102) },
		]);
		assert.deepEqual(planDrop(flatStore, ['focus:8'], undefined).updates, []);
	});

	it('brings no task into a circle of parents, whatever is dropped wherever', async () => {
		const row = fc.oneof(
			fc.nat(),
			fc.constantFrom(undefined, pinnedNode, in102, noProject, accountNode('focus')),
		);
		const drops = fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), row), {
			minLength: 1,
			maxLength: 8,
		});
		const many = fc.uniqueArray(taskArbitrary, { selector: ({ id }) => id, minLength: 4, maxLength: 12 });
		let moves = 0;
		await fc.assert(
			fc.asyncProperty(many, drops, async (all, sequence) => {
				const store = await storeOf(all);
				const idAt = (place: number): TaskId => all[place % all.length]!.id;
				const before = inCircles(store);
				for (const [places, where] of sequence) {
					const ids = [...new Set(places.map(idAt))];
					const target = typeof where === 'number' ? taskNode(idAt(where), 'project') : where;
					let plan: DropPlan;
					try {
						plan = planDrop(store, ids, target);
					} catch {
						continue;
					}
					await store.act('unarchive', plan.unarchive);
					// The store has its own guard; here every change has to pass it.
					const ended = await Promise.allSettled(
						plan.updates.map(({ id, changes }) => store.update(id, changes)),
					);
					const refusals = ended.flatMap((result) =>
						result.status === 'rejected' ? [String(result.reason)] : [],
					);
					assert.deepEqual(
						refusals.filter((reason) => /sub-task/.test(reason)),
						[],
					);
					moves += plan.updates.length;
				}
				assert.deepEqual(
					[...inCircles(store)].filter((id) => !before.has(id)),
					[],
				);
			}),
			{ numRuns: 200 },
		);
		assert.ok(moves > 200, `${moves} moves`);
	});
});

/** The tasks whose line of parents comes back to them. */
function inCircles(store: TaskStore): ReadonlySet<TaskId> {
	const all = [...store.find({}), ...store.find({ archived: true })];
	return new Set(
		all.flatMap(({ id, parentId }) => {
			const seen = new Set<TaskId>();
			for (let at = parentId; at && !seen.has(at); at = store.get(at)?.parentId) {
				seen.add(at);
			}
			return seen.has(id) ? id : [];
		}),
	);
}
