import assert from 'node:assert/strict';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { failure, focusFixture } from './focusFixture.ts';

describe('Signing in to Focus', () => {
	const focus = focusFixture();
	const signIn = (token: string, url?: string) => focus.connector.signIn({ token, url });
	const paths = () => focus.server.requests.map(({ path }) => path);

	it('proves key and place with two requests', async () => {
		const { server } = focus;
		const { organizationId, workspaceId } = server;
		for (const url of [
			server.webUrl,
			`${organizationId}/${workspaceId}`,
			`${server.url.replace('/api', '')}/${organizationId}/workspaces/${workspaceId}/`,
		]) {
			server.clearRequests();
			assert.deepEqual(await signIn(` ${server.key}\n`, url), {
				product: 'focus',
				token: server.key,
				organizationId,
				workspaceId,
			});
			assert.deepEqual(paths(), [
				'/users/me/settings',
				`/organizations/${organizationId}/workspaces/${workspaceId}/tasks`,
			]);
		}
	});

	it('lets the credential speak for itself', async () => {
		const credential = await signIn(focus.server.key, focus.server.webUrl);
		const api = focus.connector.connect(JSON.parse(JSON.stringify(credential)));
		assert.equal((await api.get('focus:5101')).id, 'focus:5101');
	});

	it('asks the service nothing when the key or the address can’t be right', async () => {
		const { server } = focus;
		const wrong: [token: string, url: string | undefined, words: RegExp][] = [
			['', server.webUrl, /key is missing/],
			['  ', server.webUrl, /key is missing/],
			[server.trackToken, server.webUrl, /token of Toggl Track.*focus\.toggl\.com\/settings/],
			[server.trackToken.toUpperCase(), server.webUrl, /token of Toggl Track/],
			['hunter2', server.webUrl, /begin with toggl_sk_/],
			['toggl_sk_', server.webUrl, /begin with toggl_sk_/],
			[`${server.key} x`, server.webUrl, /begin with toggl_sk_/],
			[`${server.key}\nX-Other: 1`, server.webUrl, /begin with toggl_sk_/],
			[server.key, undefined, /address of your workspace is missing/],
			[server.key, 'https://example.org/1/workspaces/2', /not one of Toggl Focus/],
			[server.key, 'https://focus.toggl.com/settings', /no organization and workspace/],
		];
		for (const [token, url, words] of wrong) {
			const { message } = await failure(signIn(token, url), 'invalid', server.key);
			assert.match(message, words);
		}
		assert.deepEqual(paths(), []);
	});

	it('says the same before it is asked to sign in', () => {
		const { connector } = focus;
		assert.equal(connector.checkToken(focus.server.key), undefined);
		assert.match(connector.checkToken(focus.server.trackToken) ?? '', /Toggl Track/);
		assert.equal(connector.checkUrl?.(focus.server.webUrl), undefined);
		assert.match(connector.checkUrl?.('https://example.org') ?? '', /copy the address/);
	});

	it('names a revoked key, and where to get a new one', async () => {
		const { message } = await failure(
			signIn(focus.server.revokedKey, focus.server.webUrl),
			'invalid',
			focus.server.revokedKey,
		);
		assert.match(message, /does not accept this key.*focus\.toggl\.com\/settings/);
		assert.equal(paths().length, 1);
	});

	it('names a wrong organization, workspace or both', async () => {
		const { key, organizationId, workspaceId } = focus.server;
		const organization = await failure(signIn(key, `1/${workspaceId}`), 'invalid', key);
		assert.match(
			organization.message,
			/sees workspace 8765432, but not in organization 1\. Copy the address/,
		);
		assert.equal(paths().length, 3);
		for (const url of [`${organizationId}/2`, '1/2']) {
			const workspace = await failure(signIn(key, url), 'invalid', key);
			assert.match(
				workspace.message,
				/does not see workspace 2\..* used last has the number 8765432\./,
			);
		}
	});

	for (const status of [400, 404]) {
		it(`takes a ${status} for a wrong place too`, async () => {
			const { key, webUrl } = focus.server;
			focus.server.fail({ path: '/tasks' }, { kind: 'status', status });
			assert.match((await failure(signIn(key, webUrl), 'invalid', key)).message, /organization/);
			focus.server.fail({ path: /tasks|statuses/, count: 2 }, { kind: 'status', status });
			assert.match(
				(await failure(signIn(key, webUrl), 'invalid', key)).message,
				/does not see workspace/,
			);
		});
	}

	it('does not blame the key or the place for other failures', async () => {
		const { key, webUrl } = focus.server;
		for (const path of ['/settings', '/tasks', '/statuses']) {
			focus.server.reset();
			focus.server.fail({ path, count: 9 }, { kind: 'quota' });
			await failure(signIn(key, path === '/statuses' ? '1/2' : webUrl), 'quota', key);
		}
		focus.server.reset();
		focus.server.fail({}, { kind: 'html' });
		await failure(signIn(key, webUrl), 'unreadable', key);
		focus.server.fail({}, { kind: 'bad', change: () => 'ok' });
		await failure(signIn(key, webUrl), 'unreadable', key);
		focus.server.fail({}, { kind: 'hang' });
		await failure(focus.hurriedConnector.signIn({ token: key, url: webUrl }), 'timeout', key);
	});

	it('ends when the person gives up', async () => {
		focus.server.fail({}, { kind: 'hang' });
		const ended = new AbortController();
		const signingIn = focus.connector.signIn(
			{ token: focus.server.key, url: focus.server.webUrl },
			ended.signal,
		);
		ended.abort(new Error('enough'));
		await assert.rejects(
			signingIn,
			(error) => !(error instanceof TaskError) && error instanceof Error && error.message === 'enough',
		);
	});

	it('says where everything is found', () => {
		const { tokenPrompt, urlPrompt, label, product } = focus.connector;
		assert.deepEqual(
			[label, product, tokenPrompt.helpUrl],
			['Toggl Focus', 'focus', 'https://focus.toggl.com/settings'],
		);
		assert.ok(
			tokenPrompt.help &&
				tokenPrompt.title &&
				urlPrompt?.help &&
				urlPrompt.placeholder.includes('/workspaces/'),
		);
	});
});
