import assert from 'node:assert/strict';
import { Emitter } from '../../src/tasks/emitter.ts';
import { pause, quiet, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const minute = 60_000;
const check = 'GET tasks';
const current = 'GET tracking/current';

describe('What is read unasked', () => {
	const focus = new FocusWindows(30);
	let now: number;

	/** A window, and `look`: the focus comes to it, and what it does then comes to its end. */
	const open = async (
		isFocused = true,
	): Promise<Window & { look: () => Promise<void>; blur: () => void }> => {
		const changed = new Emitter<void>();
		const attention = { isFocused, onDidChange: changed.event };
		const window = await focus.openSettled({ now: () => now, attention, gather: 0 });
		await pause(20);
		return {
			...window,
			async look() {
				attention.isFocused = true;
				changed.fire();
				await quiet(focus.file, 'focus');
			},
			blur: () => {
				attention.isFocused = false;
				changed.fire();
			},
		};
	};

	beforeEach(() => {
		now = Date.now();
	});

	/** The plan with few requests: from now on the server tells that so many are left. */
	const plan = (left: number): void => focus.server.refillQuota(left);

	it('is what changed, by one request, once what is known is old', async () => {
		plan(80);
		const { store, look } = await open();
		focus.server.clearRequests();
		focus.server.changeTask(5105, { name: 'Changed elsewhere' });
		now += 9 * minute;
		await look();
		assert.deepEqual(sent(focus.server), []);
		now += 2 * minute;
		await look();
		assert.deepEqual(sent(focus.server), [check]);
		assert.equal(store.need('focus:5105').name, 'Changed elsewhere');
		now += 9 * minute;
		await look();
		assert.deepEqual(sent(focus.server), [check]);
	});

	it('is asked for more often where there are many requests', async () => {
		const { look } = await open();
		focus.server.clearRequests();
		now += 6 * minute;
		await look();
		assert.deepEqual(sent(focus.server), [check, current]);
	});

	it('is nothing while the person works elsewhere', async () => {
		const { look, blur } = await open(false);
		focus.server.clearRequests();
		now += 60 * minute;
		blur();
		await pause(50);
		assert.deepEqual(sent(focus.server), []);
		await look();
		assert.deepEqual(sent(focus.server), [check, current]);
	});

	it('is looked for when the window opens on what is old', async () => {
		(await open()).close();
		focus.server.clearRequests();
		now += 11 * minute;
		await open();
		await until(() => sent(focus.server).length > 1);
		assert.deepEqual(sent(focus.server), [check, current]);
	});

	it('is read by one window, and seen in all', async () => {
		const [one, other] = [await open(), await open()];
		focus.server.clearRequests();
		focus.server.changeTask(5105, { name: 'Changed elsewhere' });
		now += 11 * minute;
		await Promise.all([one.look(), other.look()]);
		await until(() => other.store.need('focus:5105').name === 'Changed elsewhere');
		assert.equal(one.store.need('focus:5105').name, 'Changed elsewhere');
		await until(() => sent(focus.server).length > 1);
		await pause(50);
		assert.deepEqual(sent(focus.server), [check, current]);
	});

	it('is everything when that is hours old, so that what was deleted elsewhere goes', async () => {
		const { store, look } = await open();
		focus.server.clearRequests();
		focus.server.changeTask(5105, { deleted_at: new Date().toISOString() });
		now += 11 * minute;
		await look();
		assert.ok(store.get('focus:5105'), 'no check tells of it');
		now += 6 * 60 * minute;
		await look();
		await until(() => store.get('focus:5105') === undefined);
		assert.ok(sent(focus.server).includes('GET tasks/stream'));
	});

	it('stops well before the requests end', async () => {
		plan(80);
		const { look, store, api } = await open();
		focus.server.clearRequests();
		plan(21);
		await store.update('focus:5101', { name: 'Tells what is left' });
		for (let turn = 0; turn < 20; turn++) {
			now += minute;
			await look();
		}
		assert.deepEqual(sent(focus.server), ['PATCH tasks/5101', check]);
		const { remaining } = api.sync?.state ?? {};
		assert.ok(remaining !== undefined && remaining >= 12, `${remaining} are left for the person`);
		// What was said about an hour that is over counts no more.
		now += 60 * minute;
		await look();
		assert.equal(sent(focus.server).length, 3);
	});

	it('is nothing while the service forbids requests', async () => {
		const { look, api } = await open();
		focus.server.fail({ method: 'PATCH' }, { kind: 'quota', resetsInSeconds: 3600 });
		await api.update('focus:5101', { name: 'Waits' });
		focus.server.clearRequests();
		now += 30 * minute;
		await look();
		assert.deepEqual(sent(focus.server), []);
	});

	it('fails in silence, and not again at once', async () => {
		const { store, look, log } = await open();
		focus.server.clearRequests();
		now += 11 * minute;
		focus.server.fail({ path: '/tasks' }, { kind: 'status', status: 500 });
		await look();
		await until(() => log.some((line) => line.includes('could not be read')));
		assert.equal(store.account('focus')?.state.kind, 'ready');
		now += minute;
		await look();
		assert.deepEqual(sent(focus.server), [check]);
		now += 11 * minute;
		await look();
		assert.deepEqual(sent(focus.server), [check, check, current]);
	});

	it('is also what somebody began to track elsewhere, where there are many requests', async () => {
		const { store, look } = await open();
		focus.server.clearRequests();
		focus.server.state.tracking.running = {
			id: 90_900,
			task_id: 5101,
			project_id: null,
			description: '',
			type: 'activity',
			start: '2026-11-20T09:00:00Z',
			duration: null,
		};
		plan(80);
		now += 11 * minute;
		await look();
		assert.deepEqual(
			[sent(focus.server), store.timers.running],
			[[check], []],
			'they are for the person',
		);
		plan(9000);
		now += 11 * minute;
		await look();
		await until(() => store.timers.isRunning('focus:5101'));
		assert.deepEqual(sent(focus.server), [check, check, current]);
	});

	it('is also what runs, where something is known to run', async () => {
		plan(80);
		const { store, look } = await open();
		await store.timers.start('focus:5101');
		focus.server.clearRequests();
		focus.server.state.tracking.running = null;
		now += 11 * minute;
		await look();
		await until(() => !store.timers.isRunning('focus:5101'));
		assert.deepEqual(sent(focus.server), [check, current]);
	});
});
