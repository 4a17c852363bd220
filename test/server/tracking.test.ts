import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

describe('The strict Focus server: tracking', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const start = (body: object) => call(server, 'POST', 'O/tracking/start', body);
	const stop = (end: string) => call(server, 'POST', 'O/tracking/stop', { end });
	const current = () => call(server, 'GET', 'O/tracking/current');

	it('says nothing while nothing runs', async () => {
		const { status, text } = await current();
		assert.deepEqual([status, text], [204, '']);
		assert.equal((await stop('2026-11-01T10:00:00Z')).status, 404);
	});

	it('starts, tells and stops, and the time is the task’s', async () => {
		const tracked = server.state.tasks.get(5101)?.total_tracked_time ?? 0;
		const { status, body } = await start({
			type: 'activity',
			task_id: 5101,
			start: '2026-11-01T10:00:00Z',
		});
		assert.equal(status, 200);
		assert.partialDeepStrictEqual(body, { task_id: 5101, start: '2026-11-01T10:00:00Z' });
		assert.deepEqual((await current()).body, body);
		assert.equal(Object(body).duration, undefined);
		const stopped = await stop('2026-11-01T10:01:30Z');
		assert.deepEqual([stopped.status, Object(stopped.body).duration], [200, 90]);
		assert.equal(server.state.tasks.get(5101)?.total_tracked_time, tracked + 90);
		assert.equal((await current()).status, 204);
	});

	it('has null for what is empty, where it has nulls', async () => {
		server.options.nulls = 'null';
		assert.partialDeepStrictEqual((await start({ type: 'break' })).body, {
			duration: null,
			task_id: null,
		});
	});

	it('stops what runs when something else starts', async () => {
		await start({ type: 'activity', task_id: 5101, start: '2026-11-01T10:00:00Z' });
		await start({ type: 'activity', task_id: 5102, start: '2026-11-01T11:00:00Z' });
		assert.partialDeepStrictEqual((await current()).body, { task_id: 5102 });
	});

	it('wants an end after the start, by a second at least', async () => {
		await start({ type: 'activity', start: '2026-11-01T10:00:00Z' });
		for (const end of ['2026-11-01T10:00:00.900Z', '2026-11-01T09:00:00Z']) {
			const { status, body } = await stop(end);
			assert.deepEqual([status, Object(body).error], [400, 'invalid_timeentry']);
		}
		assert.equal((await stop('2026-11-01T10:00:01Z')).status, 200);
	});

	for (const [status, path, body] of [
		[404, 'O/tracking/start', { type: 'activity', task_id: 77 }],
		[400, 'O/tracking/start', { task_id: 5101 }],
		[400, 'O/tracking/start', { type: 'work' }],
		[400, 'O/tracking/start', { type: 'activity', task_id: null }],
		[400, 'O/tracking/start', { type: 'activity', start: '2026-11-01' }],
		[400, 'O/tracking/start', { type: 'activity', duration: 5 }],
		[400, 'O/tracking/stop', { end: 'now' }],
		[404, 'W/tracking/stop', { end: '2026-11-01T10:00:00Z' }],
		[405, 'O/tracking/current', {}],
	] as const) {
		it(`refuses ${path} ${JSON.stringify(body)}`, async () => {
			assert.equal((await call(server, 'POST', path, body)).status, status);
		});
	}
});
