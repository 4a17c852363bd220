import assert from 'node:assert/strict';
import type { Task, TaskChanges } from '../../src/tasks/task.ts';
import { formerChanges } from '../../src/tasks/formerChanges.ts';
import { makeTask } from './makeTask.ts';
import { storeWith } from './storeWith.ts';

const task = makeTask('focus:1', {
	statusId: 'focus:2',
	tagIds: ['focus:7'],
	endDate: '2026-11-20',
	pinned: true,
});

const table: readonly (readonly [TaskChanges, TaskChanges, Partial<Task>?])[] = [
	[{}, {}],
	[{ outboundSync: true }, {}],
	[
		{ pinned: false, endDate: null },
		{ pinned: true, endDate: '2026-11-20' },
	],
	[
		{ startDate: '2026-11-20', tagIds: [] },
		{ startDate: null, tagIds: ['focus:7'] },
	],
	[{ done: true }, { statusId: 'focus:2' }],
	[{ statusId: 'focus:4' }, { statusId: 'focus:2' }],
	[{ done: true }, { done: false }, { statusId: null }],
	[{ statusId: 'focus:4' }, { done: true }, { statusId: null, done: true }],
];

describe('formerChanges', () => {
	for (const [changes, former, fields] of table) {
		it(`of ${JSON.stringify(changes)} are ${JSON.stringify(former)}`, () => {
			assert.deepEqual(formerChanges({ ...task, ...fields }, changes), former);
		});
	}

	it('give back all that was changed', async () => {
		const { store } = await storeWith([task]);
		const before = store.need('focus:1');
		const changes: TaskChanges = {
			name: 'X',
			done: true,
			priority: 'high',
			projectId: 'focus:101',
			tagIds: [],
		};
		const back = formerChanges(before, changes);
		await store.update('focus:1', changes);
		assert.notDeepEqual(store.need('focus:1'), before);
		await store.update('focus:1', back);
		assert.deepEqual(store.need('focus:1'), before);
	});
});
