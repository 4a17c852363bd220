import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import {
	acceptNotification,
	call,
	checkedTask,
	createTask,
	eventually,
	findTask,
	findTasks,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';
import { choosingBox } from './choosingBox.ts';

const product = 'focus';
const lines = Array.from({ length: 250 }, (_line, at) => `- [${at < 2 ? 'x' : ' '}] Many ${at}`);

async function fromLines(argument: Readonly<Record<string, unknown>>): Promise<Task[]> {
	const created: unknown = await call('createTasksFromLines', argument);
	assert.ok(Array.isArray(created));
	return created.map((task: unknown) => checkedTask(task));
}

/** What VS Code passes when a row of the tree is clicked. */
function row(id: string): Readonly<Record<string, unknown>> {
	return { kind: 'task', key: `project:task:${id}`, id, place: 'project' };
}

async function requestLines(): Promise<string[]> {
	return (await focus.writes()).map(({ line }) => line.split(' ').slice(0, 2).join(' '));
}

describe('250 Focus tasks at once', () => {
	let ids: string[];

	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		await call('refresh');
		ids = (await fromLines({ lines, product, projectId: 101 })).map(({ id }) => id);
	});
	after(signOut);

	const many = async (query: Readonly<Record<string, unknown>> = {}): Promise<string[]> =>
		(await findTasks({ product, text: 'Many', ...query })).map(({ id }) => id).toSorted();

	it('are created from lines in three requests, in their order and project, done where they are checked', async () => {
		assert.deepEqual(
			await requestLines(),
			Array.from({ length: 3 }, () => 'POST /tasks/bulk'),
		);
		const tasks = await Promise.all(ids.map((id) => focus.row(id)));
		assert.deepEqual(
			tasks.map(({ name }) => name),
			lines.map((line) => line.slice(6)),
		);
		await call('refresh');
		assert.equal((await many({ projectId: 101 })).length, 250);
		assert.deepEqual(await many({ done: true }), ids.slice(0, 2).toSorted());
	});

	it('are archived in three requests', async () => {
		await focus.forgetRequests();
		await call('archiveTask', { ids });
		assert.deepEqual(
			await requestLines(),
			Array.from({ length: 3 }, () => 'POST /tasks/bulk/archive'),
		);
		assert.deepEqual([await many(), (await many({ archived: true })).length], [[], 250]);
		await call('refresh');
		assert.deepEqual([await many(), (await many({ archived: true })).length], [[], 250]);
	});

	it('are archived but for the hundred of the request that failed, and the sentence says so', async () => {
		const fault = {
			kind: 'status',
			status: 400,
			body: { error: 'refused', error_description: 'Too many' },
		};
		await focus.fail({ method: 'POST', path: '/tasks/bulk/archive', skip: 1, count: 1 }, fault);
		assert.equal(
			await sentenceOf(call('archiveTask', { ids })),
			'100 of 250 tasks were not archived: “Many 100”, “Many 101”, “Many 102”, …. Toggl Focus did not accept this: Too many.',
		);
		const left = ids.slice(100, 200).toSorted();
		assert.deepEqual(await many(), left);
		await call('refresh');
		assert.deepEqual(await many(), left);
		assert.ok((await findTasks({ product })).every(({ pending }) => !pending));
	});

	it('are changed in three requests by one command, and by the commands of the tree', async () => {
		for (const [name, argument] of [
			['changeTasks', { ids, changes: { endDate: '2027-01-31' } }],
			['pinTask', { ids }],
		] as const) {
			await focus.forgetRequests();
			await call(name, argument);
			assert.deepEqual(
				await requestLines(),
				Array.from({ length: 3 }, () => 'PATCH /tasks/bulk'),
				name,
			);
		}
		await call('refresh');
		const tasks = await findTasks({ product, text: 'Many', pinned: true });
		assert.deepEqual([tasks.length, new Set(tasks.map(({ endDate }) => endDate)).size], [250, 1]);
	});

	it('can be stopped by a person before the next request, and Undo covers those that were done', async () => {
		await vscode.commands.executeCommand('notifications.clearAll');
		await focus.forgetRequests();
		await focus.hold({ method: 'POST', path: '/tasks/bulk/archive' });
		const rows = ids.map((id) => row(id));
		const { withProgress } = vscode.window;
		let isStopped = false;
		const watched: typeof withProgress = (options, work) =>
			withProgress(options, (progress, token) => {
				token.onCancellationRequested(() => {
					isStopped = true;
				});
				return work(progress, token);
			});
		Object.assign(vscode.window, { withProgress: watched });
		try {
			const archiving = call('archiveTask', rows[0], rows);
			await eventually('the first request is under way', focus.isHolding);
			await acceptNotification('it is stopped', () => isStopped);
			await focus.mend();
			await archiving;
		} finally {
			Object.assign(vscode.window, { withProgress });
		}
		// The same key answers the message that says so; pressed again it does no harm.
		await acceptNotification('all are back', async () => (await many()).length === 250);
		// A hundred requests, a few at once.
		await eventually('the service has it', async () => (await requestLines()).length === 101, 30);
		assert.deepEqual(await requestLines(), [
			'POST /tasks/bulk/archive',
			...ids.slice(0, 100).map((id) => `POST /tasks/${id.split(':')[1]}/unarchive`),
		]);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('get back what they had by Undo, in as few requests, after a person completed them or set a day', async () => {
		const rows = ids.map((id) => row(id));
		await call('setDueDate', { ids: ids.slice(0, 1), endDate: '2027-01-31' });
		const before = await findTasks({ product, text: 'Many' });
		for (const change of [
			() => call('completeTask', rows[0], rows),
			() => pickFirst(call('setDueDate', rows[0], rows)),
		]) {
			await vscode.commands.executeCommand('notifications.clearAll');
			await focus.forgetRequests();
			await change();
			assert.equal((await requestLines()).length, 3);
			await acceptNotification('all is as it was', async () => {
				const stands = (tasks: readonly Task[]): unknown =>
					tasks.map(({ id, statusId, done, endDate }) => ({ id, statusId, done, endDate }));
				const now = await findTasks({ product, text: 'Many' });
				return isDeepStrictEqual(stands(now), stands(before)) && now.every(({ pending }) => !pending);
			});
			assert.deepEqual(
				await requestLines(),
				Array.from({ length: 6 }, () => 'PATCH /tasks/bulk'),
			);
		}
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('stay when the key is refused, after one request', async () => {
		await focus.forgetRequests();
		await focus.fail({ method: 'DELETE', count: 9 }, { kind: 'status', status: 401 });
		assert.match(
			await sentenceOf(call('deleteTask', { ids })),
			/^250 of 250 .* no longer accepts your key/,
		);
		assert.deepEqual([(await requestLines()).length, (await many()).length], [1, 250]);
	});
});

describe('A change of several tasks', () => {
	let tasks: Task[];
	let ids: string[];
	let tag: string;

	before(async () => {
		await call('refresh');
		tag = ((await call('createTag', { name: `tag ${Date.now()}`, product: 'local' })) as { id: string })
			.id;
	});
	beforeEach(async () => {
		tasks = await fromLines({ lines: ['1. First', '', 'Second\nThird'], product: 'local' });
		ids = tasks.map(({ id }) => id);
	});

	const values = async (field: keyof Task): Promise<unknown[]> =>
		Promise.all(ids.map(async (id) => (await needTask(id))[field]));

	for (const [name, key, value, field] of [
		['setStatus', 'statusId', 'local:2', 'statusId'],
		['setPriority', 'priority', 'high', 'priority'],
		['assignTask', 'assigneeIds', ['local:1'], 'assigneeIds'],
		['setDueDate', 'endDate', '2027-02-28', 'endDate'],
	] as const) {
		it(`is made by ${name} with its value`, async () => {
			const others = await values(field);
			const changed = await call(name, { ids: ids.slice(0, 2), [key]: value });
			assert.deepEqual(await values(field), [value, value, others[2]]);
			assert.deepEqual(changed, await Promise.all(ids.slice(0, 2).map((id) => needTask(id))));
			await sentenceOf(call(name, { ids, [key]: 7 }));
			await sentenceOf(call(name, { ids }));
			await sentenceOf(call(name, { ids, [key]: value, name: 'Other' }));
			assert.deepEqual(await values('name'), ['First', 'Second', 'Third']);
		});
	}

	it('moves to a project and out of it', async () => {
		const { id } = (await call('createProject', { name: 'Many', product: 'local' })) as { id: string };
		await call('moveToProject', { ids, projectId: id });
		assert.deepEqual(await values('projectId'), [id, id, id]);
		await call('moveToProject', { ids: ids.slice(1), projectId: null });
		assert.deepEqual(await values('projectId'), [id, null, null]);
	});

	it('takes sub-tasks along to a project, and Undo brings each back to its own', async () => {
		await vscode.commands.executeCommand('notifications.clearAll');
		const create = async (name: string): Promise<string> =>
			((await call('createProject', { name, product: 'local' })) as { id: string }).id;
		const [from, to] = [await create('From'), await create('To')];
		await call('moveToProject', { ids: ids.slice(0, 1), projectId: from });
		const below = await createTask({ name: 'Below', product: 'local', parentId: ids[0] });
		const apart = await createTask({ name: 'Apart', product: 'local', parentId: ids[0], projectId: to });
		const all = (): Promise<unknown[]> =>
			Promise.all([ids[0] ?? '', below.id, apart.id].map(async (id) => (await needTask(id)).projectId));
		assert.deepEqual(await all(), [from, from, to]);
		for (const move of [
			() => call('changeTasks', { id: ids[0], changes: { projectId: null } }),
			() => updateTask(ids[0] ?? '', { projectId: null }),
		]) {
			await move();
			assert.deepEqual(await all(), [null, null, to]);
			await call('moveToProject', { id: ids[0], projectId: from });
			assert.deepEqual(await all(), [from, from, to]);
		}
		const { createQuickPick } = vscode.window;
		Object.assign(vscode.window, { createQuickPick: choosingBox(() => 'To') });
		try {
			await call('moveToProject', row(ids[0] ?? ''), [row(ids[0] ?? '')]);
		} finally {
			Object.assign(vscode.window, { createQuickPick });
		}
		assert.deepEqual(await all(), [to, to, to]);
		await acceptNotification('it is taken back', async () => (await all())[0] === from);
		assert.deepEqual(await all(), [from, from, to]);
	});

	it('adds tags and takes them away, and leaves the others', async () => {
		const { id } = (await call('createTag', { name: 'other', product: 'local' })) as { id: string };
		await call('addTag', { ids: ids.slice(0, 1), addTagIds: [id] });
		await call('addTag', { ids, addTagIds: [tag] });
		assert.deepEqual(await values('tagIds'), [[id, tag], [tag], [tag]]);
		await call('removeTag', { ids: ids.slice(0, 2), removeTagIds: [tag] });
		assert.deepEqual(await values('tagIds'), [[id], [], [tag]]);
	});

	it('refuses a day that does not exist, and clears a day', async () => {
		await call('setDueDate', { ids, endDate: '2027-02-28' });
		assert.match(await sentenceOf(call('setDueDate', { ids, endDate: '2027-02-30' })), /not a date/);
		await call('setDueDate', { id: ids[0], endDate: null });
		assert.deepEqual(await values('endDate'), [null, '2027-02-28', '2027-02-28']);
	});

	it('needs tasks, and changes that there are', async () => {
		await sentenceOf(call('changeTasks', {}));
		assert.match(await sentenceOf(call('changeTasks', { changes: { pinned: true } })), /Select a task/);
		assert.match(await sentenceOf(call('setPriority', { priority: 'high' })), /Select a task/);
		await sentenceOf(call('changeTasks', { ids: [], changes: { pinned: true } }));
		await sentenceOf(call('changeTasks', { ids, changes: { color: 'red', nothing: 1 } }));
		assert.match(
			await sentenceOf(call('changeTasks', { ids: [ids[0], 'local:99999'], changes: { name: 'X' } })),
			/^1 of 2 tasks were not changed: “local:99999”/,
		);
		assert.equal((await needTask(ids[0] ?? '')).name, 'X');
	});

	for (const [name, field, first] of [
		['setStatus', 'statusId', 'local:1'],
		['setPriority', 'priority', 'none'],
		['setDueDate', 'endDate', undefined],
	] as const) {
		it(`asks a person who clicks ${name}`, async () => {
			await call('changeTasks', { ids, changes: { statusId: 3, priority: 'low' } });
			const rows = ids.map((id) => row(id));
			const changing = call(name, rows[0], rows);
			await pickFirst(changing);
			const [value] = await values(field);
			assert.deepEqual(await values(field), [value, value, value]);
			assert.ok(
				first === undefined ? /^\d{4}-\d\d-\d\d$/.test(String(value)) : value === first,
				String(value),
			);
		});
	}

	it('is not asked for tasks of two accounts, since they have nothing to choose in common', async () => {
		const rows = [row(ids[0] ?? ''), row('focus:1')];
		assert.equal(await call('setStatus', rows[0], rows), undefined);
		await vscode.commands.executeCommand('notifications.clearAll');
	});
});

describe('Tasks from lines', () => {
	it('are made of the editor’s selection, once the person has seen them', async () => {
		const document = await vscode.workspace.openTextDocument({
			content: `- [ ] From editor A\n- [x] From editor B\n`,
		});
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(0, 0, 2, 0);
		const creating = call('createTasksFromLines');
		await pickFirst(creating);
		const found = await findTasks({ text: 'From editor' });
		assert.deepEqual(
			found.map(({ name, done }) => [name, done]),
			[
				['From editor A', false],
				['From editor B', true],
			],
		);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	it('need a line', async () => {
		await sentenceOf(call('createTasksFromLines', { lines: ['', '- '] }));
		await sentenceOf(call('createTasksFromLines', { lines: 'Text' }));
		await sentenceOf(call('createTasksFromLines', {}));
	});

	it('go where a task goes when nobody says where', async () => {
		const [task] = await fromLines({ lines: ['Somewhere'] });
		const other = await createTask({ name: 'Other' });
		assert.equal(task?.product, other.product);
		assert.ok(await findTask(task?.id ?? ''));
	});
});

/** Accepts whatever is asked, until the work is done. */
async function pickFirst(work: Promise<unknown>): Promise<void> {
	let done = false;
	void work.finally(() => {
		done = true;
	});
	await eventually('the question is answered', async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return done;
	});
	await work;
}
