import assert from 'node:assert/strict';
import { trackConnector } from '../../../src/toggl/track/trackConnector.ts';
import { manyTasks, newTask } from '../../server/track/trackState.ts';
import { failure } from '../focus/focusFixture.ts';
import { allTasks, StandInClock, trackFixture } from './trackFixture.ts';

describe('The pace of the Track client', () => {
	const track = trackFixture();

	it('spaces the pages of a long list', async () => {
		track.server.load(manyTasks(901));
		const clock = new StandInClock();
		assert.equal((await allTasks(track.paced(clock))).length, 901);
		assert.equal(track.server.requests.length, 5);
		assert.deepEqual(clock.waits, [1000, 1000, 1000]);
	});

	it('spaces the calls that a change of tasks in many projects takes', async () => {
		const clock = new StandInClock();
		const api = track.paced(clock);
		const ids = [801, 802, 803].flatMap((project) =>
			['Rope', 'Paint'].map((name) => `track:${newTask(track.server.state, project, { name }).id}`),
		);
		await allTasks(api);
		await api.updateMany(ids.map((id) => ({ id, changes: { done: true } })));
		assert.equal(track.server.requests.length, 4);
		assert.deepEqual(clock.waits, [1000, 1000]);
		await api.delete(ids);
		assert.deepEqual(clock.waits, Array(8).fill(1000));
	});

	it('lets what a person waits for go at once', async () => {
		const clock = new StandInClock();
		await track.paced(clock).catalog();
		assert.deepEqual(clock.waits, []);
	});

	it('leaves the service alone for a while when it asks for a pause', async () => {
		const clock = new StandInClock();
		const api = track.paced(clock);
		await allTasks(api);
		track.server.fail({ method: 'PUT' }, { kind: 'status', status: 429 });
		await failure(api.update('track:6101', { name: 'x' }), 'busy', track.server.token);
		assert.deepEqual(clock.waits, []);
		await api.update('track:6101', { name: 'x' });
		assert.deepEqual(clock.waits, [5000]);
		track.server.fail(
			{ method: 'PUT' },
			{ kind: 'status', status: 429, headers: { 'Retry-After': '3600' } },
		);
		await failure(api.update('track:6101', { name: 'y' }), 'busy', track.server.token);
		await api.update('track:6101', { name: 'y' });
		assert.ok(
			clock.waits.every((wait) => wait <= 5000),
			'nobody waits in silence for long',
		);
	});

	it('waits before it asks again by itself, too', async () => {
		const clock = new StandInClock();
		const api = track.paced(clock);
		await allTasks(api);
		await allTasks(api);
		assert.deepEqual(clock.waits, []);
		track.server.fail(
			{ path: '/tasks' },
			{ kind: 'status', status: 429, headers: { 'Retry-After': '0' } },
		);
		await allTasks(api);
		assert.deepEqual(
			track.server.requests.map(({ status }) => status),
			[200, 200, 429, 200],
		);
		assert.ok(clock.waits.length >= 1);
	});

	it('is kept with the service itself, and not with a server on this computer', async () => {
		const { fetch } = globalThis;
		const went: number[] = [];
		globalThis.fetch = () => {
			went.push(performance.now());
			return Promise.resolve(Response.json(null));
		};
		try {
			for (const [apiUrl, leastWait] of [
				['https://api.track.toggl.com/api/v9', 990],
				['http://127.0.0.1:9/api/v9', 0],
			] as const) {
				const connector = trackConnector({ apiUrl: () => apiUrl, log: () => {} });
				const api = connector.connect({ product: 'track', token: 'f'.repeat(32), workspaceId: 7 });
				went.length = 0;
				await api.catalog();
				await api.catalog();
				const [first = 0, , third = 0, fourth = 0] = went;
				assert.ok(third - first < 900, 'a few go at once');
				assert.ok(leastWait > 0 ? fourth - first > leastWait : fourth - first < 900, apiUrl);
			}
		} finally {
			globalThis.fetch = fetch;
		}
	});
});
