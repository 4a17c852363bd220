import assert from 'node:assert/strict';
import type { StoreChange } from '../../src/tasks/taskIndex.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { calm, Gates, offline, storeWith } from './storeWith.ts';

describe('TaskStore', () => {
	it('connects the accounts when tasks are first needed, once', async () => {
		const store = new TaskStore();
		let connected = 0;
		store.startWith(async () => {
			connected++;
			store.connect(new ScriptedApi([makeTask('focus:1')]));
		});
		assert.equal(connected, 0);
		await Promise.all([store.settled(), store.begin(), store.settled()]);
		await store.begin();
		assert.equal(connected, 1);
		assert.equal(store.find({}).length, 1);
	});

	it('tries to connect again after that failed', async () => {
		const store = new TaskStore();
		let times = 0;
		store.startWith(async () => {
			if (++times === 1) {
				throw offline();
			}
			store.connect(new ScriptedApi());
		});
		await assert.rejects(store.begin(), { name: 'TaskError' });
		await store.begin();
		assert.equal(store.accounts.length, 1);
	});

	it('is settled when the first load has ended, well or not', async () => {
		const store = new TaskStore();
		const api = new ScriptedApi();
		const gates = new Gates('list');
		api.before = gates.hold;
		store.connect(api);
		let settled = false;
		const waiting = store.settled().then(() => {
			settled = true;
		});
		await calm();
		assert.equal(settled, false);
		await gates.open('list', offline());
		await waiting;
		assert.equal(store.account('focus')?.state.kind, 'failed');
	});

	it('has no place for a new task before an account is there, and says so', () => {
		const store = new TaskStore();
		assert.throws(() => store.defaultProduct, { message: /still starting/ });
		store.connect(new ScriptedApi());
		assert.equal(store.defaultProduct, 'focus');
	});

	it('names the product that a person isn’t signed in to', async () => {
		const { store } = await storeWith([]);
		const message = 'You are not signed in to “track”. Sign in, then try again.';
		await assert.rejects(store.create('track', { name: 'x' }), { message });
		await assert.rejects(store.load('track:1'), { message });
		await assert.rejects(store.act('archive', ['track:1']), { message });
	});

	it('tells a product that there is not from one that a person isn’t signed in to', async () => {
		const store = new TaskStore();
		store.startWith(async () => {}, ['focus', 'local']);
		const message = 'There is no product “jira”. Choose one of: focus, local.';
		await assert.rejects(store.create('jira', { name: 'x' }), { message });
		await assert.rejects(store.act('archive', ['jira:1']), { message });
		assert.throws(() => store.checkProduct('jira'), { message });
		assert.doesNotThrow(() => store.checkProduct('focus'));
		await assert.rejects(store.create('focus', { name: 'x' }), /not signed in/);
	});

	it('asks for a task that it doesn’t know, and then knows it', async () => {
		const { store, api } = await storeWith([makeTask('focus:1', { archived: true })]);
		assert.throws(() => store.need('focus:1'), { message: /^The task focus:1 is not there any more/ });
		assert.equal((await store.load('focus:1')).archived, true);
		const calls = api.calls.length;
		await store.load('focus:1');
		assert.equal(api.calls.length, calls);
		await assert.rejects(store.load('focus:404'), {
			problem: { kind: 'notFound', what: 'The task focus:404' },
		});
	});

	it('changes a task that it doesn’t know yet', async () => {
		const { store, api } = await storeWith([makeTask('focus:1', { archived: true })]);
		await store.update('focus:1', { name: 'Renamed' });
		assert.equal(api.tasks.get('focus:1')?.name, 'Renamed');
	});

	it('tells once of an account that came and of one that went, with its tasks', async () => {
		const { store } = await storeWith([makeTask('focus:1'), makeTask('focus:2')]);
		const told: StoreChange[] = [];
		store.onDidChange((change) => told.push(change));
		store.disconnect('focus');
		store.disconnect('focus');
		assert.equal(told.length, 1);
		assert.equal(told[0]?.accounts, true);
		assert.deepEqual(
			told[0]?.tasks.map(({ before, after }) => [before?.id, after]),
			[
				['focus:1', undefined],
				['focus:2', undefined],
			],
		);
	});

	it('says what the product can do, by the members that it has', async () => {
		const { store } = await storeWith([]);
		assert.deepEqual(
			store.account('focus')?.actions,
			new Set(['archive', 'unarchive', 'delete', 'restore']),
		);
	});
});
