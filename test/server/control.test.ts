import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

describe('The strict Focus server: control from another process', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer({ nulls: 'null' });
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const control = async (method: string, path: string, body?: unknown) => {
		const response = await fetch(`${server.controlUrl}/${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: response.status, body: Object(await response.json()) };
	};

	it('plans faults', async () => {
		const fault = { kind: 'status', status: 503, headers: { 'Retry-After': 9 }, body: { error: 'x' } };
		await control('POST', 'fail', { method: 'GET', path: '/tasks', count: 1, fault });
		await control('POST', 'fail', { path: '/tasks', skip: 1, fault: { kind: 'bad', name: 'notAList' } });
		await control('POST', 'fail', { path: '/tasks/{task_id}', fault: { kind: 'dropBefore' } });
		const failed = await call(server, 'GET', 'O/tasks');
		assert.deepEqual(
			[failed.status, failed.headers.get('retry-after'), failed.body],
			[503, '9', { error: 'x' }],
		);
		assert.equal((await call(server, 'GET', 'O/tasks')).status, 200);
		assert.deepEqual((await call(server, 'GET', 'O/tasks')).body, { message: 'moved' });
		await assert.rejects(call(server, 'GET', 'O/tasks/5101'));
	});

	it('holds requests and lets them go, before their work or after it', async () => {
		const isHeld = async (): Promise<boolean> =>
			(await control('GET', 'requests')).body.some(({ held }: { held?: boolean }) => held);
		const exists = (name: string) => [...server.state.tasks.values()].some((task) => task.name === name);
		for (const isDone of [false, true]) {
			const name = `Held ${isDone}`;
			await control('POST', 'fail', { method: 'POST', fault: { kind: 'hold', after: isDone } });
			await control('POST', 'fail', { method: 'POST', fault: { kind: 'plan' } });
			const creating = call(server, 'POST', 'O/tasks', { name });
			while (!(await isHeld())) {
				// It is asked again.
			}
			assert.equal(exists(name), isDone);
			await control('DELETE', 'fail');
			assert.equal((await creating).status, 201);
			assert.deepEqual([exists(name), await isHeld()], [true, false]);
			assert.equal((await call(server, 'POST', 'O/tasks', { name: 'Goes well' })).status, 201);
		}
	});

	it('tells and forgets requests, its own apart', async () => {
		await call(server, 'PATCH', 'O/tasks/5101', { pinned: false });
		const { body } = await control('GET', 'requests');
		assert.deepEqual(
			[body.length, body[0].method, body[0].body, body[0].status],
			[1, 'PATCH', { pinned: false }, 204],
		);
		await control('DELETE', 'requests');
		assert.deepEqual((await control('GET', 'requests')).body, []);
	});

	it('seeds, changes and resets', async () => {
		assert.equal((await control('POST', 'seed', { data: 'many', count: 250 })).body.tasks.length, 250);
		assert.equal(Object((await call(server, 'GET', 'O/tasks')).body).total, 250);
		assert.equal((await control('POST', 'seed', { data: 'empty' })).body.tasks.length, 0);
		const told = await control('POST', 'state', {
			options: { createAnswer: 'empty' },
			quotaLeft: 5,
			tasks: [{ id: 9001, name: 'From the web app', pinned: true }],
		});
		assert.equal(told.body.tasks[0].name, 'From the web app');
		const { body, headers } = await call(server, 'GET', 'O/tasks/9001');
		assert.deepEqual([Object(body).pinned, headers.get('x-toggl-quota-remaining')], [true, '4']);
		assert.equal((await call(server, 'POST', 'O/tasks', { name: 'x' })).text, '');
		await control('POST', 'state', { revokeKey: true });
		assert.equal((await call(server, 'GET', 'O/tasks')).status, 401);
		await control('POST', 'reset');
		assert.equal((await call(server, 'GET', 'O/tasks/5101')).status, 200);
		assert.deepEqual([server.options.createAnswer, server.options.nulls], ['task', 'null']);
		assert.equal(server.requests.length, 1);
	});

	for (const [method, path, body, status] of [
		['POST', 'fail', { fault: { kind: 'explode' } }, 400],
		['POST', 'fail', { fault: { kind: 'bad', name: 'toString' } }, 400],
		['POST', 'fail', { fault: { kind: 'status' } }, 400],
		['POST', 'fail', [], 400],
		['POST', 'seed', { data: 'lots' }, 400],
		['POST', 'state', { options: { nul: 'null' } }, 400],
		['POST', 'state', { tasks: [{ name: 'x' }] }, 400],
		['POST', 'nothing', {}, 404],
		['GET', 'reset', undefined, 404],
	] as const) {
		it(`refuses ${method} ${path} ${JSON.stringify(body)}`, async () => {
			assert.equal((await control(method, path, body)).status, status);
		});
	}
});
