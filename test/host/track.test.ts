import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { formatReference } from '../../src/products/reference.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { taskCard } from '../../src/ui/taskCard.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { row } from './actions/actionRow.ts';
import { focus } from './focus.ts';
import { call, eventually, findTasks, sentenceOf, signIn, signOut } from './support.ts';
import { signInToTrack, signOutOfTrack, track, trackTasks } from './track.ts';

const right = { product: 'track', token: track.token };

describe('Signing in to Track', () => {
	beforeEach(signOutOfTrack);
	after(signOutOfTrack);

	const trackLogin = { token: track.login.email, password: track.login.password };
	for (const [what, part] of [
		['a token, into the workspace that is the default', {}],
		['a number', { url: String(track.workspaceId) }],
		['an address of the web app', { url: `https://track.toggl.com/projects/${track.workspaceId}/list` }],
		['an e-mail address and a password', trackLogin],
	] as const) {
		it(`takes ${what}`, async () => {
			const told = await call('signIn', { ...right, ...part });
			assert.deepEqual(told, { product: 'track', workspaceId: track.workspaceId });
			assert.equal((await trackTasks()).length, 10);
		});
	}

	for (const [what, part, expected] of [
		['no token', { token: '' }, /token is missing.*https:/],
		['a key of Toggl Focus', { token: focus.key }, /API key of Toggl Focus/],
		['half a token', { token: '0123' }, /not an API token.*32 digits/],
		['a revoked token', { token: track.revokedToken }, /does not accept this token/],
		['no password', { token: track.login.email }, /password is missing/],
		['a wrong password', { ...trackLogin, password: 'x' }, /does not accept this e-mail address/],
		['another workspace', { url: '12' }, /none of your workspaces.*number of one of them/],
		['another site', { url: 'https://example.com/7765432' }, /none of your workspaces/],
		['a free workspace', { url: String(track.freeWorkspaceId) }, /“At home”.*[Cc]hoose another/],
	] as const) {
		it(`says what to do about ${what}, and keeps nothing`, async () => {
			assert.match(await sentenceOf(call('signIn', { ...right, ...part })), expected);
			assert.deepEqual(await trackTasks(), []);
		});
	}

	it('leaves Focus alone, and signs out by itself', async () => {
		await signIn();
		try {
			await signInToTrack();
			const products = new Set((await allTasks()).map(({ product }) => product));
			assert.ok(products.has('focus') && products.has('track'));
			await call('signOut', { product: 'track' });
			assert.deepEqual(await trackTasks(), []);
			assert.ok((await findTasks({ product: 'focus' })).length > 0);
			await call('signIn', right);
			await call('signOut', { product: 'focus' });
			assert.equal((await trackTasks()).length, 10);
			assert.deepEqual(await findTasks({ product: 'focus' }), []);
		} finally {
			await signOut();
		}
	});

	it('takes no password for Focus', async () => {
		const signingIn = call('signIn', {
			product: 'focus',
			token: focus.key,
			password: 'x',
			url: focus.webUrl,
		});
		assert.match(await sentenceOf(signingIn), /Toggl Focus takes no password/);
	});
});

describe('Tasks of Track', () => {
	before(signInToTrack);
	beforeEach(signInToTrack);
	after(signOutOfTrack);

	const need = async (id: string): Promise<Task> => {
		const task = (await trackTasks()).find((each) => each.id === id);
		assert.ok(task, id);
		return task;
	};

	it('are listed with what they have', async () => {
		assert.partialDeepStrictEqual(await need('track:6101'), {
			name: 'Count the berths',
			projectId: 'track:801',
			projectName: 'Harbour audit',
			done: false,
			archived: false,
			pinned: false,
			estimatedMins: 120,
			assigneeIds: ['track:4001'],
			trackedSeconds: 5430,
		});
		assert.equal((await need('track:6105')).recurring, true);
		assert.equal((await need('track:6107')).rate, 80.5);
		assert.deepEqual((await need('track:6109')).integration, {
			provider: 'github',
			type: 'issue',
			id: '12',
		});
		assert.equal('integration' in (await need('track:6101')), false);
		assert.equal((await need('track:6110')).done, true);
		assert.deepEqual(await trackTasks({ archived: true }), []);
	});

	it('say on their cards what Track alone says', () => {
		const store = new TaskStore();
		const card = (fields: Partial<Task>): string =>
			taskCard(makeTask('track:1', fields), store, formatReference).value;
		const said = card({
			trackedSeconds: 5400,
			recurring: true,
			rate: 80.5,
			integration: { provider: 'github', type: 'issue', id: '12' },
		});
		for (const line of ['Tracked: 1h 30m', 'Recurring: Yes', 'Rate: 80.5', 'github · issue · 12']) {
			assert.ok(said.includes(line), said);
		}
		assert.doesNotMatch(card({}), /Tracked|Recurring|Rate|Integration/);
		store.dispose();
	});

	it('are created in a project', async () => {
		const created = (await call('createTask', {
			name: 'Paint the bollards',
			product: 'track',
			projectId: 802,
			estimatedMins: 30,
		})) as Task;
		assert.deepEqual(await track.writes(), [
			['POST /projects/802/tasks', { name: 'Paint the bollards', estimated_seconds: 1800 }],
		]);
		assert.equal((await track.row(created.id)).project_id, 802);
		assert.equal((await need(created.id)).projectName, 'Price list');
	});

	it('are pinned here, as Track knows no pins', async () => {
		const pinned = async (): Promise<string[]> =>
			(await trackTasks({ pinned: true })).map(({ id }) => id);
		await track.forgetRequests();
		await call('pinTask', { ids: ['track:6101', 'track:6106'] });
		await call('unpinTask', { id: 'track:6106' });
		assert.deepEqual(await pinned(), ['track:6101']);
		assert.deepEqual(await track.requests(), []);
		await call('refresh');
		assert.deepEqual(await pinned(), ['track:6101']);
		await signInToTrack();
		assert.deepEqual(await pinned(), ['track:6101']);

		await signIn();
		try {
			const [other] = await findTasks({ product: 'focus', pinned: false });
			assert.ok(other);
			await call('pinTask', { id: other.id });
			const together = (await call('findTasks', { pinned: true })) as Task[];
			const ids = new Set(together.map(({ id }) => id));
			assert.ok(ids.has(other.id) && ids.has('track:6101'));
		} finally {
			await signOut();
			await call('unpinTask', { id: 'track:6101' });
		}
		assert.deepEqual(await pinned(), []);
	});

	it('are created nowhere without a project', async () => {
		const creating = call('createTask', { name: 'Lost', product: 'track' });
		assert.match(await sentenceOf(creating), /needs these fields: project/);
		assert.deepEqual(await track.writes(), []);
	});

	it('are edited, and keep what was not touched', async () => {
		await call('updateTask', { id: 'track:6104', changes: { name: 'Read the report' } });
		assert.deepEqual(await track.writes(), [
			['PUT /projects/801/tasks/6104', { name: 'Read the report' }],
		]);
		// A minute and a half, which is shown in whole minutes.
		assert.equal((await track.row('track:6104')).estimated_seconds, 90);
	});

	it('have nothing that Track has not', async () => {
		for (const changes of [{ endDate: '2026-12-01' }, { priority: 'high' }, { tagIds: [] }]) {
			const updating = call('updateTask', { id: 'track:6101', changes });
			assert.match(await sentenceOf(updating), /Tasks of Toggl Track have no/);
		}
		for (const [command, sentence] of [
			['archiveTask', 'Toggl Track has no archive. Complete the task instead.'],
			['unarchiveTask', 'Toggl Track has no archive. Reopen the task instead.'],
			['restoreTask', 'Toggl Track can’t bring deleted tasks back. Create the task again.'],
		] as const) {
			assert.equal(await sentenceOf(call(command, { id: 'track:6101' })), sentence);
		}
		const replacing = call('replaceTask', { id: 'track:6101', task: { name: 'A' } });
		assert.match(await sentenceOf(replacing), /can’t be overwritten as a whole/);
		const tagging = call('createTag', { product: 'track', name: 'A' });
		assert.match(await sentenceOf(tagging), /Tasks of Toggl Track have no tags/);
		const moving = call('updateTask', { id: 'track:6101', changes: { projectId: 802 } });
		assert.match(await sentenceOf(moving), /can’t move a task to another project/);
		assert.equal((await need('track:6101')).projectId, 'track:801');
		assert.deepEqual(await track.writes(), []);
	});

	it('stay in their project whatever is done to several', async () => {
		const ids = ['track:6101', 'track:6102'];
		await track.forgetRequests();
		for (const moving of [
			call('moveToProject', { ids, projectId: 802 }),
			call('changeTasks', { ids, changes: { projectId: 802 } }),
		]) {
			assert.match(await sentenceOf(moving), /can’t move a task to another project. Create the task/);
		}
		// Whoever clicked is told by a message, and asked for no project.
		await call('moveToProject', row(6101, 'track'), [row(6101, 'track'), row(6102, 'track')]);
		await vscode.commands.executeCommand('notifications.clearAll');
		assert.deepEqual(await track.requests(), []);
		assert.equal((await need('track:6102')).pending, false);
	});

	it('are completed together, by project', async () => {
		await call('completeTask', { ids: ['track:6101', 'track:6102', 'track:6106'] });
		const active = [{ op: 'replace', path: '/active', value: false }];
		assert.deepEqual(await track.writes(), [
			['PATCH /projects/801/tasks/6101,6102', active],
			['PUT /projects/802/tasks/6106', { active: false }],
		]);
		assert.ok((await need('track:6102')).done);
		await call('reopenTask', { id: 'track:6102' });
		assert.equal((await track.row('track:6102')).active, true);
	});

	it('stay open where the service failed at them alone', async () => {
		await track.change({ options: { failing: '6102' } });
		const completing = call('completeTask', { ids: ['track:6101', 'track:6102', 'track:6105'] });
		const sentence = await sentenceOf(completing);
		assert.match(sentence, /1 of 3 tasks were not changed: “Photograph the cranes”\..*Task is locked/);
		const isDone = async (): Promise<boolean[]> =>
			Promise.all(['6101', '6102', '6105'].map(async (id) => (await need(`track:${id}`)).done));
		assert.deepEqual(await isDone(), [true, false, true]);
		await call('refresh');
		assert.deepEqual(await isDone(), [true, false, true]);
	});

	it('are deleted for good', async () => {
		await call('deleteTask', { id: 'track:6107' });
		assert.deepEqual(await track.writes(), [['DELETE /projects/802/tasks/6107', undefined]]);
		assert.ok((await track.row('track:6107')).deleted_at);
		assert.ok(!(await trackTasks()).some(({ id }) => id === 'track:6107'));
	});

	it('follow what others do', async () => {
		await track.change({ tasks: [{ id: 6101, name: 'Count them again' }] });
		await call('refresh');
		await eventually('the new name is there', async () =>
			(await need('track:6101')).name.includes('again'),
		);
	});

	it('are created once though the answer is lost', async () => {
		await track.fail({ method: 'POST' }, { kind: 'dropAfter' });
		await call('createTask', { name: 'Once', product: 'track', projectId: 801 });
		await eventually('it has its own id', async () =>
			(await trackTasks({ text: 'Once' })).some(({ id }) => /^track:\d+$/.test(id)),
		);
		assert.equal((await track.writes()).length, 1);
	});
});

async function allTasks(): Promise<Task[]> {
	return (await call('findTasks', {})) as Task[];
}
