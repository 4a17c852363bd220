import assert from 'node:assert/strict';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { calm, Gates, offline } from './storeWith.ts';

const archived = 'focus:9';
const none = 'focus:404';
const tasks = [
	makeTask('focus:1'),
	makeTask('focus:2', { parentId: archived }),
	makeTask(archived, { archived: true, projectId: 'focus:101' }),
];

async function storeBefore() {
	const api = new ScriptedApi(tasks);
	Object.assign(api, { replace: (id: string, task: object) => api.update(id, task) });
	const store = new TaskStore();
	store.connect(api);
	await store.settled();
	api.calls.length = 0;
	const asked = (): readonly string[] => api.calls.filter((call) => call.startsWith('get'));
	return { store, api, asked };
}

describe('A parent that nobody has read, an archived task', () => {
	it('is asked for where a new task is to be below it, once, and gives its project', async () => {
		const { store, asked } = await storeBefore();
		const one = await store.create('focus', { name: 'One', parentId: archived });
		const { created } = await store.createMany('focus', [{ name: 'Other', parentId: archived }]);
		assert.deepEqual(
			[one, ...created].map(({ parentId, projectId }) => [parentId, projectId]),
			[
				[archived, 'focus:101'],
				[archived, 'focus:101'],
			],
		);
		assert.deepEqual(asked(), [`get ${archived}`]);
	});

	it('is asked for once for many new tasks', async () => {
		const { store, asked } = await storeBefore();
		await store.createMany('focus', [
			{ name: 'One', parentId: archived },
			{ name: 'Other', parentId: archived },
		]);
		assert.deepEqual(asked(), [`get ${archived}`]);
	});

	it('is asked for where a change is to put tasks below it', async () => {
		const { store, asked } = await storeBefore();
		assert.equal((await store.update('focus:1', { parentId: archived })).parentId, archived);
		assert.deepEqual(asked(), [`get ${archived}`]);
	});

	it('is asked for once where several changes are to do so', async () => {
		const { store, asked } = await storeBefore();
		const { id } = await store.create('focus', { name: 'New' });
		const ids = ['focus:1', id];
		await store.updateMany(ids.map((each) => ({ id: each, changes: { parentId: archived } })));
		assert.deepEqual(
			ids.map((each) => store.need(each).parentId),
			[archived, archived],
		);
		assert.deepEqual(asked(), [`get ${archived}`]);
	});

	it('is asked for where a task is replaced', async () => {
		const { store } = await storeBefore();
		assert.equal((await store.replace('focus:1', { name: 'x', parentId: archived })).parentId, archived);
	});

	it('is not asked for where it stays the parent', async () => {
		const { store, asked } = await storeBefore();
		await store.update('focus:2', { name: 'Renamed', parentId: archived });
		await store.updateMany([{ id: 'focus:2', changes: { name: 'Again', parentId: archived } }]);
		assert.deepEqual(asked(), []);
	});

	it('is not asked for where it is of another product or no task can have one', async () => {
		const { store, api, asked } = await storeBefore();
		await assert.rejects(store.update('focus:1', { parentId: 'local:1' }), /There is no task local:1/);
		Object.assign(api, { fields: new Set(['name']) });
		store.connect(api);
		await store.settled();
		await assert.rejects(store.update('focus:1', { parentId: archived }), /have no “parentId”/);
		assert.deepEqual(asked(), []);
	});

	it('keeps its own changes waiting, and no others', async () => {
		const { store, api } = await storeBefore();
		const gates = new Gates('get');
		api.before = gates.hold;
		const waiting = store.update('focus:1', { parentId: archived });
		await store.update('focus:2', { name: 'Not held up' });
		assert.deepEqual(gates.waiting, [`get ${archived}`]);
		await gates.open('get');
		await calm();
		assert.equal((await waiting).parentId, archived);
	});
});

describe('A parent that there is not', () => {
	const sentence = /^There is no task focus:404 in Toggl Focus to be the parent\.$/;

	it('is said to be none, once the service was asked', async () => {
		const { store, asked } = await storeBefore();
		await assert.rejects(store.create('focus', { name: 'x', parentId: none }), { message: sentence });
		await assert.rejects(store.update('focus:1', { parentId: none }), { message: sentence });
		assert.deepEqual(asked(), [`get ${none}`, `get ${none}`]);
	});

	it('stops the changes that name it, and no others', async () => {
		const { store } = await storeBefore();
		const updates = [
			{ id: 'focus:1', changes: { parentId: none } },
			{ id: 'focus:2', changes: { name: 'Renamed' } },
		];
		await assert.rejects(store.updateMany(updates), /1 of 2 .*There is no task focus:404/);
		assert.equal(store.need('focus:2').name, 'Renamed');
	});
});

describe('A parent that can’t be asked for', () => {
	it('is not said to be none', async () => {
		const { store, api } = await storeBefore();
		api.before = ({ name }) => {
			if (name === 'get') {
				throw offline();
			}
		};
		const { message } = offline();
		await assert.rejects(store.create('focus', { name: 'x', parentId: archived }), { message });
		await assert.rejects(store.createMany('focus', [{ name: 'x', parentId: archived }]), { message });
		await assert.rejects(store.update('focus:1', { parentId: archived }), { message });
		await assert.rejects(store.replace('focus:1', { name: 'x', parentId: archived }), { message });
		const updates = ['focus:1', 'focus:2'].map((id) => ({ id, changes: { parentId: archived } }));
		await assert.rejects(store.updateMany(updates.slice(0, 1)), { message });
	});
});
