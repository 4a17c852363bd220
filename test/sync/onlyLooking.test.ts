import assert from 'node:assert/strict';
import { Emitter } from '../../src/tasks/emitter.ts';
import { manyTasks } from '../server/focus/seed.ts';
import { pause, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const day = 24 * 3_600_000;

describe('What is kept here, for whoever only looks', () => {
	const focus = new FocusWindows();

	/** A window that the person works in, so much later; nothing is connected in it yet. */
	const open = (later = 0): Window => {
		const wanted = new Emitter<void>();
		const attention = {
			get isFocused() {
				return !window.store.known.isEnough;
			},
			onDidChange: wanted.event,
		};
		const window = focus.open({ waits: true, attention, now: () => Date.now() + later, gather: 0 });
		window.store.known.onDidNeedMore(() => wanted.fire());
		return window;
	};

	/** Another window has read everything; its requests are forgotten. */
	const readBefore = async (): Promise<Window['store']> => {
		const window = open();
		await window.store.settled();
		await window.store.loadArchived();
		focus.server.clearRequests();
		return window.store;
	};

	it('is on show without a request, however old it is', async () => {
		await readBefore();
		const { store } = open(day);
		await store.known.begin();
		await pause(50);
		assert.ok(store.find({}).length > 10);
		assert.deepEqual(focus.server.requests, []);
	});

	it('is brought up to date once somebody needs more', async () => {
		await readBefore();
		const { store } = open(day);
		await store.known.begin();
		assert.equal(store.known.isEnough, true);
		await store.settled();
		assert.equal(store.known.isEnough, false);
		await until(() => focus.server.requests.length > 0);
	});

	it('has the archived tasks that were read once, which are not on show', async () => {
		const [archived] = (await readBefore()).archived();
		const { store } = open();
		await store.known.begin();
		const id = archived?.id ?? '';
		assert.equal(store.get(id), undefined);
		assert.deepEqual(store.known.get(id), archived);
		assert.equal(store.known.lack('focus:1'), 'unknown');
		assert.deepEqual(focus.server.requests, []);
		await store.loadArchived();
		assert.equal(store.known.lack('focus:1'), 'gone');
	});

	it('is nothing of an account that was never read, until somebody needs more', async () => {
		focus.server.load(manyTasks(3));
		const { store } = open();
		await store.known.begin();
		await store.known.begin();
		await pause(50);
		assert.deepEqual([store.find({}), store.accounts.map(({ whole }) => whole)], [[], [false]]);
		assert.equal(store.known.lack('focus:1'), undefined);
		assert.deepEqual(focus.server.requests, []);
		await store.settled();
		assert.equal(store.find({}).length, 3);
	});

	it('is everything for who comes while others read it', async () => {
		focus.server.load(manyTasks(3));
		const { store } = open();
		await Promise.all([store.known.begin(), store.settled()]);
		assert.equal(store.find({}).length, 3);
	});

	it('asks the account that a person signs in to meanwhile', async () => {
		focus.server.load(manyTasks(3));
		const { store, api } = open();
		await store.known.begin();
		store.connect(api);
		await until(() => store.find({}).length === 3);
	});
});
