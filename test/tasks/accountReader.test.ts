import assert from 'node:assert/strict';
import { TaskError } from '../../src/tasks/taskError.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import type { StoreChange } from '../../src/tasks/taskIndex.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { Gates, offline, storeWith } from './storeWith.ts';

const five = [1, 2, 3, 4, 5].map((number) => makeTask(`focus:${number}`, { statusId: 'focus:2' }));
const ids = (store: TaskStore): string[] =>
	store
		.find({})
		.map(({ id }) => id)
		.toSorted();
const allFive = ['focus:1', 'focus:2', 'focus:3', 'focus:4', 'focus:5'];

describe('the first load', () => {
	it('shows batches as they arrive, with their names', async () => {
		const api = new ScriptedApi(five);
		const gates = new Gates('list');
		api.after = gates.hold;
		const store = new TaskStore();
		store.connect(api);
		assert.deepEqual(store.account('focus')?.state, { kind: 'loading' });
		await gates.open('list');
		assert.deepEqual(ids(store), ['focus:1', 'focus:2']);
		assert.equal(store.need('focus:1').statusName, 'In Progress');
		await gates.open('list');
		await gates.open('list');
		assert.deepEqual(store.account('focus')?.state, { kind: 'loading' });
		await gates.open('list');
		assert.deepEqual(store.account('focus')?.state, { kind: 'ready', refreshing: false });
		assert.deepEqual(ids(store), allFive);
	});

	it('keeps what came before the list was cut, with its names', async () => {
		const api = new ScriptedApi(five);
		api.after = ({ name, ids: batch }) => {
			if (name === 'list' && batch.includes('focus:3')) {
				throw offline();
			}
		};
		const store = new TaskStore();
		store.connect(api);
		await store.settled();
		assert.equal(store.account('focus')?.state.kind, 'failed');
		assert.deepEqual(ids(store), ['focus:1', 'focus:2']);
		assert.equal(store.need('focus:1').statusName, 'In Progress');
		assert.deepEqual(store.account('focus')?.catalog, catalog);
	});

	it('shows the tasks when the lists can’t be read, and says so when both are through', async () => {
		const api = new ScriptedApi(five);
		const gates = new Gates('list');
		api.after = gates.hold;
		api.before = ({ name }) => {
			if (name === 'catalog') {
				throw offline();
			}
		};
		const store = new TaskStore();
		store.connect(api);
		for (let batch = 0; batch < 4; batch++) {
			assert.deepEqual(store.account('focus')?.state, { kind: 'loading' });
			await gates.open('list');
		}
		assert.equal(store.account('focus')?.state.kind, 'failed');
		assert.deepEqual(ids(store), allFive);
	});

	it('makes a TaskError of whatever was thrown', async () => {
		const api = new ScriptedApi();
		api.before = () => {
			throw new TypeError('x is not a function');
		};
		const store = new TaskStore();
		store.connect(api);
		await store.settled();
		const state = store.account('focus')?.state;
		assert.ok(state?.kind === 'failed');
		assert.match(state.error.message, /x is not a function/);
	});

	it('writes nothing after the account was disconnected', async () => {
		const api = new ScriptedApi(five);
		const gates = new Gates('list');
		api.after = gates.hold;
		const store = new TaskStore();
		store.connect(api);
		await gates.open('list');
		store.disconnect('focus');
		const told: StoreChange[] = [];
		store.onDidChange((change) => told.push(change));
		assert.deepEqual([ids(store), store.accounts], [[], []]);
		for (let batch = 0; batch < 3; batch++) {
			await gates.open('list');
		}
		assert.deepEqual([ids(store), store.accounts, told], [[], [], []]);
	});

	it('belongs to the new account when it was replaced meanwhile', async () => {
		const [old, young] = [new ScriptedApi(five), new ScriptedApi([makeTask('focus:9')])];
		const gates = new Gates('list');
		old.after = gates.hold;
		const store = new TaskStore();
		store.connect(old);
		await gates.open('list');
		store.connect(young);
		await store.settled();
		await gates.open('list');
		assert.deepEqual(ids(store), ['focus:9']);
	});
});

describe('a refresh', () => {
	it('brings what is new, takes what is gone and tells only of these', async () => {
		const { store, api } = await storeWith(five);
		const told: StoreChange[] = [];
		store.onDidChange((change) => told.push(change));
		api.tasks.delete('focus:2');
		api.tasks.set('focus:6', makeTask('focus:6'));
		api.tasks.set('focus:3', { ...five[2]!, name: 'Renamed' });
		await store.refresh();
		assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:4', 'focus:5', 'focus:6']);
		const changed = told.flatMap(({ tasks }) =>
			tasks.map(({ before, after }) => (after ?? before)?.id ?? ''),
		);
		assert.deepEqual(changed.toSorted(), ['focus:2', 'focus:3', 'focus:6']);
	});

	it('never empties what is on show, at no moment', async () => {
		const { store, api } = await storeWith(five);
		const gates = new Gates('list');
		api.after = gates.hold;
		let least = 5;
		store.onDidChange(() => {
			least = Math.min(least, store.find({}).length);
		});
		const refreshing = store.refresh();
		for (let batch = 0; batch < 4; batch++) {
			assert.deepEqual(store.account('focus')?.state, { kind: 'ready', refreshing: true });
			await gates.open('list');
		}
		await refreshing;
		assert.equal(least, 5);
	});

	for (const cut of ['focus:1', 'focus:3', 'focus:5']) {
		it(`that is cut before ${cut} keeps all that is known`, async () => {
			const { store, api } = await storeWith(five);
			api.tasks.set('focus:1', { ...five[0]!, name: 'Renamed' });
			api.tasks.delete('focus:2');
			api.after = ({ name, ids: batch }) => {
				if (name === 'list' && batch.includes(cut)) {
					throw offline();
				}
			};
			await assert.rejects(store.refresh(), { message: /could not be reached/ });
			assert.deepEqual(ids(store), allFive);
			assert.equal(store.account('focus')?.state.kind, 'failed');
			api.after = () => {};
			await store.refresh();
			assert.deepEqual(ids(store), ['focus:1', 'focus:3', 'focus:4', 'focus:5']);
			assert.equal(store.need('focus:1').name, 'Renamed');
			assert.equal(store.account('focus')?.state.kind, 'ready');
		});
	}

	it('is one for all who ask while it is under way', async () => {
		const { store, api } = await storeWith(five);
		const before = api.calls.length;
		const failure = { message: /could not be reached/ };
		await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
		assert.deepEqual(api.calls.slice(before).toSorted(), ['catalog', 'list']);
		api.before = () => {
			throw offline();
		};
		await Promise.all([
			assert.rejects(store.refresh(), failure),
			assert.rejects(store.refresh(), failure),
		]);
		api.before = () => {};
		await store.refresh();
	});

	it('takes over new names of projects and statuses', async () => {
		const { store, api } = await storeWith(five);
		const statuses = catalog.statuses.map((status) =>
			status.id === 'focus:2' ? { ...status, name: 'Doing', type: 'done' as const } : status,
		);
		api.tellCatalog({ ...catalog, statuses });
		assert.deepEqual([store.need('focus:3').statusName, store.need('focus:3').done], ['Doing', true]);
	});
});

describe('archived tasks', () => {
	const archived = [makeTask('focus:8', { archived: true }), makeTask('focus:9', { archived: true })];

	it('are read when they are first wanted, and with each refresh from then on', async () => {
		const { store, api } = await storeWith([...five, ...archived]);
		assert.ok(!api.calls.includes('list archived'));
		assert.equal(store.account('focus')?.archivedState, undefined);
		await Promise.all([store.loadArchived(), store.loadArchived()]);
		await store.loadArchived();
		assert.equal(api.calls.filter((call) => call === 'list archived').length, 1);
		assert.equal(store.archived().length, 2);
		api.tasks.delete('focus:9');
		await store.refresh();
		assert.equal(store.archived().length, 1);
		assert.deepEqual(ids(store), allFive);
	});

	it('are read again after a failure, which empties nothing', async () => {
		const { store, api } = await storeWith([...five, ...archived]);
		api.before = ({ name }) => {
			if (name === 'list archived') {
				throw offline();
			}
		};
		await assert.rejects(store.loadArchived(), TaskError);
		assert.equal(store.account('focus')?.archivedState?.kind, 'failed');
		assert.equal(store.account('focus')?.state.kind, 'ready');
		assert.deepEqual(ids(store), allFive);
		api.before = () => {};
		await store.loadArchived();
		assert.deepEqual(store.account('focus')?.archivedState, { kind: 'ready', refreshing: false });
		assert.equal(store.archived().length, 2);
	});

	it('are read of one product only, where only its are wanted', async () => {
		const { store, api } = await storeWith([...five, ...archived]);
		store.connect(new ScriptedApi([makeTask('local:8', { archived: true })], 'local'));
		api.before = () => {
			throw offline();
		};
		await store.loadArchived('local');
		assert.deepEqual(
			store.archived().map(({ id }) => id),
			['local:8'],
		);
		await assert.rejects(store.loadArchived('focus'), TaskError);
	});

	it('move between the lists when a refresh finds them in the other one', async () => {
		const { store, api } = await storeWith([...five, ...archived]);
		await store.loadArchived();
		api.tasks.set('focus:1', { ...five[0]!, archived: true });
		api.tasks.set('focus:8', { ...archived[0]!, archived: false });
		await store.refresh();
		assert.deepEqual(ids(store), ['focus:2', 'focus:3', 'focus:4', 'focus:5', 'focus:8']);
		assert.deepEqual(
			store
				.archived()
				.map(({ id }) => id)
				.toSorted(),
			['focus:1', 'focus:9'],
		);
	});
});
