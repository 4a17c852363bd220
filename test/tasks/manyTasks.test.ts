import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Task, TaskId } from '../../src/tasks/task.ts';
import { type Problem, TaskError } from '../../src/tasks/taskError.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { calm, Gates } from './storeWith.ts';

const service = 'Toggl Focus';

function ids(count: number, from = 1): TaskId[] {
	return Array.from({ length: count }, (_id, at) => `focus:${from + at}`);
}

async function storeOf(count: number, atOnce = Infinity): ReturnType<typeof keptStoreWith> {
	return keptStoreWith(
		ids(count).map((id) => makeTask(id)),
		{ atOnce },
	);
}

/** Lets the calls of the name fail, by their place among them. */
function failing(api: ScriptedApi, name: string, errors: Readonly<Record<number, TaskError>>): void {
	let call = 0;
	api.before = (made) => {
		const error = made.name === name ? errors[call++] : undefined;
		if (error) {
			throw error;
		}
	};
}

async function partial(work: Promise<unknown>): Promise<Problem & { kind: 'partial' }> {
	const error: unknown = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	assert.ok(error instanceof TaskError && error.problem.kind === 'partial', String(error));
	return error.problem;
}

function sizes(api: ScriptedApi, name: string): number[] {
	return api.calls.filter((call) => call.startsWith(`${name} `)).map((call) => call.split(' ').length - 1);
}

describe('an action on many tasks', () => {
	it('goes out in as few calls as it takes', async () => {
		const { store, api } = await storeOf(250, 100);
		const report = await store.act('archive', ids(250));
		assert.deepEqual(sizes(api, 'archive'), [100, 100, 50]);
		assert.deepEqual(report, { done: ids(250), failed: [], skipped: [] });
		assert.equal(store.find({}).length, 0);
	});

	it('goes out in one call where the product sets no limit', async () => {
		const { store, api } = await storeOf(250);
		await store.act('delete', ids(250));
		assert.deepEqual(sizes(api, 'delete'), [250]);
	});

	it('names each task once', async () => {
		const { store, api } = await storeOf(2, 100);
		await store.act('archive', [...ids(2), ...ids(2)]);
		assert.deepEqual(api.calls, ['archive focus:1 focus:2']);
	});

	it('is on show at once, for all tasks', async () => {
		const { store, api } = await storeOf(5, 2);
		const gates = new Gates('archive');
		api.before = gates.hold;
		const archiving = store.act('archive', ids(5));
		assert.deepEqual(store.find({}), []);
		for (let part = 0; part < 3; part++) {
			assert.equal(gates.waiting.length, part === 0 ? 0 : 1);
			await gates.open('archive');
		}
		assert.deepEqual((await archiving).done, ids(5));
	});

	for (const action of ['archive', 'delete'] as const) {
		it(`takes back exactly the part that failed: ${action}`, async () => {
			const { store, api } = await storeOf(250, 100);
			const before = store.find({});
			failing(api, action, { 1: refused() });
			const problem = await partial(store.act(action, ids(250)));
			assert.deepEqual(sizes(api, action), [100, 50]);
			assert.deepEqual(store.find({}), before.slice(100, 200));
			assert.deepEqual(problem.failed, ids(100, 101));
			assert.deepEqual(problem.done, [...ids(100), ...ids(50, 201)]);
			assert.equal(problem.total, 250);
		});
	}

	it('says how many failed, which first, and why', async () => {
		const { store, api } = await storeOf(5, 1);
		failing(api, 'archive', { 1: refused(), 3: refused() });
		await assert.rejects(store.act('archive', ids(4)), {
			message: `2 of 4 tasks were not archived: “Task 2”, “Task 4”. Toggl Focus did not accept this: no.`,
		});
		failing(api, 'delete', { 0: refused(), 1: refused(), 2: refused(), 3: refused() });
		await assert.rejects(store.act('delete', ids(5)), {
			message:
				'4 of 5 tasks were not deleted: “Task 1”, “Task 2”, “Task 3”, …. Toggl Focus did not accept this: no.',
		});
	});

	for (const problem of [
		{ kind: 'unauthorized', service },
		{ kind: 'plan', service },
	] as const satisfies Problem[]) {
		it(`sends nothing more when none can succeed: ${problem.kind}`, async () => {
			const { store, api } = await storeOf(5, 2);
			let calls = 0;
			api.before = ({ name }) => {
				if (name === 'archive' && ++calls === 2) {
					throw new TaskError(problem);
				}
			};
			assert.deepEqual((await partial(store.act('archive', ids(5)))).failed, ids(3, 3));
			assert.equal(calls, 2);
			assert.equal(store.find({}).length, 3);
		});
	}

	for (const problem of [
		{ kind: 'quota', service, resetsAt: undefined },
		{ kind: 'offline', service },
	] as const satisfies Problem[]) {
		it(`is kept in all its parts, and shown, when it can be sent another time: ${problem.kind}`, async () => {
			const { store, api, kept } = await storeOf(5, 2);
			failing(api, 'archive', {
				0: new TaskError(problem),
				1: new TaskError(problem),
				2: new TaskError(problem),
			});
			const report = await store.act('archive', ids(5));
			assert.deepEqual(report, { done: ids(5), failed: [], skipped: [] });
			assert.deepEqual(
				store.archived().map(({ pending }) => pending),
				[true, true, true, true, true],
			);
			assert.equal(kept.sync?.state.waiting, 3);
			store.dispose();
			kept.dispose();
		});
	}

	it('is kept as a whole before any of it is sent', async () => {
		const { store, api, kept } = await storeOf(5, 2);
		const gates = new Gates('archive');
		api.before = gates.hold;
		const archiving = store.act('archive', ids(5));
		assert.deepEqual([kept.sync?.state.waiting, api.calls], [3, []]);
		for (let part = 0; part < 3; part++) {
			await gates.open('archive');
		}
		await archiving;
	});

	it('does not hold up other changes', async () => {
		const { store, api } = await storeOf(9, 2);
		const gates = new Gates('archive', 'update', 'delete');
		api.before = gates.hold;
		const works = [
			store.act('archive', ids(4)),
			store.update('focus:5', { name: 'One' }),
			store.act('delete', ids(2, 6)),
		];
		await calm();
		assert.deepEqual(gates.waiting, [
			'archive focus:1 focus:2',
			'update focus:5',
			'delete focus:6 focus:7',
		]);
		for (const name of ['archive', 'update', 'delete', 'archive']) {
			await gates.open(name);
		}
		await Promise.all(works);
	});

	it('is the failure itself for one task', async () => {
		const { store, api } = await storeOf(1, 100);
		failing(api, 'archive', { 0: refused() });
		await assert.rejects(store.act('archive', ids(1)), { problem: refused().problem });
	});

	it('reads the account anew when nobody knows what was done', async () => {
		const { store, api } = await storeOf(4, 2);
		api.after = ({ name, ids: [id] }) => {
			if (name === 'archive' && id === 'focus:1') {
				throw refused();
			}
		};
		assert.deepEqual((await partial(store.act('archive', ids(4)))).failed, ids(2));
		await store.refresh();
		assert.ok(api.calls.includes('list'));
		assert.deepEqual(store.find({}), []);
	});

	it('stops before the next call, and takes back what was not sent', async () => {
		const { store, api } = await storeOf(5, 2);
		const stopping = new AbortController();
		const parts: number[] = [];
		const sent: number[] = [];
		const report = await store.act('archive', ids(5), {
			signal: stopping.signal,
			onParts: (count) => parts.push(count),
			onSent: (count) => {
				sent.push(count);
				stopping.abort();
			},
		});
		assert.deepEqual(report, { done: ids(2), failed: [], skipped: ids(3, 3) });
		assert.deepEqual([parts, sent, sizes(api, 'archive')], [[3], [2], [2]]);
		assert.deepEqual(
			store.find({}).map(({ id, pending }) => [id, pending]),
			ids(3, 3).map((id) => [id, false]),
		);
	});

	it('tells in which order changes of one task were made, before and after', async () => {
		const { store, api } = await storeOf(4, 2);
		const gates = new Gates('update', 'archive', 'updateMany');
		api.before = gates.hold;
		const writes = [
			store.update('focus:3', { name: 'First' }),
			store.act('archive', ids(4)),
			store.update('focus:4', { name: 'Last' }),
			store.update('focus:9', { name: 'None' }).catch(() => undefined),
		];
		await calm();
		assert.deepEqual(gates.waiting, ['update focus:3', 'archive focus:1 focus:2']);
		await gates.open('archive');
		assert.deepEqual(gates.waiting, ['update focus:3']);
		await gates.open('update');
		assert.deepEqual(gates.waiting, ['archive focus:3 focus:4']);
		await gates.open('archive');
		await gates.open('update');
		await Promise.all(writes);
		assert.deepEqual(sizes(api, 'archive'), [2, 2]);
		assert.equal(api.tasks.get('focus:4')?.name, 'Last');
	});

	it('brings back many tasks that were gone, by reading the account', async () => {
		const { store, api } = await storeOf(250, 100);
		await store.act('delete', ids(250));
		await store.act('restore', ids(250));
		assert.equal(store.find({}).length, 250);
		assert.deepEqual(sizes(api, 'get'), []);
	});
});

describe('a change of many tasks', () => {
	it('goes out in as few calls as it takes, of what is different only', async () => {
		const { store, api } = await storeOf(250, 100);
		await store.update('focus:7', { pinned: true });
		const report = await store.updateMany(ids(250).map((id) => ({ id, changes: { pinned: true } })));
		assert.deepEqual(sizes(api, 'updateMany'), [100, 100, 49]);
		assert.equal(report.done.length, 250);
		assert.equal(store.find({ pinned: true }).length, 250);
		assert.ok(store.find({}).every(({ pending }) => !pending));
	});

	it('of one task is no bulk call', async () => {
		const { store, api } = await storeOf(1, 100);
		await store.updateMany([
			{ id: 'focus:1', changes: { name: 'A' } },
			{ id: 'focus:1', changes: { pinned: true } },
		]);
		assert.deepEqual(api.calls, ['update focus:1']);
		assert.deepEqual([api.tasks.get('focus:1')?.name, api.tasks.get('focus:1')?.pinned], ['A', true]);
	});

	it('gives done as a status, and each task its own changes', async () => {
		const { store, api } = await storeOf(2, 100);
		await store.updateMany([
			{ id: 'focus:1', changes: { done: true } },
			{ id: 'focus:2', changes: { name: 'B' } },
		]);
		assert.equal(api.tasks.get('focus:1')?.statusId, 'focus:4');
		assert.equal(store.need('focus:2').name, 'B');
		assert.equal(store.need('focus:1').done, true);
	});

	it('is done as far as it can be right', async () => {
		const { store, api } = await storeOf(3, 100);
		const problem = await partial(
			store.updateMany([
				{ id: 'focus:1', changes: { endDate: '2026-02-30' } },
				{ id: 'focus:2', changes: { endDate: '2026-02-28' } },
				{ id: 'focus:404', changes: { endDate: '2026-02-28' } },
			]),
		);
		assert.deepEqual([problem.failed, problem.done], [['focus:1', 'focus:404'], ['focus:2']]);
		assert.equal(api.tasks.get('focus:2')?.endDate, '2026-02-28');
		assert.match(problem.reason, /“2026-02-30” is not a date/);
	});

	it('puts no two tasks under each other', async () => {
		const { store, api } = await storeOf(3);
		const under = (id: TaskId, parentId: TaskId) => ({ id, changes: { parentId } });
		const problem = await partial(
			store.updateMany([
				under('focus:1', 'focus:2'),
				under('focus:2', 'focus:3'),
				under('focus:3', 'focus:1'),
			]),
		);
		assert.deepEqual(problem.failed, ['focus:3']);
		assert.deepEqual(
			ids(3).map((id) => api.tasks.get(id)?.parentId ?? null),
			['focus:2', 'focus:3', null],
		);
	});

	it('knows archived tasks that are not on show', async () => {
		const { store, api } = await keptStoreWith(ids(6).map((id) => makeTask(id, { archived: true })));
		await store.updateMany(ids(6).map((id) => ({ id, changes: { pinned: true } })));
		assert.ok([...api.tasks.values()].every(({ pinned }) => pinned));
		assert.deepEqual(sizes(api, 'get'), []);
	});

	it('ends as the service has it, whichever calls fail, beside single changes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(
					fc.record({
						tasks: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
						name: fc.constantFrom('A', 'B', 'C'),
						kind: fc.constantFrom('many', 'one', 'archive', 'unarchive'),
					}),
					{ minLength: 1, maxLength: 5 },
				),
				fc.infiniteStream(fc.boolean()),
				fc.scheduler(),
				async (atOnce, deeds, failures, scheduler) => {
					const { store, api } = await storeOf(9, atOnce);
					await store.loadArchived();
					api.before = async ({ name }) => {
						await scheduler.schedule(Promise.resolve());
						if (!name.startsWith('list') && failures.next().value) {
							throw refused();
						}
					};
					const works = deeds.map(({ tasks, name, kind }) => {
						const wanted = tasks.map((number) => `focus:${number}`);
						const changes = { name };
						switch (kind) {
							case 'many':
								return store.updateMany(wanted.map((id) => ({ id, changes })));
							case 'one':
								return store.update(wanted[0]!, changes);
							default:
								return store.act(kind, wanted);
						}
					});
					const ended = Promise.allSettled(works);
					await scheduler.waitFor(ended);
					await scheduler.waitIdle();
					await calm();
					const brief = (tasks: Iterable<Task>) =>
						[...tasks]
							.map(({ id, name, archived, pending }) => [id, name, archived, pending].join(' '))
							.toSorted((a, b) => a.localeCompare(b));
					assert.deepEqual(
						brief([...store.find({}), ...store.find({ archived: true })]),
						brief(api.tasks.values()),
					);
				},
			),
			{ numRuns: 30 },
		);
	});
});

describe('many new tasks', () => {
	const names = Array.from({ length: 250 }, (_name, at) => ({ name: `New ${at}` }));

	it('are made in as few calls as it takes, in their order', async () => {
		const { store, api } = await storeOf(0, 100);
		const { created } = await store.createMany('focus', names);
		assert.deepEqual(
			created.map(({ name }) => name),
			names.map(({ name }) => name),
		);
		assert.deepEqual(
			api.calls.filter((call) => call === 'createMany'),
			['createMany', 'createMany', 'createMany'],
		);
		assert.deepEqual(store.find({}), created);
	});

	it('are made one by one where the product has no call for several', async () => {
		const one = new ScriptedApi();
		Object.defineProperty(one, 'createMany', { value: undefined });
		const { store, api } = await keptStoreWith([], { api: one });
		await store.createMany('focus', names.slice(0, 3));
		assert.deepEqual(api.calls, ['create', 'create', 'create']);
	});

	it('are all refused when one can’t be right', async () => {
		const { store, api } = await storeOf(0, 100);
		await assert.rejects(store.createMany('focus', [{ name: 'A' }, { name: ' ' }]), {
			message: /needs a name/,
		});
		assert.deepEqual(api.calls, []);
	});

	it('name those that failed, and the others are there', async () => {
		const { store, api } = await storeOf(0, 100);
		failing(api, 'createMany', { 1: refused() });
		const problem = await partial(store.createMany('focus', names));
		assert.deepEqual([problem.names.length, problem.names[0], problem.failed], [100, 'New 100', []]);
		assert.deepEqual(
			store.find({}).map(({ id }) => id),
			problem.done,
		);
		assert.equal(problem.done.length, 150);
	});

	it('are not sent any more when none can succeed, or when the person stops it', async () => {
		const { store, api } = await storeOf(0, 100);
		failing(api, 'createMany', { 1: new TaskError({ kind: 'unauthorized', service }) });
		assert.equal((await partial(store.createMany('focus', names))).names.length, 150);
		api.before = () => {};
		const stopping = new AbortController();
		const watch = { signal: stopping.signal, onSent: () => stopping.abort() };
		const { created, skipped } = await store.createMany('focus', names, watch);
		assert.deepEqual([created.length, skipped], [100, 150]);
	});
});
