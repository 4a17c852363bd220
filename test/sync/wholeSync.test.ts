import assert from 'node:assert/strict';
import type { SyncOptions } from '../../src/sync/syncedTasks.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { pause, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const stream = 'GET tasks/stream';

describe('Reading everything', () => {
	const focus = new FocusWindows(400);
	const open = (options: Partial<SyncOptions> = {}): Window => focus.open(options);

	const count = ({ store }: Window): number => store.find({}).length;
	const complete = ({ api }: Window): boolean | undefined => api.sync?.state.complete;
	const streams = (): number => sent(focus.server).filter((line) => line === stream).length;

	it('shows the first tasks while the rest is under way', async () => {
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'halt', ms: 1500 });
		const window = open();
		let isOver = false;
		const settled = window.store.settled().then(() => {
			isOver = true;
		});
		await until(() => count(window) > 50);
		assert.ok(!isOver && count(window) < 400, `${count(window)} of 400`);
		assert.equal(complete(window), false);
		await settled;
		assert.deepEqual([count(window), complete(window), streams()], [400, true, 1]);
	});

	it('undoes nothing on show that was taken since it began', async () => {
		const window = open();
		await window.store.settled();
		const { id } = window.store.find({})[0] ?? assert.fail('no task');
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'hold', until: promise, after: true });
		const reading = window.store.refresh();
		await until(() => streams() === 2);
		await pause(100);
		await window.store.update(id, { notes: 'new' });
		resolve();
		await reading;
		assert.equal(window.store.get(id)?.notes, 'new');
	});

	it('keeps what came before a cut, says that it is not all, and the next refresh heals it', async () => {
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'cutStream' });
		const window = open();
		await window.store.settled();
		assert.equal(window.store.account('focus')?.state.kind, 'failed');
		const known = count(window);
		assert.ok(known > 50 && known < 400, `${known} of 400`);
		assert.equal(complete(window), false);
		await window.store.refresh();
		assert.deepEqual([count(window), complete(window)], [400, true]);
	});

	it('takes nothing away by a cut, and knows of it after a start', async () => {
		const before = open();
		await before.store.settled();
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'cutStream' });
		await assert.rejects(before.store.refresh());
		assert.deepEqual([count(before), complete(before)], [400, false]);
		focus.close();
		const after = open();
		await after.store.settled();
		assert.deepEqual([count(after), complete(after)], [400, false]);
		await after.store.refresh();
		assert.equal(complete(after), true);
	});

	it('leaves it complete when nothing of a new list came', async () => {
		const window = open();
		await window.store.settled();
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'status', status: 500 });
		await assert.rejects(window.store.refresh());
		assert.equal(complete(window), true);
	});

	it('is done by one window for all that ask meanwhile', async () => {
		const [one, other] = [open(), open()];
		await Promise.all([one.store.settled(), other.store.settled()]);
		assert.equal(streams(), 1, 'the first reading');
		assert.deepEqual([count(one), count(other)], [400, 400]);
		focus.server.clearRequests();
		focus.server.changeTask(5105, { name: 'Changed elsewhere' });
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'halt', ms: 300 });
		const first = one.api.sync?.refresh('whole');
		await until(() => streams() === 1);
		await Promise.all([first, other.api.sync?.refresh('whole')]);
		assert.deepEqual(sent(focus.server), [stream]);
		assert.equal(other.store.need('focus:5105').name, 'Changed elsewhere');
	});

	it('is one request of a kind for all windows that begin with nothing', async () => {
		const [one, other] = [open(), open()];
		await Promise.all([one.store.settled(), other.store.settled()]);
		await until(() => [one, other].every(({ api }) => api.timer?.known?.() !== undefined));
		const requests = sent(focus.server);
		assert.deepEqual(requests, [...new Set(requests)]);
		assert.ok(requests.includes('GET tracking/current'));
		const lists = [one, other].map(({ store }) => store.account('focus')?.catalog);
		assert.ok(lists[0]?.projects.length);
		assert.deepEqual(lists[0], lists[1]);
	});

	it('is one of the archived tasks for all windows that show them', async () => {
		focus.server.changeTask(5105, { archived_at: new Date().toISOString() });
		const [one, other] = [open(), open()];
		await Promise.all([one.store.settled(), other.store.settled()]);
		focus.server.clearRequests();
		await Promise.all([one.store.loadArchived(), other.store.loadArchived()]);
		assert.equal(sent(focus.server).length, 1);
		for (const { store } of [one, other]) {
			assert.deepEqual(
				store.archived().map(({ id }) => id),
				['focus:5105'],
			);
		}
	});

	it('fails for all that wait for it when it fails', async () => {
		const [one, other] = [open(), open()];
		await Promise.all([one.store.settled(), other.store.settled()]);
		focus.server.clearRequests();
		// It is tried again before it is given up, so that there is time to wait for it.
		const fault = { kind: 'status', status: 503, body: 'busy' } as const;
		focus.server.fail({ path: '/tasks/stream', count: Infinity }, fault);
		focus.server.fail({ path: '/tasks', count: Infinity }, fault);
		const first = one.api.sync?.refresh('whole');
		await pause(100);
		const [here, there] = await Promise.allSettled([first, other.api.sync?.refresh('whole')]);
		assert.equal(here.status, 'rejected');
		assert.equal(there.status, 'rejected');
		assert.deepEqual(there.reason.problem, here.reason.problem);
		assert.ok(there.reason instanceof TaskError);
	});

	it('is gone on with when the window that was at it has gone silent', async () => {
		const [one, other] = [open({ lease: 300 }), open({ lease: 300 })];
		await Promise.all([one.store.settled(), other.store.settled()]);
		focus.server.clearRequests();
		focus.server.changeTask(5105, { name: 'Changed elsewhere' });
		focus.server.fail({ path: '/tasks/stream', count: 1 }, { kind: 'halt', ms: 2000 });
		const first = one.api.sync?.refresh('whole');
		first?.catch(() => undefined);
		await until(() => streams() === 1);
		one.close();
		await other.api.sync?.refresh('whole');
		assert.equal(streams(), 2);
		assert.equal(other.store.need('focus:5105').name, 'Changed elsewhere');
	});
});
