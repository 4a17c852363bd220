import assert from 'node:assert/strict';
import { failure } from '../focus/focusFixture.ts';
import { trackFixture } from './trackFixture.ts';

describe('Signing in to Track', () => {
	const track = trackFixture();
	const paths = () => track.server.requests.map(({ path }) => path);
	const sentence = async (work: Promise<unknown>): Promise<string> =>
		(await failure(work, 'invalid', track.server.token)).message;
	const credential = () => ({
		product: 'track',
		token: track.server.token,
		organizationId: track.server.organizationId,
		workspaceId: track.server.workspaceId,
	});

	it('goes into the workspace that is named, with two requests', async () => {
		const { token, organizationId, workspaceId, freeWorkspaceId } = track.server;
		for (const url of [
			String(workspaceId),
			` ${workspaceId}\n`,
			`${organizationId}/${workspaceId}`,
			` ${freeWorkspaceId} / ${workspaceId}/`,
			`https://track.toggl.com/${workspaceId}/projects/12/tasks`,
			`track.toggl.com/organization/12/workspaces/${workspaceId}`,
			`https://track.toggl.com/timer?wid=${workspaceId}`,
			`https://track.toggl.com/timer/start?desc=x&wid=${workspaceId}&pid=801`,
			`https://focus.toggl.com/${organizationId}/workspaces/${workspaceId}/calendar`,
			`focus.toggl.com/${freeWorkspaceId}/workspaces/${workspaceId}`,
		]) {
			track.server.clearRequests();
			assert.equal(track.connector.checkUrl?.(url), undefined, url);
			assert.deepEqual(await track.connector.signIn({ token: ` ${token} `, url }), credential());
			assert.deepEqual(paths(), ['/me/workspaces', `/workspaces/${workspaceId}/tasks`]);
		}
	});

	it('goes into the default one when none is named', async () => {
		assert.deepEqual(await track.connector.signIn({ token: track.server.token }), credential());
		assert.deepEqual(paths().slice(0, 2), ['/me/workspaces', '/me']);
	});

	it('trades an e-mail address and a password for the token, and keeps neither', async () => {
		const { email, password } = track.server.login;
		const kept = await track.connector.signIn({ token: email, password });
		assert.deepEqual(kept, credential());
		assert.ok(!JSON.stringify(kept).includes(password));
		assert.deepEqual(paths().slice(0, 2), ['/me', '/me/workspaces']);
	});

	it('lets a person choose, with the token to go on with', async () => {
		const { email, password } = track.server.login;
		const found = await track.connector.places?.({ token: email, password });
		assert.deepEqual(found, {
			token: track.server.token,
			places: [
				{ url: '7765432', label: 'Harbour Works', description: '7765432' },
				{ url: '7765433', label: 'At home', description: 'without a paid plan: no tasks' },
			],
		});
		assert.deepEqual(paths(), ['/me', '/me/workspaces']);
		assert.equal(track.connector.wantsPassword?.(email), true);
		assert.equal(track.connector.wantsPassword?.(track.server.token), false);
	});

	it('asks the service nothing when the token can’t be right', async () => {
		for (const [token, words] of [
			['  ', /token is missing.*track\.toggl\.com\/profile/],
			[`toggl_sk_${'0'.repeat(32)}`, /API key of Toggl Focus/],
			[track.server.token.slice(1), /not an API token/],
			[`${track.server.token}\nX-Other: 1`, /not an API token/],
			['someone', /not an API token/],
		] as const) {
			assert.match(await sentence(track.connector.signIn({ token })), words);
			assert.match(track.connector.checkToken(token) ?? '', words);
		}
		assert.match(
			await sentence(track.connector.signIn({ token: track.server.login.email })),
			/password is missing/,
		);
		assert.deepEqual(paths(), []);
	});

	it('says what is wrong with the place', async () => {
		const { token } = track.server;
		for (const url of [
			'1',
			'7765432/1',
			'https://example.org/7765432',
			'https://example.org/timer?wid=7765432',
			'https://track.toggl.com/timer',
			'https://focus.toggl.com/7765432/workspaces/1/calendar',
			'mine',
		]) {
			const told = await sentence(track.connector.signIn({ token, url }));
			assert.match(told, /none of your workspaces.*7765432, 7765433/);
		}
		assert.equal(track.connector.checkUrl?.('7765432'), undefined);
		assert.equal(track.connector.checkUrl?.(' '), undefined);
		assert.match(track.connector.checkUrl?.('mine') ?? '', /neither the number/);
	});

	for (const freeAnswer of [402, 'null'] as const) {
		it(`knows a workspace without tasks by ${freeAnswer}`, async () => {
			track.server.options.freeAnswer = freeAnswer;
			const { token, freeWorkspaceId } = track.server;
			const signingIn = track.connector.signIn({ token, url: String(freeWorkspaceId) });
			assert.match(await sentence(signingIn), /need a paid plan, which the workspace “At home”/);
		});
	}

	it('says that the service does not know the token or the password', async () => {
		const { revokedToken, login } = track.server;
		assert.match(
			await sentence(track.connector.signIn({ token: revokedToken })),
			/does not accept this token/,
		);
		assert.match(
			await sentence(track.connector.signIn({ token: login.email, password: 'wrong' })),
			/does not accept this e-mail address/,
		);
	});

	it('does not blame the token for other failures', async () => {
		const { token } = track.server;
		for (const path of ['/me/workspaces', '/me', '/tasks']) {
			track.server.reset();
			track.server.fail({ path }, { kind: 'quota' });
			await failure(track.connector.signIn({ token }), 'quota', token);
		}
		track.server.reset();
		track.server.fail({ path: '/tasks' }, { kind: 'status', status: 403, body: 'no' });
		await failure(track.connector.signIn({ token }), 'forbidden', token);
		for (const change of [() => 'ok', () => ({ id: 7 })]) {
			track.server.fail({ path: '/me/workspaces' }, { kind: 'bad', change });
			await failure(track.connector.signIn({ token }), 'unreadable', token);
		}
		track.server.fail({ path: '/me/workspaces' }, { kind: 'bad', change: () => null });
		assert.match(await sentence(track.connector.signIn({ token })), /has no workspace/);
	});
});
