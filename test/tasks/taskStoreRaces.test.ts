import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Task, TaskChanges, TaskId } from '../../src/tasks/task.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import type { ScriptedApi } from './scriptedApi.ts';
import { calm } from './storeWith.ts';

/** What a person, or somebody else, does next. The number says to which task. */
type Deed =
	| { kind: 'update'; task: number; changes: TaskChanges }
	| { kind: 'archive' | 'unarchive' | 'delete' | 'restore'; tasks: readonly number[] }
	| { kind: 'create'; name: string }
	| { kind: 'elsewhere'; task: number; changes: Partial<Task> }
	| { kind: 'refresh' };

const number = fc.integer({ min: 1, max: 4 });

const changes: fc.Arbitrary<TaskChanges> = fc.oneof(
	fc.constantFrom('A', 'B', 'C').map((name) => ({ name })),
	fc.boolean().map((done) => ({ done })),
	fc.boolean().map((pinned) => ({ pinned })),
	fc.constantFrom([], ['focus:7'], ['focus:7', 'focus:8']).map((tagIds) => ({ tagIds })),
	fc.constantFrom(null, 'focus:101', 'focus:102').map((projectId) => ({ projectId })),
	fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY').map((rrule) => ({ rrule })),
);

const own: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('update' as const), task: number, changes }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom('archive', 'unarchive', 'delete', 'restore'),
			tasks: fc.uniqueArray(number, { minLength: 1, maxLength: 2 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('create' as const), name: fc.constantFrom('X', 'Y') }),
	},
	{ weight: 2, arbitrary: fc.constant({ kind: 'refresh' } as const) },
);

const anybody: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 3, arbitrary: own },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('elsewhere' as const),
			task: number,
			changes: fc.constantFrom({ name: 'Theirs' }, { notes: 'Theirs' }, { estimatedMins: 5 }),
		}),
	},
);

const idOf = (task: number): TaskId => `focus:${task}`;

function does(store: TaskStore, api: ScriptedApi, deed: Deed): Promise<unknown> | void {
	switch (deed.kind) {
		case 'update':
			return store.update(idOf(deed.task), deed.changes);
		case 'create':
			return store.create('focus', { name: deed.name });
		case 'refresh':
			return store.refresh();
		case 'elsewhere':
			return api.tasks.has(idOf(deed.task))
				? api.changeElsewhere(idOf(deed.task), deed.changes)
				: undefined;
		case 'archive':
		case 'unarchive':
		case 'delete':
		case 'restore':
			return store.act(deed.kind, deed.tasks.map(idOf));
	}
}

/** What a task comes to, in an order of fields of its own and without empty ones. */
function sorted(tasks: Iterable<Task>): string[] {
	return [...tasks]
		.map((task) =>
			JSON.stringify(
				Object.entries(task)
					.filter(([, value]) => value !== undefined)
					.toSorted(([a], [b]) => a.localeCompare(b)),
			),
		)
		.toSorted((a, b) => a.localeCompare(b));
}

function shown(store: TaskStore): string[] {
	return sorted([...store.find({}), ...store.find({ archived: true })]);
}

function truth(api: ScriptedApi): string[] {
	const withNames = [...api.tasks.values()].map((task) => ({
		...task,
		projectName: task.projectId ? `Project ${task.projectId.slice(6)}` : null,
	}));
	return sorted(withNames);
}

/** Chooses theirs wherever the person and others changed the same, also where the task is to be deleted afterwards. */
function takeTheirs(store: TaskStore): void {
	for (const id of [1, 2, 3, 4].map(idOf)) {
		try {
			store.sync.settle(id, 'theirs');
		} catch (error) {
			assert.match(String(error), /nothing to decide/);
		}
	}
}

/** Sets the deeds going in any order that the scheduler thinks of; each call may be slow on its way there and back. */
async function play(
	scheduler: fc.Scheduler,
	deeds: readonly Deed[],
	fails: (call: number) => boolean,
	tellsTask: boolean,
): Promise<{ store: TaskStore; api: ScriptedApi }> {
	const { store, api, kept } = await keptStoreWith(
		[1, 2, 3, 4].map((task) => makeTask(idOf(task), { statusId: 'focus:1', statusName: 'Todo' })),
	);
	await store.loadArchived();
	api.tellsTask = tellsTask;
	let calls = 0;
	api.before = async ({ name, ids }) => {
		const fail = name !== 'list' && name !== 'get' && fails(calls++);
		await scheduler.schedule(Promise.resolve(), `${name} ${ids.join()} goes${fail ? ' and fails' : ''}`);
		if (fail) {
			throw refused();
		}
	};
	api.after = ({ name, ids }) => scheduler.schedule(Promise.resolve(), `${name} ${ids.join()} comes`);
	const { task: begun } = scheduler.scheduleSequence(
		deeds.map((deed) => ({
			label: JSON.stringify(deed),
			builder: async () => {
				// Not waited for: a person goes on.
				void Promise.allSettled([does(store, api, deed)]);
			},
		})),
	);
	await Promise.all([begun, scheduler.waitIdle()]);
	const isOver = (): boolean => kept.sync?.state.waiting === 0 && kept.sync.state.stuck === 0;
	for (await calm(); scheduler.count() > 0 || !isOver(); await calm()) {
		await scheduler.waitIdle();
		if (kept.sync?.state.stuck !== 0) {
			takeTheirs(store);
		}
	}
	return { store, api };
}

describe('TaskStore', () => {
	it('comes to what the service has, however changes, failures and refreshes cross', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.array(own, { minLength: 1, maxLength: 8 }),
				fc.infiniteStream(fc.constantFrom(false, false, true)),
				fc.boolean(),
				async (scheduler, deeds, failures, tellsTask) => {
					const fails = (): boolean => Boolean(failures.next().value);
					const { store, api } = await play(scheduler, deeds, fails, tellsTask);
					assert.deepEqual(shown(store), truth(api));
				},
			),
			{ numRuns: 100 },
		);
	});

	it('comes to what the service has after one more refresh, when others change things too and the person takes theirs', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.array(anybody, { minLength: 1, maxLength: 8 }),
				fc.boolean(),
				async (scheduler, deeds, tellsTask) => {
					const { store, api } = await play(scheduler, deeds, () => false, tellsTask);
					api.before = () => {};
					api.after = () => {};
					await store.refresh();
					assert.deepEqual(shown(store), truth(api));
				},
			),
			{ numRuns: 80 },
		);
	});

	it('shows each change at once, whatever else is on its way', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ task: number, changes }), { maxLength: 8 }),
				async (deeds) => {
					const { store } = await keptStoreWith([1, 2, 3, 4].map((task) => makeTask(idOf(task))));
					const writes: Promise<unknown>[] = [];
					for (const { task, changes: wanted } of deeds) {
						writes.push(store.update(idOf(task), wanted));
						const { pending, ...now } = store.need(idOf(task));
						assert.deepEqual({ ...now, ...wanted }, now);
						assert.ok(pending || writes.length > 0);
					}
					await Promise.all(writes);
					assert.ok(store.find({}).every(({ pending }) => !pending));
				},
			),
			{ numRuns: 100 },
		);
	});
});
