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
import { taskArbitrary } from '../tasks/taskArbitrary.ts';
import { drawn, readRows } from './modelView.ts';

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
				fc.array(taskArbitrary),
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom(catalog, emptyCatalog),
				async (all, alone, makesProjects, lists) => {
					const given = (alone ? ['focus'] : ['focus', 'local']).map((product) => ({
						product,
						lists: product === 'focus' ? lists : emptyCatalog,
						makesProjects,
						tasks: all.filter((task) => task.product === product),
					}));
					const shape = new TreeShape(await storeOf(...given));
					const keys = new Set<string>();
					const check = (parent?: TreeNode): void => {
						for (const child of shape.children(parent)) {
							assert.equal(shape.parent(child)?.key, parent?.key, child.key);
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
});
