import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { type FaultWish, focus } from './focus.ts';
import {
	call,
	checkedTask,
	createTask,
	findTask,
	findTasks,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
} from './support.ts';

/** How reading the tasks can fail, and what is said then. */
const failures: readonly (readonly [string, FaultWish, RegExp])[] = [
	['401', { kind: 'status', status: 401 }, /no longer accepts your key.*Sign in/],
	['402, a used-up quota', { kind: 'quota' }, /requests .* used up until/],
	['402, a feature outside of the plan', { kind: 'plan' }, /plan does not include/],
	['403', { kind: 'status', status: 403 }, /does not let you/],
	['404', { kind: 'status', status: 404 }, /not there any more/],
	['429', { kind: 'status', status: 429, headers: { 'Retry-After': '60' } }, /pause.*Try again/],
	['500', { kind: 'status', status: 500 }, /HTTP 500/],
	['503 for long', { kind: 'status', status: 503, headers: { 'Retry-After': '60' } }, /HTTP 503/],
	['a redirect', { kind: 'status', status: 302, headers: { Location: '/api/x' } }, /could not be read/],
	['a page of a proxy', { kind: 'html' }, /could not be read.*proxy/],
	['a page of a proxy as 403', { kind: 'html', status: 403 }, /could not be read.*proxy/],
	['JSON that stops in the middle', { kind: 'cutJson' }, /could not be read/],
	[
		'a connection that is cut in the middle',
		{ kind: 'cutStream' },
		/could not be reached|could not be read/,
	],
	['an object instead of a list', { kind: 'bad', name: 'notAList' }, /could not be read/],
	['a text instead of a list', { kind: 'bad', name: 'textBody' }, /could not be read/],
	['rows of which none can be read', { kind: 'bad', name: 'onlyIds' }, /could not be read/],
];

describe('Refreshing Focus', () => {
	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		// What the service forbade for a while is remembered, and no more when somebody signs in anew.
		await signInAfresh();
	});
	after(signOut);

	it('brings what was made, changed, archived and deleted elsewhere', async () => {
		const at = new Date().toISOString();
		const tasks = await findTasks({ product: 'focus' });
		const [changed, archived, deleted] = tasks.filter(({ parentId }) => parentId === null);
		assert.ok(changed && archived && deleted);
		const number = ({ id }: Task): number => Number(id.split(':')[1]);
		await focus.change({
			tasks: [
				{ id: 9001, name: 'Made elsewhere', project_id: 101 },
				{ id: number(changed), name: 'Changed elsewhere', status_id: 304, project_id: 102 },
				{ id: number(archived), archived_at: at },
				{ id: number(deleted), deleted_at: at },
			],
		});
		assert.equal(await findTask('focus:9001'), undefined);
		await call('refresh');
		assert.equal((await needTask('focus:9001')).projectName, 'Booking website');
		const { name, done, projectName } = await needTask(changed.id);
		assert.deepEqual([name, done, projectName], ['Changed elsewhere', true, 'Ferry screens']);
		assert.equal(await findTask(archived.id), undefined);
		assert.equal((await needTask(archived.id, { archived: true })).archived, true);
		assert.equal(await findTask(deleted.id), undefined);
		assert.equal((await findTasks({ product: 'focus' })).length, tasks.length - 1);
	});

	it('by a click says in the status bar that the requests are used up, and opens no box', async () => {
		const { showErrorMessage, setStatusBarMessage } = vscode.window;
		const said: string[] = [];
		Object.assign(vscode.window, {
			showErrorMessage: (sentence: string) => {
				said.push(`a box: ${sentence}`);
				return Promise.resolve(undefined);
			},
			setStatusBarMessage: (sentence: string) => {
				said.push(sentence);
				return { dispose: () => {} };
			},
		});
		try {
			await focus.fail({}, { kind: 'quota' });
			await vscode.commands.executeCommand('togglTasks.refreshView');
			await vscode.commands.executeCommand('togglTasks.refreshView');
		} finally {
			Object.assign(vscode.window, { showErrorMessage, setStatusBarMessage });
		}
		assert.equal(said.length, 2);
		for (const sentence of said) {
			assert.match(sentence, /^\$\(watch\) .*used up until/);
		}
	});

	it('asks once when it is called several times at once', async () => {
		await focus.forgetRequests();
		await Promise.all([call('refresh'), call('refresh'), call('refresh')]);
		const streams = (await focus.requests()).filter(
			({ path, query }) => path.endsWith('/tasks/stream') && query['archived'] === 'false',
		);
		assert.equal(streams.length, 1);
	});

	for (const [what, fault, expected] of failures) {
		it(`says what to do about ${what}, and keeps the tasks`, async () => {
			const before = await findTasks({ product: 'focus' });
			const local = await createTask({ name: 'Beside it', product: 'local' });
			// Where the stream is refused, the pages are read.
			for (const path of ['/tasks/stream', '/tasks']) {
				await focus.fail({ method: 'GET', path }, fault);
			}
			assert.match(await sentenceOf(call('refresh')), expected);
			assert.deepEqual(await findTasks({ product: 'focus' }), before);
			assert.equal((await needTask(local.id)).name, 'Beside it');
		});
	}

	it('tries again by itself when the connection fails for a moment', async () => {
		await focus.fail({ path: '/tasks/stream' }, { kind: 'dropBefore' });
		await call('refresh');
	});

	it('reads the tasks page by page where they cannot be streamed', async () => {
		await focus.fail({ path: '/tasks/stream' }, { kind: 'status', status: 404 });
		await focus.change({ tasks: [{ id: 9002, name: 'By page' }] });
		await call('refresh');
		assert.equal((await needTask('focus:9002')).name, 'By page');
	});

	for (const list of ['/projects', '/statuses', '/tags']) {
		it(`shows the tasks when ${list} can’t be read at first`, async () => {
			const before = (await findTasks({ product: 'focus' })).map(({ id }) => id);
			await focus.fail({ method: 'GET', path: list }, { kind: 'status', status: 500 });
			await signInAgain();
			assert.deepEqual(
				(await findTasks({ product: 'focus' })).map(({ id }) => id),
				before,
			);
			await call('refresh');
			assert.equal((await needTask('focus:5101')).projectName, 'Booking website');
		});
	}

	it('does not read the lists again within the hour', async () => {
		await focus.forgetRequests();
		await call('refresh');
		const paths = (await focus.requests()).map(({ path }) => path.split('/').at(-1));
		assert.deepEqual(new Set(paths), new Set(['current', 'stream']));
		assert.equal(paths.length, 2);
	});

	it('says that a key was revoked meanwhile, for changes too', async () => {
		const before = await findTasks({ product: 'focus' });
		await focus.change({ revokeKey: true });
		assert.match(await sentenceOf(call('refresh')), /no longer accepts your key/);
		const creating = call('createTask', { name: 'x', product: 'focus' });
		assert.match(await sentenceOf(creating), /no longer accepts your key/);
		assert.deepEqual(await findTasks({ product: 'focus' }), before);
	});

	it('gives whole tasks only, whatever odd things are in them', async () => {
		await signInAfresh();
		for (const task of await findTasks({ product: 'focus', archived: true })) {
			checkedTask(task);
		}
	});
});

/** Without the test server's beginning anew. */
async function signInAgain(): Promise<void> {
	await call('signOut', { product: 'focus', changes: 'discard' });
	await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await findTasks({ limit: 0 });
}
