import assert from 'node:assert/strict';
import { manyTasks } from '../../server/track/trackState.ts';
import { newFile, openTrackWindow, sent } from '../../sync/openWindow.ts';
import { TrackedUnit } from '../../../src/toggl/track/trackedUnit.ts';
import { allTasks, trackFixture } from './trackFixture.ts';

describe('The unit of tracked time', () => {
	const track = trackFixture();
	const since = () => new Date(Date.now() - 60_000).toISOString();
	/** Gives this time to the task with this name in the next list. */
	const tell = (name: string, tracked_seconds: number) =>
		track.server.fail(
			{ path: '/tasks' },
			{
				kind: 'bad',
				change: (body) => ({
					...Object(body),
					data: Object(body).data.map((row: object) =>
						Object(row).name === name ? { ...row, tracked_seconds } : row,
					),
				}),
			},
		);

	for (const [numbers, seconds] of [
		[[], 5],
		[[null, 0], 5],
		[[5000, 60_000], 5],
		[[5000, 60_000, 90_500], 5],
		[[5000, 61], 5],
		[[5000, 61, 62], 5000],
		[[61, 0, 0, 0], 5000],
	] as const) {
		it(`is told by all times together: ${JSON.stringify(numbers)}`, () => {
			const unit = new TrackedUnit();
			unit.decide(numbers);
			assert.deepEqual(
				[5000, 0, null].map((number) => unit.seconds(number)),
				[seconds, 0, null],
			);
		});
	}

	it('is milliseconds before that, where a number can be some', () => {
		const unit = new TrackedUnit();
		unit.decide([0, null]);
		assert.deepEqual(
			[5000, 0, null, 90_500].map((number) => unit.seconds(number)),
			[5, 0, null, null],
		);
	});

	for (const [times, seconds] of [
		[[[61, 61]], 61],
		[
			[
				[null, null],
				[61, undefined],
				[5430, 5430],
			],
			61,
		],
		[[[90_500, 91]], 0],
		[[[61, 60]], null],
		[[[5000, 5000]], null],
	] as const) {
		it(`is what it was before a restart, where a time tells: ${JSON.stringify(times)}`, () => {
			const unit = new TrackedUnit();
			unit.recall(times);
			assert.equal(unit.seconds(61), seconds);
			unit.recall([[61, 61]]);
			assert.equal(unit.seconds(61), seconds ?? 61);
		});
	}

	it('is not changed by one odd number', async () => {
		await allTasks(track.api);
		tell('Photograph the cranes', 90_500);
		const times = (await allTasks(track.api)).map(({ trackedSeconds }) => trackedSeconds);
		assert.deepEqual(times.toReversed(), [5430, 91, 960, 0, 0, 61, 0, 0, 0, 36_000]);
	});

	it('is one for all pages, also where the first of them deceives', async () => {
		track.server.load(manyTasks(230));
		track.server.options.tracked = 'seconds';
		const newest = [...track.server.state.tasks.values()].slice(-200);
		for (const task of newest) {
			task.tracked = task.id % 10 === 0 ? 3000 : 0;
		}
		const shown = new Map<string, number | null | undefined>();
		for (const { id, trackedSeconds } of await allTasks(track.api)) {
			shown.set(id, trackedSeconds);
		}
		assert.equal(shown.size, 230);
		for (const { id, tracked } of track.server.state.tasks.values()) {
			assert.equal(shown.get(`track:${id}`), tracked);
		}
	});

	it('is not guessed from some changes: all tasks tell', async () => {
		track.server.options.tracked = 'seconds';
		track.server.changeTask(6101, { active: false });
		assert.equal((await track.api.delta(since()))?.changed.length, undefined);
		assert.equal((await track.api.get('track:6101')).trackedSeconds, null);
		await allTasks(track.api);
		assert.equal((await track.api.delta(since()))?.changed[0]?.trackedSeconds, 5430);
		assert.equal((await track.api.get('track:6101')).trackedSeconds, 5430);
	});

	for (const tracked of ['milliseconds', 'seconds'] as const) {
		for (const [when, number] of [
			['at first', 1],
			['after a restart', 2],
		] as const) {
			it(`is known with one request ${when}, in ${tracked}`, async () => {
				track.server.options.tracked = tracked;
				const place = newFile();
				for (let time = 1; time <= number; time++) {
					const window = openTrackWindow(track.server, place.file, { gather: 0 });
					try {
						await window.store.settled();
						track.server.changeTask(6106, { active: time === 1 });
						track.server.clearRequests();
						await window.api.sync?.refresh('changes');
						assert.deepEqual(sent(track.server), ['GET tasks']);
						assert.ok(track.server.requests[0]?.query['since']);
						const times = ['6101', '6106', '6110'].map(
							(id) => window.store.need(`track:${id}`).trackedSeconds,
						);
						assert.deepEqual(times, [5430, 61, 36_000]);
					} finally {
						window.close();
					}
				}
				place.remove();
			});
		}
	}
});
