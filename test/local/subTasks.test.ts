import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as fc from 'fast-check';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { listed } from './listed.ts';

const number = fc.integer({ min: 1, max: 7 });
const idsArbitrary = fc.uniqueArray(
	number.map((each) => `local:${each}`),
	{ minLength: 1, maxLength: 3 },
);
/** Each task's parent, by number; 0 for none. A parent may come later, and circles are possible. */
const forest = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 7, maxLength: 7 });

const deeds = fc.array(
	fc.record({ action: fc.constantFrom('archive', 'unarchive', 'delete', 'restore'), ids: idsArbitrary }),
	{ maxLength: 4 },
);

/** Seven tasks, and actions on them a second apart. */
async function play(
	parents: readonly number[],
	done: readonly { action: 'archive' | 'unarchive' | 'delete' | 'restore'; ids: readonly TaskId[] }[],
): Promise<LocalTasks> {
	const tasks = new LocalTasks(memoryDocuments());
	for (let each = 1; each <= 7; each++) {
		await tasks.create({ name: `${each}` });
	}
	for (const [i, parent] of parents.entries()) {
		await tasks.update(`local:${i + 1}`, { parentId: parent === 0 ? null : `local:${parent}` });
	}
	for (const { action, ids } of done) {
		mock.timers.tick(1000);
		try {
			await tasks[action](ids);
		} catch (error) {
			// What is deleted can't be archived.
			assert.match(String(error), /is not there any more/);
		}
	}
	mock.timers.tick(1000);
	return tasks;
}

async function shown(tasks: LocalTasks): Promise<readonly string[]> {
	const all = [...(await listed(tasks)), ...(await listed(tasks, true))];
	return all.map(({ id, archived }) => `${id}${archived ? ' archived' : ''}`);
}

describe('tasks with their sub-tasks', () => {
	before(() => mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-01-01') }));
	after(() => mock.timers.reset());

	for (const [go, back] of [
		['archive', 'unarchive'],
		['delete', 'restore'],
	] as const) {
		it(`are all back as they were after ${go} and ${back}, whatever was done before`, async () => {
			await fc.assert(
				fc.asyncProperty(
					forest,
					deeds,
					idsArbitrary,
					fc.boolean(),
					async (parents, done, ids, twice) => {
						const tasks = await play(parents, done);
						const before = await shown(tasks);
						const own = ids.filter((id) => before.includes(id));
						await tasks[go](own);
						if (twice) {
							// Somebody else, in another window, at the same time.
							mock.timers.tick(10);
							await tasks[go](own);
						}
						assert.ok((await shown(tasks)).every((task) => !own.includes(task)));
						mock.timers.tick(10);
						await tasks[back](own);
						assert.deepEqual(await shown(tasks), before);
					},
				),
				{ numRuns: 200 },
			);
		});
	}

	it('leave no sub-task in use under a task that is archived or deleted by the same action', async () => {
		await fc.assert(
			fc.asyncProperty(
				forest,
				fc.constantFrom('archive', 'delete'),
				idsArbitrary,
				async (parents, go, ids) => {
					const tasks = await play(parents, []);
					await tasks[go](ids);
					const left = (await shown(tasks)).filter((task) => !task.includes('archived'));
					for (const id of left) {
						const { parentId } = await tasks.get(id);
						assert.ok(!parentId || left.includes(parentId), `${id} lost its parent`);
					}
				},
			),
			{ numRuns: 100 },
		);
	});

	it('leave a sub-task archived that was archived before its parent', async () => {
		const tasks = await play(
			[0, 1, 1, 0, 0, 0, 0],
			[
				{ action: 'archive', ids: ['local:2'] },
				{ action: 'archive', ids: ['local:1'] },
			],
		);
		await tasks.unarchive(['local:1']);
		assert.deepEqual(
			(await shown(tasks)).filter((task) => task.includes('archived')),
			['local:2 archived'],
		);
	});

	it('are not touched by bringing back what was never away', async () => {
		const tasks = await play([0, 1, 1, 0, 0, 0, 0], []);
		const before = await listed(tasks);
		await tasks.restore(['local:1']);
		await tasks.unarchive(['local:1']);
		assert.deepEqual(await listed(tasks), before);
	});

	it('stay archived when they are deleted and come back', async () => {
		const tasks = await play([0, 1, 0, 0, 0, 0, 0], [{ action: 'archive', ids: ['local:2'] }]);
		await tasks.delete(['local:1']);
		assert.ok(!(await shown(tasks)).join().includes('local:2'));
		await tasks.restore(['local:1']);
		assert.ok((await shown(tasks)).includes('local:2 archived'));
	});
});
