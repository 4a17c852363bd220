import assert from 'node:assert/strict';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { calm, Gates, offline, storeWith } from './storeWith.ts';

const tasks = ['Rope', 'Paint', 'Rope again', 'Anchor'].map((name, at) =>
	makeTask(`focus:${at + 1}`, { name }),
);
const asked = 'list {"text":"Rope"}';
const ask = (store: TaskStore): Promise<void> => store.ask(() => ({ text: 'Rope' }));
const ids = (store: TaskStore): string[] =>
	store
		.find({})
		.map(({ id }) => id)
		.toSorted();

/** A store whose first read of all tasks broke off before any came. */
async function interrupted(): Promise<{ store: TaskStore; api: ScriptedApi }> {
	const api = new ScriptedApi(tasks);
	const store = new TaskStore();
	api.before = ({ name }) => {
		if (name === 'list') {
			throw offline();
		}
	};
	store.connect(api);
	await store.settled();
	return { store, api };
}

describe('Asking for some tasks', () => {
	it('asks nothing once all tasks are there, also when they can’t be read anew', async () => {
		const { store, api } = await storeWith(tasks);
		assert.equal(store.account('focus')?.whole, true);
		api.before = () => {
			throw offline();
		};
		await assert.rejects(store.refresh());
		api.calls.length = 0;
		await ask(store);
		assert.deepEqual(api.calls, []);
		assert.equal(store.account('focus')?.whole, true);
	});

	it('adds what comes to what is there after a failure, in one call however often it is asked', async () => {
		const { store, api } = await interrupted();
		assert.deepEqual([ids(store), store.account('focus')?.whole], [[], false]);
		await store.load('focus:4');
		api.calls.length = 0;
		await Promise.all([ask(store), ask(store)]);
		await ask(store);
		assert.deepEqual(api.calls, [asked]);
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:4']);
		assert.equal(store.account('focus')?.whole, false);
	});

	it('asks no account without a filter', async () => {
		const { store, api } = await interrupted();
		api.calls.length = 0;
		await store.ask(() => undefined);
		assert.deepEqual(api.calls, []);
	});

	it('does not reject, and asks again after a failure', async () => {
		const { store, api } = await interrupted();
		api.before = () => {
			throw offline();
		};
		await ask(store);
		assert.deepEqual(ids(store), []);
		api.before = () => {};
		await ask(store);
		assert.deepEqual(ids(store), ['focus:1', 'focus:3']);
	});

	it('keeps what came while all tasks are being read, also where that list is older', async () => {
		const gates = new Gates('list');
		const api = new ScriptedApi(tasks);
		api.batchSize = 10;
		api.after = gates.hold;
		const store = new TaskStore();
		store.connect(api);
		await calm();
		api.tasks.set('focus:5', makeTask('focus:5', { name: 'Rope of tomorrow' }));
		await ask(store);
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:5']);
		await gates.open('list');
		await gates.open('list');
		await store.settled();
		assert.deepEqual(ids(store), ['focus:1', 'focus:2', 'focus:3', 'focus:4', 'focus:5']);
	});

	it('leaves alone what the person deleted or changed meanwhile', async () => {
		const { store, api } = await interrupted();
		await Promise.all(['focus:1', 'focus:3'].map((id) => store.load(id)));
		const gates = new Gates(asked);
		api.after = gates.hold;
		api.batchSize = 10;
		const asking = ask(store);
		await calm();
		await store.act('delete', ['focus:1']);
		await store.update('focus:3', { name: 'Cable' });
		await gates.open(asked);
		await gates.open(asked);
		await asking;
		assert.deepEqual(ids(store), ['focus:3']);
		assert.equal(store.get('focus:3')?.name, 'Cable');
	});

	it('forgets what is gone when all tasks have come', async () => {
		const { store, api } = await interrupted();
		await ask(store);
		api.tasks.delete('focus:1');
		api.before = () => {};
		await store.refresh();
		assert.deepEqual(ids(store), ['focus:2', 'focus:3', 'focus:4']);
		assert.equal(store.account('focus')?.whole, true);
	});
});
