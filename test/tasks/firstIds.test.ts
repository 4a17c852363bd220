import assert from 'node:assert/strict';
import type { TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';

const first = 'focus:new-1-abc';
const now = 'focus:2';

/** A store that knows a task which was created while nothing could be sent, and has been sent since. */
async function sentLater(): Promise<{ store: TaskStore; api: ScriptedApi }> {
	const api = Object.assign(
		new ScriptedApi([makeTask('focus:1'), makeTask(now, { projectId: 'focus:101' })]),
		{
			idNow: (id: TaskId) => (id === first ? now : id),
			replace: (id: TaskId, task: object) => api.update(id, task),
		},
	);
	const store = new TaskStore();
	store.connect(api);
	await store.settled();
	return { store, api };
}

describe('The id that a task had before it was sent', () => {
	it('is understood as the parent of a new task, which gets its project', async () => {
		const { store } = await sentLater();
		const task = await store.create('focus', { name: 'Below', parentId: first });
		assert.deepEqual([task.parentId, task.projectId], [now, 'focus:101']);
	});

	it('is understood where it is asked what a new task would be without', async () => {
		const { store, api } = await sentLater();
		api.tellCatalog({ ...api.lists, requiredFields: ['projectId'] });
		assert.deepEqual(store.missingFields('focus', { name: 'Below', parentId: first }), []);
	});

	it('is understood as the parent of many new tasks', async () => {
		const { store } = await sentLater();
		const { created } = await store.createMany('focus', [
			{ name: 'One', parentId: first },
			{ name: 'Other', parentId: first },
		]);
		assert.deepEqual(
			created.map(({ parentId }) => parentId),
			[now, now],
		);
	});

	it('is understood as the parent in a change, of one task or of several', async () => {
		const { store } = await sentLater();
		assert.equal((await store.update('focus:1', { parentId: first })).parentId, now);
		const { id } = await store.create('focus', { name: 'Other' });
		await store.updateMany([
			{ id, changes: { parentId: first } },
			{ id: 'focus:1', changes: { parentId: null } },
		]);
		assert.equal(store.need(id).parentId, now);
	});

	it('is understood in the task that another is replaced by', async () => {
		const { store } = await sentLater();
		const task = await store.replace('focus:1', { name: 'Instead', parentId: first });
		assert.equal(task.parentId, now);
	});

	it('is no way to make a task its own parent', async () => {
		const { store } = await sentLater();
		await assert.rejects(store.update(now, { parentId: first }), /sub-task of itself/);
	});

	it('finds the tasks below', async () => {
		const { store } = await sentLater();
		const { id } = await store.create('focus', { name: 'Below', parentId: now });
		assert.deepEqual(
			store.find({ parentId: first }).map((task) => task.id),
			[id],
		);
	});
});
