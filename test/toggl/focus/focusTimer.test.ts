import assert from 'node:assert/strict';
import { failure, focusFixture } from './focusFixture.ts';

describe('The Focus client’s timer', () => {
	const focus = focusFixture();
	const sent = (): string[] =>
		focus.server.requests.map(
			({ method, path, status }) => `${method} ${path.replace(/.*(?=\/tracking)/, '')} ${status}`,
		);
	/** As if somebody had started it elsewhere. */
	const run = (start: string, taskId: number | null = 5102): void => {
		focus.server.state.tracking.running = {
			id: 1,
			task_id: taskId,
			project_id: null,
			description: 'Elsewhere',
			type: 'activity',
			start,
			duration: null,
		};
	};

	for (const nulls of ['missing', 'null'] as const) {
		it(`starts, tells and stops, where empty fields are ${nulls}`, async () => {
			focus.server.options.nulls = nulls;
			const { timer } = focus.api;
			assert.equal(await timer.current(), undefined);
			const asked = Date.now();
			const started = await timer.start('focus:5101');
			assert.equal(started.taskId, 'focus:5101');
			const startedAt = Date.parse(started.startedAt);
			// The service may leave out the part of a second.
			assert.ok(startedAt > asked - 1000 && startedAt <= Date.now(), started.startedAt);
			assert.deepEqual(await timer.current(), started);
			// Within the same second: the end has to be a second later all the same.
			await timer.stop();
			assert.equal(await timer.current(), undefined);
			assert.deepEqual(sent(), [
				'GET /tracking/current 204',
				'POST /tracking/start 200',
				'GET /tracking/current 200',
				'POST /tracking/stop 200',
				'GET /tracking/current 204',
			]);
			assert.deepEqual(focus.server.requests[1]?.body, { type: 'activity', task_id: 5101 });
		});
	}

	it('tells what was started elsewhere, without a task too', async () => {
		run('2026-11-01T10:00:00+02:00', null);
		assert.deepEqual(await focus.api.timer.current(), {
			taskId: null,
			description: 'Elsewhere',
			startedAt: '2026-11-01T10:00:00+02:00',
		});
	});

	it('stops what it did not start, and what begins in the future of this computer’s clock', async () => {
		await focus.api.timer.current();
		const start = new Date(Date.now() + 3_600_000).toISOString();
		run(start);
		await focus.api.timer.stop();
		assert.equal(focus.server.state.tracking.running, null);
		assert.equal(
			Object(focus.server.requests.at(-1)?.body).end,
			new Date(Date.parse(start) + 1000).toISOString(),
		);
	});

	it('looks again where something else has been started since', async () => {
		await focus.api.timer.start('focus:5101');
		run(new Date(Date.now() + 60_000).toISOString());
		await focus.api.timer.stop();
		assert.deepEqual(sent(), [
			'POST /tracking/start 200',
			'POST /tracking/stop 400',
			'GET /tracking/current 200',
			'POST /tracking/stop 200',
		]);
	});

	it('is content when nothing runs any more', async () => {
		await focus.api.timer.start('focus:5101');
		focus.server.state.tracking.running = null;
		await focus.api.timer.stop();
		await focus.api.timer.stop();
		assert.deepEqual(sent().slice(1), ['POST /tracking/stop 404', 'GET /tracking/current 204']);
	});

	it('says which task is not there, and asks for none of another product', async () => {
		const { message } = await failure(focus.api.timer.start('focus:77'), 'notFound', focus.server.key);
		assert.match(message, /focus:77/);
		await failure(focus.api.timer.start('local:1'), 'notFound', focus.server.key);
		assert.equal(focus.server.requests.length, 1);
	});

	it('says that it can’t read an entry without a start', async () => {
		focus.server.fail({ method: 'GET' }, { kind: 'status', status: 200, body: { id: 4 } });
		await failure(focus.api.timer.current(), 'unreadable', focus.server.key);
	});

	it('rejects, and goes on knowing what runs, when it can’t be stopped', async () => {
		await focus.api.timer.start('focus:5101');
		focus.server.fail({ path: '/stop' }, { kind: 'status', status: 500 });
		await failure(focus.api.timer.stop(), 'service', focus.server.key);
		await focus.api.timer.stop();
		assert.equal(focus.server.state.tracking.running, null);
	});
});
