import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import type { Fault } from '../server/faults.ts';
import { pause, quiet, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('While the service', () => {
	const focus = new FocusWindows(12);
	const open = async (): Promise<Window> => {
		const window = await focus.openSettled({ random: () => 0, now: focus.now });
		focus.server.clearRequests();
		return window;
	};
	const taskAt = ({ store }: Window, at: number): Task => store.find({})[at]!;
	const stuck = ({ api }: Window): number => api.sync?.state.stuck ?? 0;

	/** Lets attempts fail one after the other, as fast as they are allowed to. */
	const failOften = async (window: Window, times: number): Promise<void> => {
		for (let time = 0; time < times; time++) {
			const before = focus.server.requests.length;
			focus.ahead += 20 * 60_000;
			await window.store.refresh().catch(() => {});
			await until(() => focus.server.requests.length > before);
			// One that failed only after the next refresh would wait for its time, and for nobody.
			await quiet(focus.file, 'focus');
		}
	};

	it('wants a pause, nothing is sent to it', async () => {
		const window = await open();
		const busy = { kind: 'status', status: 429, headers: { 'Retry-After': '30' } } as const;
		focus.server.fail({ method: 'PATCH', count: 1 }, busy);
		await window.store.update(taskAt(window, 0).id, { notes: 'one' });
		focus.server.clearRequests();
		const { pending } = await window.store.update(taskAt(window, 1).id, { notes: 'two' });
		await pause(300);
		assert.deepEqual([pending, sent(focus.server)], [true, []]);
		const { pausedUntil = 0 } = window.api.sync?.state ?? {};
		assert.ok(pausedUntil > Date.now() + 20_000);
	});

	const outages: readonly (readonly [string, Fault])[] = [
		['can’t be reached', { kind: 'dropBefore' }],
		['is down behind its gateway', { kind: 'status', status: 503 }],
		['has used up the hour', { kind: 'quota', resetsInSeconds: 60 }],
		['wants a pause', { kind: 'status', status: 429, headers: { 'Retry-After': '30' } }],
	];
	for (const [what, fault] of outages) {
		it(`${what}, a change waits, however often it is tried, and goes by itself later`, async () => {
			const window = await open();
			const { id } = taskAt(window, 0);
			const back = focus.server.fail({ count: 1e6 }, fault);
			await window.store.update(id, { notes: 'made in the train' });
			await failOften(window, 15);
			assert.deepEqual([stuck(window), window.store.get(id)?.pending], [0, true]);
			back();
			focus.ahead += 3_600_000;
			await window.store.refresh();
			await until(() => window.store.get(id)?.pending === false);
			assert.equal(window.store.get(id)?.notes, 'made in the train');
		});
	}

	it('fails at one change again and again, that one waits for the person in the end', async () => {
		const window = await open();
		const { id } = taskAt(window, 0);
		focus.server.fail({ method: 'PATCH', count: 1e6 }, { kind: 'status', status: 500 });
		await window.store.update(id, { notes: 'x' });
		await failOften(window, 15);
		assert.equal(stuck(window), 1);
	});

	it('fails, many changes wait for one attempt after the other, not each for itself', async () => {
		const window = await open();
		focus.server.fail({ count: 1e6 }, { kind: 'status', status: 503 });
		const tasks = window.store.find({}).slice(0, 6);
		await Promise.all(tasks.map(({ id }) => window.store.update(id, { notes: 'x' })));
		await pause(4500);
		// At once, after 1 second and after 3; a few are on their way when the first failure comes.
		assert.ok(focus.server.requests.length <= 12, sent(focus.server).join('\n'));
		assert.equal(window.api.sync?.state.waiting, 6);
	});

	it('allows no request, none is made for the archive, sub-tasks or the timer', async () => {
		const window = await open();
		const { id } = taskAt(window, 0);
		focus.server.fail({ method: 'PATCH', count: 1 }, { kind: 'quota', resetsInSeconds: 600 });
		await window.store.update(id, { notes: 'x' });
		await until(() => window.api.sync?.state.pausedBy === 'quota');
		focus.server.clearRequests();
		const kinds = await Promise.all(
			[
				window.store.loadArchived(),
				window.api.children!(id),
				window.api.timer!.current(),
				window.store.refresh(),
			].map((work: Promise<unknown>) =>
				work.then(
					() => 'asked',
					(error: unknown) => (error as { problem: { kind: string } }).problem.kind,
				),
			),
		);
		assert.deepEqual([kinds, sent(focus.server)], [['quota', 'quota', 'quota', 'quota'], []]);
	});

	it('tells the timer that the hour is used up, changes wait, too', async () => {
		const window = await open();
		focus.server.fail({ count: 1 }, { kind: 'quota', resetsInSeconds: 600 });
		await assert.rejects(window.api.timer!.current(), /used up/);
		focus.server.clearRequests();
		await window.store.update(taskAt(window, 0).id, { notes: 'x' });
		await pause(300);
		assert.deepEqual([sent(focus.server), window.api.sync?.state.pausedBy], [[], 'quota']);
	});

	it('ends the hour, an answer to what was sent before doesn’t begin it anew', async () => {
		const window = await open();
		const [first, second] = [taskAt(window, 0).id, taskAt(window, 1).id];
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'PATCH', count: 1 }, { kind: 'hold', until: promise });
		const slow = window.store.update(first, { notes: 'slow' });
		await until(() => sent(focus.server).some((line) => line.startsWith('PATCH')));
		focus.server.fail({ method: 'PATCH', count: 1 }, { kind: 'quota', resetsInSeconds: 600 });
		await window.store.update(second, { notes: 'too many' });
		resolve();
		await slow;
		assert.equal(window.api.sync?.state.pausedBy, 'quota');
	});
});

describe('A clock that was ahead and is put right', () => {
	const focus = new FocusWindows(3);

	beforeEach(() => {
		focus.ahead = 24 * 3_600_000;
	});

	const open = (): Promise<Window> => focus.openSettled({ random: () => 0, now: focus.now });

	it('holds up no change that a window was sending when it was killed', async () => {
		const killed = await open();
		const { id } = killed.store.find({})[0]!;
		focus.server.fail({ method: 'PATCH', count: 1 }, { kind: 'hang' });
		void killed.store.update(id, { notes: 'x' }).catch(() => {});
		await until(() => sent(focus.server).some((line) => line.startsWith('PATCH')));
		focus.close();
		focus.ahead = 0;
		const window = await open();
		await until(() => window.store.get(id)?.pending === false);
		assert.equal(window.store.get(id)?.notes, 'x');
	});

	it('holds up no reading that another window was at', async () => {
		const killed = await open();
		focus.server.fail({ count: 1 }, { kind: 'hang' });
		void killed.store.refresh().catch(() => {});
		await pause(100);
		focus.close();
		focus.ahead = 0;
		const window = await open();
		await window.store.refresh();
	});

	it('ends no hour for longer than an hour', async () => {
		const before = await open();
		const { id } = before.store.find({})[0]!;
		focus.server.fail({ method: 'PATCH', count: 1 }, { kind: 'quota', resetsInSeconds: 600 });
		await before.store.update(id, { notes: 'x' });
		await until(() => before.api.sync?.state.pausedBy === 'quota');
		focus.close();
		focus.ahead = 0;
		const window = await open();
		await window.store.refresh();
		await until(() => window.store.get(id)?.pending === false);
	});
});
