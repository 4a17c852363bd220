import assert from 'node:assert/strict';
import { Emitter } from '../../src/tasks/emitter.ts';
import { pause, quiet, sent, until, type Window } from './openWindow.ts';
import { TrackWindows } from './serviceWindows.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('A plan that has no tasks any more', () => {
	const track = new TrackWindows();
	let now: number;

	/** A window in which the person works, and `look`: what it does by itself when time has passed. */
	const open = async (): Promise<Window & { look: (passed: number) => Promise<void> }> => {
		const changed = new Emitter<void>();
		const attention = { isFocused: true, onDidChange: changed.event };
		const window = await track.openSettled({ now: () => now, attention, gather: 0 });
		await pause(20);
		return {
			...window,
			async look(passed) {
				now += passed;
				changed.fire();
				await quiet(track.file, 'track');
			},
		};
	};
	/** The service answers to everything about tasks as on a free plan. */
	const downgrade = (): void => void track.server.fail({ path: /tasks/ }, { kind: 'plan' });

	beforeEach(() => {
		now = Date.now();
	});

	it('is asked about once in a day, though the person works all the time', async () => {
		const window = await open();
		track.server.fail({ path: /tasks/, count: 100 }, { kind: 'plan' });
		track.server.clearRequests();
		await window.look(6 * minute);
		assert.deepEqual(sent(track.server), ['GET tasks']);
		for (let time = 0; time < 20; time++) {
			await window.look(hour);
		}
		await window.store.ask(() => ({ projectIds: ['track:802'] }));
		assert.equal(sent(track.server).length, 1);
		await window.look(5 * hour);
		assert.equal(sent(track.server).length, 2);
	});

	it('is said, by all windows and without a request', async () => {
		const [one, other] = [await open(), await open()];
		downgrade();
		track.server.clearRequests();
		await one.look(6 * minute);
		await other.look(6 * minute);
		assert.equal(sent(track.server).length, 1);
		for (const { api, store } of [one, other]) {
			await until(() => api.sync?.state.pausedBy === 'plan');
			// What was known stays on show.
			assert.equal(store.find({ product: 'track' }).length, 10);
		}
	});

	it('is asked about anew when the person says so, and over when it is', async () => {
		const window = await open();
		track.server.fail({ path: /tasks/, count: 2 }, { kind: 'plan' });
		track.server.clearRequests();
		await window.look(6 * minute);
		await window.store.refresh().catch(() => undefined);
		assert.deepEqual(sent(track.server), ['GET tasks', 'GET tasks']);
		const { state } = window.store.account('track') ?? {};
		assert.ok(state?.kind === 'failed' && state.error.problem.kind === 'plan');
		assert.match(state.error.message, /Your Toggl Track plan does not include this/);
		await window.store.refresh();
		assert.equal(window.store.account('track')?.state.kind, 'ready');
		assert.equal(window.api.sync?.state.pausedBy, undefined);
	});

	it('refuses a change, which is told and asked once', async () => {
		const window = await open();
		downgrade();
		await window.look(6 * minute);
		downgrade();
		track.server.clearRequests();
		await assert.rejects(window.store.update('track:6101', { name: 'x' }), /plan does not include this/);
		await window.look(20 * minute);
		const asked = sent(track.server).filter((line) => line.endsWith('projects/801/tasks/6101'));
		assert.equal(asked.length, 1);
		assert.equal(window.store.need('track:6101').name, 'Count the berths');
		assert.equal(window.store.need('track:6101').pending, false);
	});
});
