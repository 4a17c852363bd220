import assert from 'node:assert/strict';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';
import { hostile } from './hostile.ts';

describe('The strict Focus server: faults', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const create = (name: string) => call(server, 'POST', 'O/tasks', { name });
	/** Resolves when the condition holds, before a timer that was set at the same moment can ring. */
	const seen = async (condition: () => boolean): Promise<void> => {
		while (!condition()) {
			await setImmediate();
		}
	};
	const exists = (name: string) => [...server.state.tasks.values()].some((task) => task.name === name);

	it('answers with a status in place of the work, as often as told', async () => {
		const headers = { 'Retry-After': '7' };
		server.fail(
			{ method: 'POST', path: '/tasks', count: 2, skip: 1 },
			{ kind: 'status', status: 429, headers, body: 'slow' },
		);
		assert.equal((await create('A')).status, 201);
		const second = await create('B');
		assert.deepEqual([second.status, second.headers.get('retry-after'), second.body], [429, '7', 'slow']);
		assert.equal((await call(server, 'GET', 'O/tasks')).status, 200);
		assert.equal((await create('C')).status, 429);
		assert.equal((await create('D')).status, 201);
		assert.deepEqual(['A', 'B', 'C', 'D'].map(exists), [true, false, false, true]);
	});

	it('matches paths by whole segments', async () => {
		server.fail({ path: '/tasks/{task_id}', count: Infinity }, { kind: 'status', status: 503 });
		server.fail({ path: /\/children$/ }, { kind: 'status', status: 500 });
		const statuses = await Promise.all(
			['O/tasks/5101', 'O/tasks/stream', 'O/tasks/5101/parents', 'O/tasks/5101/children'].map(
				async (path) => (await call(server, 'GET', path)).status,
			),
		);
		assert.deepEqual(statuses, [503, 200, 200, 500]);
	});

	it('can take a fault back', async () => {
		server.fail({}, { kind: 'status', status: 500 })();
		assert.equal((await create('A')).status, 201);
	});

	it('tells the two kinds of 402 apart by the quota headers', async () => {
		server.fail({}, { kind: 'quota', resetsInSeconds: 90 });
		server.fail({}, { kind: 'plan' });
		const [quota, plan] = [await create('A'), await create('B')];
		assert.deepEqual([quota.status, plan.status], [402, 402]);
		assert.equal(quota.headers.get('x-toggl-quota-remaining'), '0');
		assert.equal(quota.headers.get('x-toggl-quota-resets-in'), '90');
		assert.notEqual(plan.headers.get('x-toggl-quota-remaining'), '0');
	});

	it('sends a page for people', async () => {
		server.fail({}, { kind: 'html' });
		const { status, headers, text } = await create('A');
		assert.deepEqual(
			[status, headers.get('content-type'), exists('A')],
			[200, 'text/html; charset=utf-8', false],
		);
		assert.match(text, /<!doctype html>/);
	});

	it('cuts JSON in a complete answer', async () => {
		server.fail({}, { kind: 'cutJson' });
		const { status, body } = await create('A');
		assert.deepEqual([status, typeof body, exists('A')], [201, 'string', true]);
	});

	for (const [kind, path] of [
		['cutStream', 'O/tasks/stream'],
		['cutStream', 'O/tasks'],
		['dropBefore', 'O/tasks'],
		['dropAfter', 'O/tasks'],
	] as const) {
		it(`breaks the connection: ${kind} of ${path}`, async () => {
			server.fail({}, { kind });
			await assert.rejects(call(server, 'GET', path), TypeError);
		});
	}

	it('loses the answer after the work, or the request before it', async () => {
		server.fail({}, { kind: 'dropAfter' });
		await assert.rejects(create('Done'));
		server.fail({}, { kind: 'dropBefore' });
		await assert.rejects(create('Not done'));
		assert.deepEqual([exists('Done'), exists('Not done')], [true, false]);
		assert.deepEqual(
			server.requests.map(({ status }) => status),
			[0, 0],
		);
	});

	it('hangs until the client gives up, and closes all the same', async () => {
		const own = await startFocusServer();
		own.fail({}, { kind: 'hang' });
		const outcome = call(own, 'GET', 'O/tasks').then(
			() => 'answered',
			() => 'cut',
		);
		assert.equal(await Promise.race([outcome, setTimeout(100, 'hanging')]), 'hanging');
		await own.close();
		assert.equal(await outcome, 'cut');
	});

	it('waits before the work or after it', async () => {
		server.fail({}, { kind: 'delay', ms: 120 });
		const late = create('Late');
		await seen(() => server.requests.length === 1);
		assert.equal(exists('Late'), false);
		assert.equal((await late).status, 201);
		server.fail({}, { kind: 'delay', ms: 120, after: true });
		let isAnswered = false;
		const early = create('Early').then(() => {
			isAnswered = true;
		});
		await seen(() => exists('Early'));
		assert.equal(isAnswered, false);
		await early;
	});

	it('tells in which order work was done, and what it came to', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		server.fail({}, { kind: 'hold', until: promise });
		const late = create('Late');
		await seen(() => server.requests.length === 1);
		server.fail({}, { kind: 'dropAfter' });
		await assert.rejects(create('Unheard'));
		server.fail({}, { kind: 'status', status: 503 });
		await create('Never');
		await create('');
		resolve();
		await late;
		assert.deepEqual(
			server.worked.map(({ request, status }) => [request.body, status]),
			[
				[{ name: 'Unheard' }, 201],
				[{ name: '' }, 400],
				[{ name: 'Late' }, 201],
			],
		);
	});

	it('changes the answer', async () => {
		server.fail({}, { kind: 'bad', change: () => ({ data: 7 }) });
		assert.deepEqual((await call(server, 'GET', 'O/tasks')).body, { data: 7 });
	});

	it('records every request', async () => {
		await call(server, 'GET', 'O/tasks?status_id=301&status_id=302');
		await create('A');
		await call(server, 'POST', 'O/tasks', '{"name":');
		const prefix = `/organizations/${server.organizationId}/workspaces/${server.workspaceId}`;
		assert.deepEqual(
			server.requests.map(({ at: _at, ...rest }) => rest),
			[
				{
					method: 'GET',
					path: `${prefix}/tasks`,
					query: { status_id: '301,302' },
					body: undefined,
					status: 200,
				},
				{ method: 'POST', path: `${prefix}/tasks`, query: {}, body: { name: 'A' }, status: 201 },
				{ method: 'POST', path: `${prefix}/tasks`, query: {}, body: '{"name":', status: 400 },
			],
		);
		assert.ok(Math.abs((server.requests[0]?.at ?? 0) - Date.now()) < 5000);
		server.clearRequests();
		assert.deepEqual(server.requests, []);
	});

	it('refuses a body that does not say that it is JSON', async () => {
		const reply = await call(server, 'POST', 'O/tasks', { name: 'A' }, { 'content-type': 'text/plain' });
		assert.deepEqual([reply.status, exists('A')], [400, false]);
	});

	for (const [name, change] of Object.entries(hostile)) {
		it(`has a hostile answer ${name} that survives JSON and differs`, async () => {
			server.fail({ path: '/tasks/stream' }, { kind: 'bad', change });
			server.fail({ path: '/tasks' }, { kind: 'bad', change });
			const [streamed, paged] = [
				await call(server, 'GET', 'O/tasks/stream'),
				await call(server, 'GET', 'O/tasks'),
			];
			server.reset();
			const [right, rightPage] = [
				await call(server, 'GET', 'O/tasks/stream'),
				await call(server, 'GET', 'O/tasks'),
			];
			assert.deepEqual([streamed.status, paged.status], [200, 200]);
			assert.ok(
				JSON.stringify(streamed.body) !== JSON.stringify(right.body) ||
					JSON.stringify(paged.body) !== JSON.stringify(rightPage.body),
			);
		});
	}
});
