import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Catalog } from '../../src/tasks/catalog.ts';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task, TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { taskIdArbitrary } from '../tasks/taskArbitrary.ts';
import { groupings, plainView, type ViewChoice } from '../../src/tree/viewChoice.ts';
import { ModelView, readRows } from './modelView.ts';
import { viewArbitrary, viewedTaskArbitrary } from './viewArbitrary.ts';

/** A task as it is from now on, one field of it as it is from now on, or a task that is gone. */
type Change = { put: Task } | { like: Task; field: keyof Task } | { remove: TaskId };

/** What happens to tasks at once. */
type Step = { tasks: readonly Change[]; told: 'elsewhere' | 'refresh' } | { lists: Catalog };

const task: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ put: viewedTaskArbitrary }) },
	{
		weight: 4,
		arbitrary: fc.record({
			like: viewedTaskArbitrary,
			field: fc.constantFrom(
				'name',
				'done',
				'position',
				'pinned',
				'archived',
				'parentId',
				'projectId',
				'statusId',
				'tagIds',
				'assigneeIds',
				'priority',
				'endDate',
				'updatedAt',
			),
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

async function viewOf(
	products: readonly string[],
	tasks: readonly Task[],
	choice: ViewChoice = plainView,
	batches = false,
) {
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
	return { store, apis, view: new ModelView(store, choice, batches) };
}

describe('changedRows', () => {
	for (const products of [['focus'], ['focus', 'local']]) {
		for (const groupBy of groupings) {
			it(`leaves no row out, with ${products.join(' and ')} grouped by ${groupBy}`, async () => {
				await fc.assert(
					fc.asyncProperty(
						viewArbitrary,
						fc.boolean(),
						fc.array(viewedTaskArbitrary),
						fc.array(step, { maxLength: 5 }),
						async (given, batches, tasks, steps) => {
							const choice = { ...given, groupBy };
							const all = [...settled, ...tasks];
							const { store, apis, view } = await viewOf(products, all, choice, batches);
							for (const next of steps) {
								await take(store, apis, next);
								if (batches) {
									view.tell();
								}
								assert.deepEqual(view.rows, readRows(store, choice));
							}
						},
					),
					{ numRuns: 100 },
				);
			});
		}
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

	const grouped: readonly [string, Partial<ViewChoice>, TaskId, Partial<Task>, readonly string[]][] = [
		[
			'another status',
			{ groupBy: 'status' },
			'focus:3',
			{ statusId: 'focus:2' },
			['status:focus:1:task:focus:3', 'status:focus:1', 'status:focus:2'],
		],
		[
			'one more tag',
			{ groupBy: 'tag' },
			'focus:3',
			{ tagIds: ['focus:7', 'focus:8'] },
			['tag:focus:7:task:focus:3', 'tag:focus:8'],
		],
		[
			'a name by which tasks are sorted',
			{ groupBy: 'tag', sortBy: 'name' },
			'focus:3',
			{ name: 'x' },
			['tag:focus:7:task:focus:3', 'tag:focus:7'],
		],
		[
			'a task that no longer meets the filter',
			{ filter: { done: false } },
			'focus:3',
			{ done: true, statusId: 'focus:4' },
			['project:task:focus:3', 'project:focus:none'],
		],
		['notes in a flat list', { groupBy: 'none' }, 'focus:3', { notes: 'x' }, ['all:task:focus:3']],
	];
	for (const [what, part, id, changes, wanted] of grouped) {
		it(`refreshes for ${what} ${wanted.join(' and ')}, and no more`, async () => {
			const fields = { statusId: 'focus:1', tagIds: ['focus:7'] };
			const tasks = [
				makeTask('focus:1', fields),
				makeTask('focus:2', { statusId: 'focus:2', tagIds: ['focus:8'], projectId: 'focus:101' }),
				makeTask('focus:3', fields),
			];
			const { apis, view } = await viewOf(['focus'], tasks, { ...plainView, ...part });
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

	it('refreshes one row for a name that a person changes', async () => {
		const { store, view } = await viewOf(['focus'], family);
		await store.update('focus:2', { name: 'x' });
		assert.deepEqual(view.refreshes, [['project:task:focus:2']]);
	});
});
