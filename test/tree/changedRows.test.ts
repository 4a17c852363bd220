import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Catalog } from '../../src/tasks/catalog.ts';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task, TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { taskArbitrary, taskIdArbitrary } from '../tasks/taskArbitrary.ts';
import { ModelView, readRows } from './modelView.ts';

/** A task as it is from now on, one field of it as it is from now on, or a task that is gone. */
type Change = { put: Task } | { like: Task; field: keyof Task } | { remove: TaskId };

/** What happens to tasks at once. */
type Step = { tasks: readonly Change[]; told: 'elsewhere' | 'refresh' } | { lists: Catalog };

const task: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ put: taskArbitrary }) },
	{
		weight: 4,
		arbitrary: fc.record({
			like: taskArbitrary,
			field: fc.constantFrom('name', 'done', 'position', 'pinned', 'archived', 'parentId', 'projectId'),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ remove: taskIdArbitrary }) },
);

/** One task in each project, so that the projects stay and only rows below them change. */
const settled = ['focus', 'local'].flatMap((product) =>
	[null, 101, 102, 103].map((project, i) =>
		makeTask(`${product}:${90 + i}`, { projectId: project === null ? null : `${product}:${project}` }),
	),
);

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 9,
		arbitrary: fc.record({
			tasks: fc.array(task, { minLength: 1, maxLength: 3 }),
			told: fc.constantFrom('elsewhere', 'refresh'),
		}),
	},
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(
				catalog,
				emptyCatalog,
				{ ...catalog, projects: catalog.projects.slice(1) },
				{ ...catalog, statuses: catalog.statuses.map((status) => ({ ...status, emoji: '✨' })) },
			)
			.map((lists) => ({ lists })),
	},
);

function resolve(change: Change, { tasks }: ScriptedApi): readonly [TaskId, Task | undefined] {
	if ('remove' in change) {
		return [change.remove, undefined];
	}
	if ('put' in change) {
		return [change.put.id, change.put];
	}
	const { id } = change.like;
	return [id, { ...(tasks.get(id) ?? makeTask(id)), [change.field]: change.like[change.field] }];
}

async function take(store: TaskStore, apis: readonly ScriptedApi[], next: Step): Promise<void> {
	for (const api of apis) {
		if ('lists' in next) {
			if (api.product === 'focus') {
				api.tellCatalog(next.lists);
			}
			continue;
		}
		const own = next.tasks
			.map((change) => resolve(change, api))
			.filter(([id]) => id.startsWith(`${api.product}:`));
		if (next.told === 'elsewhere') {
			api.changeAllElsewhere(own);
		} else {
			own.forEach(([id, after]) => (after ? api.tasks.set(id, after) : api.tasks.delete(id)));
		}
	}
	await store.refresh();
}

async function viewOf(products: readonly string[], tasks: readonly Task[]) {
	const store = new TaskStore();
	const apis = products.map(
		(product) =>
			new ScriptedApi(
				tasks.filter((each) => each.product === product),
				product,
			),
	);
	apis.forEach((api) => store.connect(api));
	await store.settled();
	return { store, apis, view: new ModelView(store) };
}

describe('changedRows', () => {
	for (const products of [['focus'], ['focus', 'local']]) {
		it(`leaves no row out, with ${products.join(' and ')}`, async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(taskArbitrary),
					fc.array(step, { maxLength: 5 }),
					async (tasks, steps) => {
						const { store, apis, view } = await viewOf(products, [...settled, ...tasks]);
						for (const next of steps) {
							await take(store, apis, next);
							assert.deepEqual(view.rows, readRows(store));
						}
					},
				),
				{ numRuns: 200 },
			);
		});
	}

	const family = [
		makeTask('focus:1', { projectId: 'focus:101', pinned: true }),
		makeTask('focus:2', { projectId: 'focus:101', parentId: 'focus:1' }),
		makeTask('focus:3', { projectId: 'focus:101', parentId: 'focus:1' }),
		makeTask('focus:4', { projectId: 'focus:102' }),
	];
	const table: readonly [string, TaskId, Partial<Task> | undefined, readonly string[]][] = [
		['a name', 'focus:2', { name: 'x' }, ['project:task:focus:2']],
		[
			'a name of a pinned task',
			'focus:1',
			{ name: 'x' },
			['project:task:focus:1', 'pinned:task:focus:1'],
		],
		['notes', 'focus:4', { notes: 'x' }, ['project:task:focus:4']],
		['done of a sub-task', 'focus:2', { done: true }, ['project:task:focus:2', 'project:task:focus:1']],
		['done', 'focus:4', { done: true }, ['project:task:focus:4', 'project:focus:102']],
		['pinning', 'focus:4', { pinned: true }, ['project:task:focus:4', 'pinned']],
		['a deletion of a sub-task', 'focus:3', undefined, ['project:task:focus:3', 'project:task:focus:1']],
		['archiving a parent', 'focus:1', { archived: true, pinned: false }, ['everything']],
		[
			'a move to another parent',
			'focus:3',
			{ parentId: 'focus:4' },
			['project:task:focus:3', 'project:task:focus:1', 'project:task:focus:4'],
		],
		[
			'a move out of its parent',
			'focus:3',
			{ parentId: null },
			['project:task:focus:3', 'project:task:focus:1', 'project:focus:101'],
		],
	];
	for (const [what, id, changes, wanted] of table) {
		it(`refreshes for ${what} ${wanted.join(' and ')}, and no more`, async () => {
			const { apis, view } = await viewOf(['focus'], family);
			apis[0]?.changeElsewhere(id, changes);
			assert.deepEqual(
				view.refreshes.map((keys) => keys ?? ['everything']),
				[wanted],
			);
		});
	}

	it('refreshes nothing when nothing is different', async () => {
		const { store, apis, view } = await viewOf(['focus'], family);
		apis[0]?.changeElsewhere('focus:1', {});
		await store.refresh();
		assert.deepEqual(view.refreshes, []);
	});

	it('refreshes one row, twice, for a name that a person changes', async () => {
		const { store, view } = await viewOf(['focus'], family);
		await store.update('focus:2', { name: 'x' });
		assert.deepEqual(view.refreshes, [['project:task:focus:2'], ['project:task:focus:2']]);
	});
});
