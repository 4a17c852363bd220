import assert from 'node:assert/strict';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { asKept } from '../../src/tasks/asKept.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { storeWith } from './storeWith.ts';

describe('what was given, as it is kept', () => {
	const table: readonly (readonly [TaskChanges, TaskChanges])[] = [
		[{ name: ' a\nb\tc\r\nd ' }, { name: 'a b c d' }],
		[{ name: 'x\uD800y' }, { name: 'x\uFFFDy' }],
		[
			{ description: 'a\u0000b\nc', notes: ' x\uD800\n' },
			{ description: 'a\uFFFDb\nc', notes: ' x\uFFFD\n' },
		],
		[{ rrule: 'RRULE:FREQ=DAILY' }, { rrule: 'FREQ=DAILY' }],
		[{ rrule: 'FREQ=DAILY' }, { rrule: 'FREQ=DAILY' }],
		[{ rrule: 'RRULE:FREQ=DAILY\nEXDATE:20261201' }, { rrule: 'RRULE:FREQ=DAILY\nEXDATE:20261201' }],
		[{ rrule: '' }, { rrule: null }],
		[{ rrule: null }, { rrule: null }],
		[
			{ tagIds: ['focus:2', 'focus:1', 'focus:2'], assigneeIds: ['focus:3', 'focus:3'] },
			{ tagIds: ['focus:2', 'focus:1'], assigneeIds: ['focus:3'] },
		],
		[
			{ ghostAssigneeIds: [7, 7], tagIds: [] },
			{ ghostAssigneeIds: [7], tagIds: [] },
		],
		[
			{ projectId: null, done: true },
			{ projectId: null, done: true },
		],
		[{ done: true, statusId: 'focus:1' }, { statusId: 'focus:1' }],
		[{}, {}],
	];
	for (const [given, kept] of table) {
		it(`makes ${JSON.stringify(given)} ${JSON.stringify(kept)}`, () => {
			assert.deepEqual(asKept(given), kept);
			assert.deepEqual(asKept(asKept(given)), kept);
		});
	}

	it('has one status, however the task was before', async () => {
		const { store } = await storeWith([makeTask('focus:1', { statusId: 'focus:1' })]);
		const both = { done: true, statusId: 'focus:1' };
		const created = await store.create('focus', { name: 'New', ...both });
		assert.deepEqual([created.done, created.statusId], [false, 'focus:1']);
		const changed = await store.update('focus:1', both);
		assert.deepEqual([changed.done, changed.statusId], [false, 'focus:1']);
	});

	it('is what a new task, a change and a replacement answer with', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		const store = new TaskStore();
		store.connect(tasks);
		await store.settled();
		const tag = await store.service.createTag('local', { name: 'once', color: null });
		const created = await store.create('local', { name: 'a\nb', tagIds: [tag, tag] });
		assert.deepEqual([created.name, created.tagIds], ['a b', [tag]]);
		const { name, rrule } = await store.update(created.id, { name: 'c\nd', rrule: 'RRULE:FREQ=DAILY' });
		assert.deepEqual([name, rrule], ['c d', 'FREQ=DAILY']);
		const before = store.need(created.id);
		await store.update(created.id, { name: 'c\td', tagIds: [tag, tag] });
		assert.equal(store.need(created.id), before, 'nothing is left to be changed');
		await store.updateMany([{ id: created.id, changes: { notes: '\u0007' } }]);
		assert.equal(store.need(created.id).notes, '\uFFFD');
		store.dispose();
		tasks.dispose();
	});
});
