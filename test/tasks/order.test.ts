import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareArchived, compareTasks } from '../../src/tasks/order.ts';
import type { Task } from '../../src/tasks/task.ts';
import { makeTask } from './makeTask.ts';

const task: fc.Arbitrary<Task> = fc
	.record({
		id: fc
			.tuple(
				fc.constantFrom('focus', 'local', 'track'),
				fc.constantFrom('1', '2', '10', 'new-1', 'new-b'),
			)
			.map((parts) => parts.join(':')),
		done: fc.constantFrom(false, false, true),
		position: fc.constantFrom(null, 1),
		updatedAt: fc.constantFrom(null, '2026-11-01T08:00:00Z', '2026-11-01T09:30:00+02:00'),
	})
	.map(({ id, ...fields }) => makeTask(id, fields));

const ids = (tasks: readonly Task[]): string[] => tasks.map(({ id }) => id);

describe('order', () => {
	for (const [name, compare] of Object.entries({ compareTasks, compareArchived })) {
		it(`${name} is a total order: no two orders of the same tasks`, () => {
			fc.assert(
				fc.property(task, task, task, (a, b, c) => {
					const sign = Math.sign(compare(a, b));
					assert.equal(sign, 0 - Math.sign(compare(b, a)));
					assert.ok(compare(a, b) !== 0 || a.id === b.id, 'two tasks at one place');
					if (compare(a, b) <= 0 && compare(b, c) <= 0) {
						assert.ok(
							compare(a, c) <= 0,
							`${a.id} ≤ ${b.id} ≤ ${c.id}, but not ${a.id} ≤ ${c.id}`,
						);
					}
				}),
				{ numRuns: 2000 },
			);
		});
	}

	it('has open tasks before done ones, then goes by position, then by number', () => {
		const tasks = [
			makeTask('local:1', { done: true, position: 1 }),
			makeTask('local:10'),
			makeTask('local:9'),
			makeTask('local:30', { position: 2 }),
			makeTask('local:31', { position: 1 }),
		];
		assert.deepEqual(ids(tasks.toSorted(compareTasks)), [
			'local:31',
			'local:30',
			'local:9',
			'local:10',
			'local:1',
		]);
	});

	it('has the archived task on top that was touched last, however its instant is written', () => {
		const tasks = [
			makeTask('local:1', { updatedAt: '2026-11-01T08:00:00Z' }),
			makeTask('local:2', { updatedAt: '2026-11-01T08:00:00.500Z' }),
			makeTask('local:3', { updatedAt: '2026-11-01T09:59:59+02:00' }),
			makeTask('local:4', { updatedAt: '2026-10-31T23:00:00-10:00' }),
			makeTask('local:5', { updatedAt: null }),
		];
		assert.deepEqual(ids(tasks.toSorted(compareArchived)), [
			'local:4',
			'local:2',
			'local:1',
			'local:3',
			'local:5',
		]);
	});
});
