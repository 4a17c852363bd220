import assert from 'node:assert/strict';
import { focusConnector } from '../../../src/toggl/focus/focusConnector.ts';
import type { FocusApi } from '../../../src/toggl/focus/focusApi.ts';
import type { ProblemKind } from '../../../src/tasks/taskError.ts';
import type { Fault } from '../../server/faults.ts';
import { allTasks, failure, focusFixture } from './focusFixture.ts';

type Call = (api: FocusApi) => Promise<unknown>;

const calls: Record<string, Call> = {
	list: (api) => allTasks(api),
	get: (api) => api.get('focus:5101'),
	create: (api) => api.create({ name: 'New' }),
	update: (api) => api.update('focus:5101', { name: 'Other' }),
};

const error = (status: number, fields: object = {}): Fault => ({
	kind: 'status',
	status,
	body: { error: 'code', error_description: 'In words', ...fields },
});

const failures: [name: string, fault: Fault, kind: ProblemKind][] = [
	['401', error(401), 'unauthorized'],
	['402 with no requests left', { kind: 'quota' }, 'quota'],
	['402 with requests left', { kind: 'plan' }, 'plan'],
	['403', error(403), 'forbidden'],
	['409', error(409), 'rejected'],
	['422', error(422), 'rejected'],
	[
		'429 that asks for a long pause',
		{ kind: 'status', status: 429, headers: { 'Retry-After': '60' } },
		'busy',
	],
	['500', error(500), 'service'],
	['501 in HTML', { kind: 'html', status: 501 }, 'service'],
	['a redirect', { kind: 'status', status: 302, headers: { Location: '/elsewhere' } }, 'unreadable'],
	['a page for people', { kind: 'html' }, 'unreadable'],
	['a refusal in HTML', { kind: 'html', status: 403 }, 'unreadable'],
	['no answer', { kind: 'hang' }, 'timeout'],
	['a connection that is cut', { kind: 'dropBefore' }, 'offline'],
];

describe('The Focus client, when something fails', () => {
	const focus = focusFixture();

	for (const [name, fault, kind] of failures) {
		for (const [member, call] of Object.entries(calls)) {
			it(`${member}: ${name} is "${kind}"`, async () => {
				focus.server.fail({ count: 9 }, fault);
				const api = fault.kind === 'hang' ? focus.hurriedApi : focus.api;
				const { message } = await failure(call(api), kind, focus.server.key);
				assert.match(message, /^.{20,}(?:\.|: In words)$/);
			});
		}
	}

	for (const member of ['list', 'get', 'create'] as const) {
		it(`${member}: JSON that stops is "unreadable"`, async () => {
			focus.server.fail({}, { kind: 'cutJson' });
			await failure(calls[member]?.(focus.api) ?? assert.fail(), 'unreadable', focus.server.key);
		});
	}

	it('says which task a 404 is about', async () => {
		const { message } = await failure(focus.api.get('focus:77'), 'notFound', focus.server.key);
		assert.match(message, /focus:77/);
	});

	it('says until when the quota is used up', async () => {
		focus.server.fail({}, { kind: 'quota', resetsInSeconds: 600 });
		const asked = Date.now();
		const { problem } = await failure(focus.api.get('focus:5101'), 'quota', focus.server.key);
		assert.ok(problem.kind === 'quota' && problem.resetsAt !== undefined);
		assertBetween(problem.resetsAt - 600_000, asked, Date.now());
		assert.equal(focus.server.requests.length, 1, 'a 402 is not repeated');
	});

	it('tells a used-up quota by its words where the headers are missing', async () => {
		focus.server.options.quotaHeaders = false;
		focus.server.refillQuota(0);
		await failure(focus.api.get('focus:5101'), 'quota', focus.server.key);
		focus.server.refillQuota();
		focus.server.fail({}, { kind: 'plan' });
		await failure(focus.api.get('focus:5101'), 'plan', focus.server.key);
	});

	it('tells the quota that each answer names', async () => {
		focus.server.refillQuota(2);
		await focus.api.get('focus:5101');
		await failure(focus.api.get('focus:77'), 'notFound', focus.server.key);
		await failure(focus.api.get('focus:5101'), 'quota', focus.server.key);
		assert.deepEqual(
			focus.answers.map(({ remaining }) => remaining),
			[1, 0, 0],
		);
	});

	it('says when a busy service wants to be asked again', async () => {
		focus.server.fail({}, { kind: 'status', status: 429, headers: { 'Retry-After': '90' } });
		const asked = Date.now();
		const { problem } = await failure(focus.api.get('focus:5101'), 'busy', focus.server.key);
		assert.ok(problem.kind === 'busy' && problem.retryAt !== undefined);
		assertBetween(problem.retryAt - 90_000, asked, Date.now());
		assert.equal(focus.server.requests.length, 1, 'nobody waits that long');
	});

	for (const [what, fault] of [
		['a quota that renews in decades', { kind: 'quota', resetsInSeconds: 999_999_999 }],
		['a pause of decades', { kind: 'status', status: 429, headers: { 'Retry-After': '999999999' } }],
		[
			'a pause until the end of the century',
			{ kind: 'status', status: 429, headers: { 'Retry-After': 'Fri, 31 Dec 2099 23:59:59 GMT' } },
		],
	] as const) {
		it(`takes ${what} for one of an hour`, async () => {
			focus.server.fail({}, fault);
			const asked = Date.now();
			const kind = fault.kind === 'quota' ? 'quota' : 'busy';
			const { problem } = await failure(focus.api.get('focus:5101'), kind, focus.server.key);
			const until = 'resetsAt' in problem ? problem.resetsAt : Object(problem).retryAt;
			assertBetween(until - 3_600_000, asked, Date.now());
			for (const { resetsAt = 0 } of focus.answers) {
				assert.ok(resetsAt <= Date.now() + 3_600_000);
			}
		});
	}

	it('gives the service’s own reason, on one short line and without the key', async () => {
		const error_description = `No\n\u202e${focus.server.key} ${'very '.repeat(200)}long\u0000`;
		focus.server.fail(
			{},
			{ kind: 'status', status: 400, body: { error: 'validation', error_description } },
		);
		const { message } = await failure(focus.api.get('focus:5101'), 'rejected', focus.server.key);
		assert.match(message, /^Toggl Focus did not accept this: No … very very [^\n]+…$/);
		assert.ok(message.length < 250);
	});

	for (const [name, body, reason] of [
		['a bare string', 'a string body', 'a string body'],
		['a code alone', { error: 'invalid_task', error_description: '' }, 'invalid_task'],
		['nothing', undefined, 'HTTP 400'],
		['an array', [1, 2], 'HTTP 400'],
		['other types', { error: 7, error_description: { a: 1 } }, 'HTTP 400'],
	] as const) {
		it(`reads ${name} as the reason "${reason}"`, async () => {
			focus.server.fail({}, { kind: 'status', status: 400, body });
			const { problem } = await failure(focus.api.get('focus:5101'), 'rejected', focus.server.key);
			assert.ok(problem.kind === 'rejected');
			assert.equal(problem.reason, reason);
		});
	}

	it('never repeats a POST', async () => {
		const faults: Fault[] = [
			error(429),
			error(502),
			error(503),
			error(504),
			{ kind: 'hang' },
			{ kind: 'dropBefore' },
			{ kind: 'dropAfter' },
		];
		for (const fault of faults) {
			focus.server.reset();
			focus.server.fail({ method: 'POST', count: 9 }, fault);
			const api = fault.kind === 'hang' ? focus.hurriedApi : focus.api;
			await assert.rejects(api.create({ name: 'Once' }));
			await assert.rejects(api.archive(['focus:5101']));
			assert.deepEqual(
				focus.server.requests.map(({ method }) => method),
				['POST', 'POST'],
				JSON.stringify(fault),
			);
		}
	});

	it('repeats once what is safe to repeat: each attempt is one of the requests of the hour', async function () {
		this.timeout(20_000);
		for (const fault of [
			{ kind: 'status', status: 429, headers: { 'Retry-After': '0' } },
			error(503),
			{ kind: 'dropBefore' },
			{ kind: 'dropAfter' },
		] as const) {
			focus.server.reset();
			focus.server.fail({ count: 1 }, fault);
			assert.equal((await focus.api.get('focus:5101')).id, 'focus:5101');
			assert.equal(focus.server.requests.length, 2);
			focus.server.fail({ count: 2 }, fault);
			await assert.rejects(focus.api.get('focus:5101'));
			assert.equal(focus.server.requests.length, 4);
		}
	});

	it('repeats nothing for a service that wants a pause and doesn’t say how long a one', async () => {
		focus.server.fail({ count: 1 }, error(429));
		await assert.rejects(focus.api.get('focus:5101'), /asks for a pause/);
		assert.equal(focus.server.requests.length, 1);
	});

	it('repeats no change: whoever keeps it knows what else happened meanwhile', async () => {
		focus.server.fail({ count: 9 }, { kind: 'dropBefore' });
		await assert.rejects(focus.api.update('focus:5101', { name: 'Once' }));
		await assert.rejects(focus.api.delete(['focus:5101']));
		await assert.rejects(focus.api.create({ name: 'Once' }));
		assert.equal(focus.server.requests.length, 3);
	});

	it('waits as long as a busy service asks for, when that is short', async () => {
		focus.server.fail({}, { kind: 'status', status: 503, headers: { 'Retry-After': '1' } });
		const begun = performance.now();
		await focus.api.get('focus:5101');
		assert.ok(performance.now() - begun >= 950);
	});

	it('is "offline" where nobody listens, and for an unknown host', async () => {
		for (const apiUrl of ['http://127.0.0.1:9/api', 'https://focus.invalid/api']) {
			const connector = focusConnector({ apiUrl: () => apiUrl, log: (line) => focus.lines.push(line) });
			const credential = {
				product: 'focus',
				token: focus.server.key,
				organizationId: 1,
				workspaceId: 2,
			};
			await failure(connector.connect(credential).get('focus:1'), 'offline', focus.server.key);
		}
		assert.match(
			focus.lines.join('\n'),
			/GET \/api\/organizations\/1\/workspaces\/2\/tasks\/1 E[A-Z_]+ \d+ ms/,
		);
	});

	it('says which setting is wrong, and sends nothing', async () => {
		const connector = focusConnector({
			apiUrl: () => 'http://example.org/api',
			log: (line) => focus.lines.push(line),
		});
		const api = connector.connect({
			product: 'focus',
			token: focus.server.key,
			organizationId: 1,
			workspaceId: 2,
		});
		const { message } = await failure(api.get('focus:1'), 'invalid', focus.server.key);
		assert.match(message, /togglTasks\.focus\.apiUrl/);
		assert.deepEqual(focus.lines, []);
	});

	it('writes one line a request, without the values of its query', async () => {
		await allTasks(focus.api);
		await failure(focus.api.get('focus:77'), 'notFound', focus.server.key);
		assert.equal(focus.lines.length, 2);
		const [list = '', one = ''] = focus.lines;
		assert.match(
			list,
			/^GET \/api\/organizations\/\d+\/workspaces\/\d+\/tasks\/stream\?archived 200 \d+ ms, 9999 requests left$/,
		);
		assert.match(one, /\/tasks\/77 404 \d+ ms, 9998 requests left$/);
	});

	it('ends with the signal’s own reason', async () => {
		focus.server.fail({}, { kind: 'hang' });
		const ended = new AbortController();
		const listed = (async () => {
			for await (const batch of focus.api.list({ archived: false, signal: ended.signal })) {
				assert.fail(`${batch.length} tasks`);
			}
		})();
		setTimeout(() => ended.abort(new Error('enough')), 30);
		await assert.rejects(listed, { message: 'enough' });
	});
});

/** Both ends included, in milliseconds since 1970. */
function assertBetween(moment: number, from: number, to: number): void {
	assert.ok(from <= moment && moment <= to, `${moment} is between ${from} and ${to}`);
}
