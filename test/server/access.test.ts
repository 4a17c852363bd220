import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { manyTasks } from './focus/seed.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

describe('The strict Focus server: who and where', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const authorizations = (): readonly string[] => [
		`Bearer ${server.revokedKey}`,
		`Bearer ${server.trackToken}`,
		`Basic ${Buffer.from(`${server.key}:api_token`).toString('base64')}`,
		`bearer ${server.key}`,
		server.key,
		'',
	];
	it('answers 401 invalid_session without a valid key', async () => {
		const replies = await Promise.all(
			authorizations().map((authorization) =>
				call(server, 'GET', 'O/tasks', undefined, { authorization }),
			),
		);
		for (const { status, body } of replies) {
			assert.equal(status, 401);
			assert.equal(Object(body).error, 'invalid_session');
		}
		assert.equal((await call(server, 'GET', 'O/tasks')).status, 200);
	});

	it('stops taking a key that was revoked', async () => {
		server.revokeKey();
		assert.equal((await call(server, 'GET', '/users/me/settings')).status, 401);
	});

	const places: readonly (readonly [status: number, path: string, error: string])[] = [
		[403, '/organizations/1/workspaces/{ws}/tasks', 'forbidden'],
		[403, '/organizations/{org}/workspaces/1/tasks', 'forbidden'],
		[403, '/organizations/1/users', 'forbidden'],
		[403, '/workspaces/1/statuses', 'forbidden'],
		[400, '/organizations/mine/workspaces/{ws}/tasks', 'invalid_organization_id'],
		[400, '/organizations/0/users', 'invalid_organization_id'],
		[404, '/organizations/{org}/workspaces/{ws}/statuses', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/tags', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/clients', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/users', 'not_found'],
		[404, '/workspaces/{ws}/tasks', 'not_found'],
		[404, '/workspaces/{ws}/projects', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/tasks/', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/tasks/5101/complete', 'not_found'],
		[404, '/organizations/{org}/workspaces/{ws}/tasks/4', 'not_found'],
	];
	for (const [status, path, error] of places) {
		it(`answers ${status} to ${path}`, async () => {
			const { organizationId, workspaceId } = server;
			const full = path.replace('{org}', String(organizationId)).replace('{ws}', String(workspaceId));
			const reply = await call(server, 'GET', full);
			assert.deepEqual([reply.status, Object(reply.body).error], [status, error]);
		});
	}

	for (const [method, path, allow] of [
		['PUT', 'O/tasks', 'GET, POST'],
		['POST', 'O/tasks/stream', 'GET'],
		['PUT', 'O/tasks/stream', 'GET'],
		['GET', 'O/tasks/bulk', 'POST, DELETE, PATCH'],
		['POST', 'O/tasks/5101/restore', 'PATCH'],
		['DELETE', '/users/me/settings', 'GET'],
	] as const) {
		it(`answers 405 to ${method} ${path}`, async () => {
			const reply = await call(server, method, path);
			assert.equal(reply.status, 405);
			assert.equal(reply.headers.get('allow'), allow);
		});
	}

	it('tells the rest of the quota on every answer, and answers 402 when it is used up', async () => {
		server.refillQuota(3);
		const tell = async (path: string) => {
			const { status, headers } = await call(server, 'GET', path);
			return [status, headers.get('x-toggl-quota-remaining')];
		};
		assert.deepEqual(await tell('O/tasks'), [200, '2']);
		assert.deepEqual(await tell('O/nowhere'), [404, '2']);
		assert.deepEqual(await tell('O/tasks?per_page=101'), [400, '1']);
		assert.deepEqual(await tell('O/tasks/5101'), [200, '0']);
		assert.deepEqual(await tell('O/tasks/5101'), [402, '0']);
		const { headers } = await call(server, 'PATCH', 'O/tasks/5101', { name: 'Not any more' });
		const seconds = Number(headers.get('x-toggl-quota-resets-in'));
		assert.ok(seconds > 3590 && seconds <= 3600, String(seconds));
		assert.notEqual(server.state.tasks.get(5101)?.name, 'Not any more');
	});

	it('fills the quota up when its window is over, and can leave the headers out', async () => {
		const small = await startFocusServer({ quotaBudget: 1, quotaWindowSeconds: 0.05 });
		try {
			await call(small, 'GET', 'O/tasks');
			await new Promise((resolve) => {
				setTimeout(resolve, 60);
			});
			assert.equal((await call(small, 'GET', 'O/tasks')).status, 200);
			small.options.quotaHeaders = false;
			assert.equal((await call(small, 'GET', 'O/tasks')).headers.get('x-toggl-quota-remaining'), null);
		} finally {
			await small.close();
		}
	});

	it('gives 20 tasks a page unless told otherwise, and the total', async () => {
		server.load(manyTasks(45));
		const pages = await Promise.all(
			['', '?page=3', '?page=4', '?page=2&per_page=40'].map((query) =>
				call(server, 'GET', `O/tasks${query}`),
			),
		);
		const shapes = pages.map(({ body }) => {
			const { data, ...rest } = Object(body);
			return [data.length, rest];
		});
		assert.deepEqual(shapes, [
			[20, { page: 1, per_page: 20, total: 45 }],
			[5, { page: 3, per_page: 20, total: 45 }],
			[0, { page: 4, per_page: 20, total: 45 }],
			[5, { page: 2, per_page: 40, total: 45 }],
		]);
	});

	for (const [path, keys] of [
		['O/tasks', 'data,page,per_page,total'],
		['O/projects', 'data,page,per_page,total'],
		['W/tags', 'data,page,per_page,total'],
		['W/statuses', 'data,page,per_page'],
		['W/clients', 'data,page,per_page'],
		['O/tasks/recurring', 'data,page,per_page'],
		['O/tasks/5101/children', 'data,page,per_page'],
		['O/tasks/5101/parents', 'data,page,per_page'],
		['O/tasks/groups/users', 'data,page,per_page'],
	] as const) {
		it(`wraps ${path} in ${keys}`, async () => {
			const { body } = await call(server, 'GET', path);
			assert.equal(Object.keys(Object(body)).join(), keys);
			assert.equal((await call(server, 'GET', `${path}?per_page=101`)).status, 400);
		});
	}

	it('lists users as a bare array, by account', async () => {
		const { body } = await call(
			server,
			'GET',
			`/organizations/${server.organizationId}/users?user_account_ids=3002`,
		);
		assert.ok(Array.isArray(body) && body.length === 1);
		assert.equal(Object(body[0]).user_account_id, 3002);
		assert.equal(Object(body[0]).workspaces[0].id, server.workspaceId);
	});

	it('tells who and where one is, without an organization id of its own', async () => {
		const settings = Object((await call(server, 'GET', '/users/me/settings')).body);
		assert.equal(settings.current_workspace_id, server.workspaceId);
		assert.deepEqual(Object.keys(settings.trial_ended_modal_seen), [String(server.organizationId)]);
		assert.equal('organization_id' in settings, false);
		assert.equal(
			Object((await call(server, 'GET', '/accounts/me')).body).user_account_id,
			server.state.me,
		);
		assert.ok(
			server.webUrl.endsWith(`/${server.organizationId}/workspaces/${server.workspaceId}/calendar`),
		);
		assert.ok(server.url.endsWith('/api'));
	});
});
