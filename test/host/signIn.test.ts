import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, createTask, findTasks, needTask, sentenceOf, signOut } from './support.ts';

const [, organization, workspace] = /(\d+)\/workspaces\/(\d+)/.exec(focus.webUrl) ?? [];
const right = { product: 'focus', token: focus.key, url: focus.webUrl };

/** What goes wrong at sign-in, with what the sentence has to say. */
const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
	['no key', { token: '' }, /key is missing.*https:/],
	['a key of something else', { token: 'ghp_0123456789' }, /not an API key.*toggl_sk_/],
	['half a key', { token: 'toggl_sk_0123' }, /not an API key.*whole/],
	['a token of Toggl Track', { token: focus.trackToken }, /token of Toggl Track/],
	['a revoked key', { token: focus.revokedKey }, /does not accept this key/],
	['no address', { url: '' }, /missing.*https:/],
	['no address at all', { url: undefined }, /missing.*https:/],
	['no address but words', { url: 'my workspace' }, /address.*https:/],
	['an address without ids', { url: 'https://focus.toggl.com/' }, /no organization and workspace/],
	['an address of another site', { url: 'https://example.com/1/workspaces/2' }, /not one of Toggl Focus/],
	['another organization', { url: `1/${workspace}` }, /organization 1\b/],
	['another workspace', { url: `${organization}/2` }, /workspace 2\b/],
	['a field that is not known', { password: 'x' }, /password/],
	['a token that is no text', { token: 7 }, /token/],
];

/** How the service can fail at sign-in. */
const failures: readonly (readonly [string, Parameters<typeof focus.fail>[1], RegExp])[] = [
	['HTTP 500', { kind: 'status', status: 500 }, /problem of its own \(HTTP 500\)/],
	['a page of a proxy', { kind: 'html' }, /could not be read.*proxy/],
	['a used-up quota', { kind: 'quota' }, /used up until/],
	['an order to wait', { kind: 'status', status: 429, headers: { 'Retry-After': '60' } }, /pause/],
	['a page that is not there', { kind: 'status', status: 404 }, /could not be read.*proxy/],
	['half an answer', { kind: 'cutJson' }, /could not be read/],
	['something that is no object', { kind: 'bad', name: 'textBody' }, /could not be read/],
];

describe('Signing in to Focus', () => {
	beforeEach(signOut);
	after(signOut);

	const assertSignedOut = async (): Promise<void> => {
		const creating = call('createTask', { name: 'x', product: 'focus' });
		assert.match(await sentenceOf(creating), /signed in/);
		assert.deepEqual(await findTasks({ product: 'focus' }), []);
	};

	it('tells the workspace, and its tasks are found', async () => {
		const told = await call('signIn', right);
		assert.deepEqual(told, { product: 'focus', workspaceId: Number(workspace) });
		const tasks = await findTasks({ product: 'focus' });
		assert.ok(tasks.length > 25, `${tasks.length} tasks`);
		assert.equal(tasks.filter(({ name }) => name === 'Launch the new booking page').length, 1);
		assert.ok(tasks.every(({ archived }) => !archived));
	});

	for (const url of [
		`${organization}/${workspace}`,
		` ${focus.webUrl}?view=week#today `,
		focus.webUrl.replace('https://', ''),
		focus.webUrl.replace('/calendar', '/tasks'),
	]) {
		it(`takes the workspace as ${JSON.stringify(url)}`, async () => {
			const told = await call('signIn', { ...right, url, token: ` ${focus.key}\n` });
			assert.deepEqual(told, { product: 'focus', workspaceId: Number(workspace) });
		});
	}

	for (const [what, part, expected] of wrong) {
		it(`says what to do about ${what}, and keeps nothing`, async () => {
			assert.match(await sentenceOf(call('signIn', { ...right, ...part })), expected);
			await assertSignedOut();
			await call('signIn', right);
			assert.ok((await findTasks({ product: 'focus' })).length > 0);
		});
	}

	it('has a sentence of its own for each mistake', async () => {
		const kinds = ['a key of something else', 'a token of Toggl Track', 'a revoked key', 'no address'];
		const places = ['an address without ids', 'another organization', 'another workspace'];
		const sentences = new Set<string>();
		for (const [what, part] of wrong) {
			if ([...kinds, ...places].includes(what)) {
				sentences.add(await sentenceOf(call('signIn', { ...right, ...part })));
			}
		}
		assert.equal(sentences.size, kinds.length + places.length);
	});

	for (const [what, fault, expected] of failures) {
		it(`says what to do about ${what}, and keeps nothing`, async () => {
			await focus.fail({ path: '/settings' }, fault);
			assert.match(await sentenceOf(call('signIn', right)), expected);
			await assertSignedOut();
		});
	}

	it('leaves a former account alone when it fails', async () => {
		await call('signIn', right);
		await sentenceOf(call('signIn', { ...right, token: focus.revokedKey }));
		await sentenceOf(call('signIn', { ...right, url: '1/2' }));
		const { id } = await createTask({ name: 'Still signed in', product: 'focus' });
		assert.equal((await focus.row(id)).name, 'Still signed in');
	});

	it('knows the projects as soon as it is done', async () => {
		await call('signIn', right);
		const task = await createTask({ name: 'At once', product: 'focus', projectId: 101 });
		assert.deepEqual([task.projectId, task.projectName], ['focus:101', 'Booking website']);
	});

	it('makes Focus the place of new tasks, and signing out this computer', async () => {
		await call('signIn', right);
		assert.equal((await createTask({ name: 'Where?' })).product, 'focus');
		await signOut();
		assert.equal((await createTask({ name: 'Where?' })).product, 'local');
	});

	it('reads anew what could not be read the first time', async () => {
		await focus.fail({ path: '/tasks/stream' }, { kind: 'status', status: 500 });
		await call('signIn', right);
		assert.match(await sentenceOf(findTasks({ product: 'focus' })), /problem of its own \(HTTP 500\)/);
		await call('signIn', right);
		assert.ok((await findTasks({ product: 'focus' })).length > 0);
	});

	it('sends the key nowhere without encryption', async () => {
		const configuration = vscode.workspace.getConfiguration('togglTasks');
		const url = configuration.get<string>('focus.apiUrl');
		try {
			await configuration.update('focus.apiUrl', 'http://example.com/api', true);
			assert.match(await sentenceOf(call('signIn', right)), /togglTasks\.focus\.apiUrl.*https:/);
		} finally {
			await configuration.update('focus.apiUrl', url, true);
		}
		await call('signIn', right);
	});
});

describe('Signing out of Focus', () => {
	beforeEach(signOut);
	after(signOut);

	it('takes its tasks away and leaves the local ones', async () => {
		const local = await createTask({ name: 'Stays here', product: 'local' });
		await call('signIn', right);
		assert.equal((await needTask(local.id)).name, 'Stays here');
		assert.equal(await call('signOut', { product: 'focus' }), undefined);
		assert.deepEqual(await findTasks({ product: 'focus' }), []);
		assert.deepEqual(await findTasks({ product: 'focus', archived: true }), []);
		assert.equal((await needTask(local.id)).name, 'Stays here');
		assert.match(await sentenceOf(call('pinTask', { id: 'focus:5101' })), /signed in/);
	});

	it('is nothing new to who is signed out', async () => {
		await call('signOut', { product: 'focus' });
		await call('signOut', { product: 'focus' });
	});

	it('sends nothing any more', async () => {
		await call('signIn', right);
		await signOut();
		await call('refresh');
		await findTasks({ archived: true });
		assert.deepEqual(await focus.requests(), []);
	});
});
