import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Catalog, emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { TreeShape } from '../../src/tree/treeShape.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { groupsOf } from '../../src/tree/grouping.ts';
import { clientsOf } from '../../src/tree/clients.ts';
import { taskPredicate } from '../../src/tree/taskFilter.ts';
import { taskSorting } from '../../src/tree/taskSorting.ts';
import { plainView } from '../../src/tree/viewChoice.ts';
import { day, drawn, readRows } from './modelView.ts';
import { viewArbitrary, viewedTaskArbitrary } from './viewArbitrary.ts';

type Given = {
	product: string;
	signedIn?: boolean;
	lists?: Catalog;
	makesProjects?: boolean;
	tasks?: readonly Task[];
};

async function storeOf(...given: readonly Given[]): Promise<TaskStore> {
	const store = new TaskStore();
	for (const { product, signedIn = true, lists = emptyCatalog, makesProjects = false, tasks } of given) {
		const api = new ScriptedApi(tasks, product);
		api.lists = lists;
		Object.defineProperty(api, 'signedIn', { value: signedIn });
		if (makesProjects) {
			Object.defineProperty(api, 'saveProject', { value: () => Promise.resolve('') });
		}
		store.connect(api);
	}
	await store.settled();
	return store;
}

const tasks = [
	makeTask('focus:1', { projectId: 'focus:101' }),
	makeTask('focus:2', { projectId: 'focus:101', parentId: 'focus:1' }),
	makeTask('focus:3', { projectId: 'focus:102', pinned: true }),
	makeTask('focus:4'),
	makeTask('focus:5', { archived: true, projectId: 'focus:103' }),
	makeTask('focus:6', { parentId: 'focus:5', projectId: 'focus:101' }),
	makeTask('focus:7', { projectId: 'focus:999', projectName: 'Hidden' }),
];

function lines(...rows: readonly string[]): string {
	return rows.map((row) => `${row}\n`).join('');
}

describe('TreeShape', () => {
	it('has Pinned, the projects that hold tasks, and tasks without one behind them', async () => {
		const store = await storeOf({ product: 'focus', lists: catalog, tasks });
		assert.equal(
			drawn(readRows(store)),
			lines(
				'pinned',
				'  pin focus:3',
				'project:focus:101',
				'  focus:1',
				'    focus:2',
				'  focus:6',
				'project:focus:102',
				'  focus:3',
				'project:focus:999',
				'  focus:7',
				'project:focus:none',
				'  focus:4',
			),
		);
	});

	it('has tasks at the top where there are no projects', async () => {
		const store = await storeOf({
			product: 'local',
			tasks: [makeTask('local:1'), makeTask('local:2', { parentId: 'local:1' })],
		});
		assert.equal(drawn(readRows(store)), lines('local:1', '  local:2'));
	});

	it('has empty projects only where a person makes them, and closed ones only with tasks', async () => {
		const [first, second, third] = catalog.projects;
		const lists = {
			...catalog,
			projects: [first!, { ...second!, closed: true }, { ...third!, closed: true }],
		};
		const own = [makeTask('focus:1', { projectId: 'focus:103' })];
		assert.equal(
			drawn(readRows(await storeOf({ product: 'focus', lists, tasks: own, makesProjects: true }))),
			lines('project:focus:101', 'project:focus:103', '  focus:1'),
		);
		assert.equal(
			drawn(readRows(await storeOf({ product: 'focus', lists, tasks: own }))),
			lines('project:focus:103', '  focus:1'),
		);
	});

	it('has a row for each account where there are several', async () => {
		const focus = { product: 'focus', tasks: [makeTask('focus:1')] };
		const local = { product: 'local', signedIn: false };
		assert.equal(drawn(readRows(await storeOf(local, focus))), lines('focus:1'));
		assert.equal(
			drawn(readRows(await storeOf({ ...local, tasks: [makeTask('local:1')] }, focus))),
			lines('account:local', '  local:1', 'account:focus', '  focus:1'),
		);
		assert.equal(drawn(readRows(await storeOf(local))), '');
		assert.equal(drawn(readRows(await storeOf())), '');
	});

	it('knows of each row the row that it stands under', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(viewedTaskArbitrary),
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom(catalog, emptyCatalog),
				viewArbitrary,
				async (all, alone, makesProjects, lists, view) => {
					const given = (alone ? ['focus'] : ['focus', 'local']).map((product) => ({
						product,
						lists: product === 'focus' ? lists : emptyCatalog,
						makesProjects,
						tasks: all.filter((task) => task.product === product),
					}));
					const shape = new TreeShape(await storeOf(...given), view, day);
					const keys = new Set<string>();
					const check = (parent?: TreeNode): void => {
						for (const child of shape.children(parent)) {
							assert.equal(shape.parent(child)?.key, parent?.key, child.key);
							assert.equal(
								shape.hasChildren(child),
								shape.children(child).length > 0,
								child.key,
							);
							assert.ok(!keys.has(child.key), `${child.key} twice`);
							keys.add(child.key);
							check(child);
						}
					};
					check();
				},
			),
			{ numRuns: 200 },
		);
	});

	/** The key of the group's row that a task's row is in, and the ids of the tasks above it. */
	const groupOf = (shape: TreeShape, node: TreeNode): string => {
		let at = shape.parent(node);
		while (at?.kind === 'task') {
			at = shape.parent(at);
		}
		return at?.key ?? '';
	};

	it('loses no task that the filter lets through, and has each once in each of its groups', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(viewedTaskArbitrary), viewArbitrary, async (all, view) => {
				const own = all.filter(({ product }) => product === 'focus');
				const store = await storeOf({ product: 'focus', lists: catalog, tasks: own });
				const shape = new TreeShape(store, view, day);
				const matches = taskPredicate(view.filter, day, clientsOf(store.accounts));
				const { groupBy } = view;
				const isUseful = (node: TreeNode): boolean =>
					(node.kind === 'task' && matches(store.need(node.id))) ||
					shape.children(node).some(isUseful);
				for (const task of store.find({})) {
					const rows = shape.places(task.id).map(({ node }) => node);
					const placed = rows.filter(({ place }) => place !== 'pinned');
					const groups = placed.map((node) => groupOf(shape, node)).toSorted();
					assert.equal(new Set(groups).size, groups.length, 'once in each group');
					assert.equal(rows.length - placed.length, Number(task.pinned && matches(task)));
					if (!matches(task)) {
						assert.ok(placed.every(isUseful), 'only above one that matches');
					} else if (groupBy === 'project' || groupBy === 'none') {
						assert.equal(placed.length, 1);
					} else {
						const wanted = groupsOf(task, groupBy, day).map((value) =>
							value === null ? `no ${groupBy}` : `${groupBy}:${value}`,
						);
						assert.deepEqual(groups, wanted.toSorted());
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('has the tasks under one row in the chosen order, open before done', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(viewedTaskArbitrary), viewArbitrary, async (all, view) => {
				const own = all.filter(({ product }) => product === 'focus');
				const store = await storeOf({ product: 'focus', lists: catalog, tasks: own });
				const shape = new TreeShape(store, view, day);
				const compare = taskSorting(view.sortBy);
				const check = (parent?: TreeNode): void => {
					const rows = shape.children(parent);
					const below = rows.flatMap((row) => (row.kind === 'task' ? store.need(row.id) : []));
					below.slice(1).forEach((task, i) => {
						const before = below[i]!;
						assert.ok(compare(before, task) < 0, `${before.id} stands before ${task.id}`);
						assert.ok(Number(before.done) <= Number(task.done));
					});
					rows.forEach(check);
				};
				check();
			}),
			{ numRuns: 200 },
		);
	});

	const family = [
		makeTask('focus:1', { projectId: 'focus:101', done: true, endDate: '2026-11-19' }),
		makeTask('focus:2', { projectId: 'focus:101', parentId: 'focus:1', tagIds: ['focus:8', 'focus:7'] }),
		makeTask('focus:3', { parentId: 'focus:2', tagIds: ['focus:7'], endDate: '2026-11-19' }),
		makeTask('focus:4', { priority: 'high', endDate: '2026-11-20' }),
	];
	const views = [
		[
			'by tag, a task with two under both, its sub-task where it is too',
			{ groupBy: 'tag' },
			[
				'tag:focus:7',
				'  focus:2',
				'    focus:3',
				'tag:focus:8',
				'  focus:2',
				'no tag',
				'  focus:4',
				'  focus:1',
			],
		],
		[
			'by due date, a done task never overdue',
			{ groupBy: 'due' },
			[
				'due:overdue',
				'  focus:3',
				'due:today',
				'  focus:4',
				'due:earlier',
				'  focus:1',
				'due:none',
				'  focus:2',
			],
		],
		[
			'by priority, the highest on top',
			{ groupBy: 'priority' },
			['priority:high', '  focus:4', 'priority:none', '  focus:1', '    focus:2', '      focus:3'],
		],
		['without groups', { groupBy: 'none' }, ['focus:4', 'focus:1', '  focus:2', '    focus:3']],
		[
			'with a filter the way to what matches',
			{ filter: { due: ['overdue'] } },
			['project:focus:101', '  focus:1', '    focus:2', '      focus:3'],
		],
		['nothing when nothing matches', { filter: { text: 'nowhere' } }, []],
	] as const;
	for (const [what, part, wanted] of views) {
		it(`has ${what}`, async () => {
			const store = await storeOf({
				product: 'focus',
				lists: catalog,
				tasks: family,
				makesProjects: true,
			});
			assert.equal(drawn(readRows(store, { ...plainView, ...part })), lines(...wanted));
		});
	}
});
