import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { documentedEndpoints } from './track/trackEndpoints.ts';
import { trackRoutes } from './track/trackRoutes.ts';
import { startTrackServer, type TrackServer } from './track/startTrackServer.ts';

describe('The strict Track server', () => {
	let server: TrackServer;
	before(async () => {
		server = await startTrackServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const basic = (name: string, password: string) =>
		`Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
	const call = async (
		method: string,
		path: string,
		body?: unknown,
		authorization: string | undefined = basic(server.token, 'api_token'),
	) => {
		const response = await fetch(
			`${server.url}${path.replace(/^W/, `/workspaces/${server.workspaceId}`)}`,
			{
				method,
				headers: {
					...(authorization === '' ? {} : { authorization }),
					...(body === undefined ? {} : { 'content-type': 'application/json' }),
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			},
		);
		const text = await response.text();
		const told: unknown = text === '' ? undefined : JSON.parse(text);
		return { status: response.status, headers: response.headers, body: told };
	};

	it('does every documented call', () => {
		assert.equal(documentedEndpoints.length, 7);
		for (const { method, template } of documentedEndpoints) {
			assert.ok(trackRoutes[`${method} ${template}`], `${method} ${template}`);
		}
	});

	it('shows only fields of the tables', async () => {
		const known = new Set(
			documentedEndpoints.find(({ template }) => template.endsWith('{task_id}'))?.answer['root'],
		);
		const { body } = await call('GET', 'W/projects/801/tasks/6101');
		assert.deepEqual(
			Object.keys(Object(body)).filter((name) => !known.has(name)),
			[],
		);
		assert.ok(known.size > 15);
	});

	for (const [what, authorization, path, status] of [
		['no credentials', () => '', '/me', 401],
		['a bearer', () => `Bearer ${server.token}`, '/me', 401],
		['a revoked token', () => basic(server.revokedToken, 'api_token'), '/me', 403],
		['the token as a password', () => basic('api_token', server.token), '/me', 403],
		['a password', () => basic(server.login.email, server.login.password), '/me', 200],
		['a password elsewhere', () => basic(server.login.email, server.login.password), 'W/tasks', 403],
		['the token', () => basic(server.token, 'api_token'), 'W/tasks', 200],
		['another workspace', () => basic(server.token, 'api_token'), '/workspaces/1/tasks', 403],
		['a free workspace', () => basic(server.token, 'api_token'), '/workspaces/7765433/tasks', 402],
	] as const) {
		it(`answers ${status} to ${what}`, async () => {
			const reply = await call('GET', path, undefined, authorization());
			assert.equal(reply.status, status);
			assert.equal(reply.headers.get('x-authorization-missing'), status === 401 ? 'true' : null);
			assert.equal(
				typeof reply.body,
				status === 401 ? 'undefined' : status === 200 ? 'object' : 'string',
			);
		});
	}

	for (const [status, method, path, body] of [
		[200, 'GET', '/me/organizations', undefined],
		[200, 'GET', 'W/projects?active=both&per_page=200', undefined],
		[400, 'GET', 'W/projects?per_page=201', undefined],
		[400, 'GET', 'W/tasks?per_page=201', undefined],
		[400, 'GET', 'W/tasks?archived=true', undefined],
		[400, 'GET', 'W/tasks?active=all', undefined],
		[400, 'GET', 'W/tasks?sort_field=at', undefined],
		[400, 'GET', 'W/tasks?since=yesterday', undefined],
		[400, 'GET', 'W/tasks?since=1', undefined],
		[200, 'POST', 'W/projects/801/tasks', { name: 'x' }],
		[400, 'POST', 'W/projects/801/tasks', { active: true }],
		[400, 'POST', 'W/projects/801/tasks', { name: 'x', project_id: 801 }],
		[400, 'POST', 'W/projects/801/tasks', { name: 'x', user_id: null }],
		[400, 'POST', 'W/projects/801/tasks', { name: 'x', estimated_seconds: '60' }],
		[404, 'POST', 'W/projects/9/tasks', { name: 'x' }],
		[400, 'PUT', 'W/projects/801/tasks/6101', { pinned: true }],
		[404, 'PUT', 'W/projects/802/tasks/6101', { name: 'x' }],
		[400, 'PATCH', 'W/projects/801/tasks/6101', [{ op: 'replace', path: '/active' }]],
		[400, 'PATCH', 'W/projects/801/tasks/6101', [{ op: 'replace', path: '/active', value: 'no' }]],
		[400, 'PATCH', 'W/projects/801/tasks/6101', [{ op: 'replace', path: '/pinned', value: true }]],
		[400, 'PATCH', 'W/projects/801/tasks/6101,x', [{ op: 'replace', path: '/active', value: true }]],
		[404, 'DELETE', 'W/projects/801/tasks/9', undefined],
		[405, 'DELETE', 'W/tasks', undefined],
		[404, 'GET', 'W/tags', undefined],
	] as const) {
		it(`answers ${status} to ${method} ${path} ${JSON.stringify(body) ?? ''}`, async () => {
			const reply = await call(method, path, body);
			assert.equal(reply.status, status, JSON.stringify(reply.body));
			assert.equal(typeof reply.body, status === 200 ? 'object' : 'string');
		});
	}

	it('gives 50 tasks a page unless told otherwise, and only the active ones', async () => {
		const { body } = await call('GET', 'W/tasks');
		assert.partialDeepStrictEqual(body, {
			page: 1,
			per_page: 50,
			sort_field: 'name',
			sort_order: 'ASC',
			total_count: 7,
		});
	});

	it('fails in its own words by faults too, and tells the quota', async () => {
		server.fail({}, { kind: 'quota', resetsInSeconds: 60 });
		const reply = await call('GET', 'W/tasks');
		assert.deepEqual([reply.status, typeof reply.body], [402, 'string']);
		assert.equal(reply.headers.get('x-toggl-quota-remaining'), '0');
		assert.equal(reply.headers.get('x-toggl-quota-resets-in'), '60');
	});

	it('fails for some of many, with 200', async () => {
		server.options.failing = '6102';
		const body = [{ op: 'replace', path: '/active', value: false }];
		assert.deepEqual((await call('PATCH', 'W/projects/801/tasks/6101,6102,6106', body)).body, {
			success: [6101],
			failure: [
				{ id: 6102, message: 'Task is locked' },
				{ id: 6106, message: 'Task not found' },
			],
		});
	});
});
