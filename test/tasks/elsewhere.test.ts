import assert from 'node:assert/strict';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { calm, Gates, storeWith } from './storeWith.ts';

const five = [1, 2, 3, 4, 5].map((number) => makeTask(`focus:${number}`, { statusId: 'focus:2' }));
const ids = (store: TaskStore): string[] =>
	store
		.find({})
		.map(({ id }) => id)
		.toSorted();

describe('a change made around a refresh', () => {
	it('is not undone by a list that was asked for before it', async () => {
		const { store, api } = await storeWith(five);
		const gates = new Gates('list');
		api.after = gates.hold;
		const refreshing = store.refresh();
		await calm();
		const [created] = await Promise.all([
			store.create('focus', { name: 'New' }),
			store.update('focus:1', { name: 'B' }),
			store.act('delete', ['focus:2']),
			store.act('archive', ['focus:4']),
		]);
		for (let batch = 0; batch < 4; batch++) {
			await gates.open('list');
		}
		await refreshing;
		assert.deepEqual(ids(store), ['focus:1', created.id, 'focus:3', 'focus:5'].toSorted());
		assert.equal(store.need('focus:1').name, 'B');
	});

	it('stays on top of what the list has, until its answer', async () => {
		const { store, api } = await keptStoreWith(five);
		api.tellsTask = false;
		const gates = new Gates('update', 'delete', 'archive');
		api.before = gates.hold;
		const writes = Promise.all([
			store.update('focus:1', { name: 'Mine' }),
			store.act('delete', ['focus:2']),
			store.act('archive', ['focus:4']),
		]);
		await calm();
		api.tasks.set('focus:1', { ...five[0]!, name: 'Theirs', notes: 'theirs' });
		await store.refresh();
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:5']);
		const shown = (): unknown[] => {
			const { name, notes, pending } = store.need('focus:1');
			return [name, notes, pending];
		};
		assert.deepEqual(shown(), ['Mine', 'theirs', true]);
		for (const name of ['update', 'delete', 'archive']) {
			await gates.open(name);
		}
		await writes;
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:5']);
		assert.deepEqual(shown(), ['Mine', 'theirs', false]);
	});

	it('that fails is taken back to what the list had', async () => {
		const { store, api } = await keptStoreWith(five);
		const gates = new Gates('update');
		api.before = gates.hold;
		const writing = assert.rejects(store.update('focus:1', { name: 'B' }));
		await calm();
		api.tasks.set('focus:1', { ...five[0]!, name: 'Theirs', notes: 'new' });
		await store.refresh();
		assert.equal(store.need('focus:1').name, 'B');
		await gates.open('update', refused());
		await writing;
		assert.deepEqual([store.need('focus:1').name, store.need('focus:1').notes], ['Theirs', 'new']);
	});
});

describe('what others changed', () => {
	it('is taken over: changes, new tasks and deletions', async () => {
		const { store, api } = await storeWith(five);
		api.changeElsewhere('focus:1', { name: 'Theirs' });
		api.changeElsewhere('focus:2', undefined);
		api.changeElsewhere('focus:7', {});
		assert.equal(store.need('focus:1').name, 'Theirs');
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:4', 'focus:5', 'focus:7']);
	});

	it('brings no archived task that nobody wanted', async () => {
		const { store, api } = await storeWith(five);
		api.changeElsewhere('focus:7', { archived: true });
		assert.equal(store.get('focus:7'), undefined);
		api.changeElsewhere('focus:1', { archived: true });
		assert.equal(store.need('focus:1').archived, true);
		await store.loadArchived();
		api.changeElsewhere('focus:8', { archived: true });
		assert.equal(store.need('focus:8').archived, true);
	});

	it('is heard no more after the account was disconnected', async () => {
		const { store, api } = await storeWith(five);
		store.disconnect('focus');
		api.changeElsewhere('focus:1', { name: 'Theirs' });
		api.tellCatalog({ ...catalog, tags: [] });
		assert.deepEqual(store.find({}), []);
	});
});
