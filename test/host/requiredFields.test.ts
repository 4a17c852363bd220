import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAll } from '../../src/commands/createMany.ts';
import type { NewTask, TaskField } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { askRequired, withAnswers } from '../../src/ui/askRequired.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { focus } from './focus.ts';
import { call, createTask, findTasks, sentenceOf, signInAfresh, signOut, updateTask } from './support.ts';
import { untitled } from './todoDocuments.ts';

const product = 'focus';

/** Does what a person does who presses Enter in each list, until the work is done. */
async function accepting<T>(work: Thenable<T>): Promise<T> {
	const pressing = setInterval(
		() => void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
		100,
	);
	try {
		return await work;
	} finally {
		clearInterval(pressing);
	}
}

describe('Fields that the workspace requires', () => {
	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		await focus.change({ options: { constraints: 'on' } });
		// What is required is asked again by the next session only, once it was said not to be there.
		await signInAgain();
		await focus.forgetRequests();
	});
	after(signOut);

	const full = { name: 'All there', product, projectId: 101, description: 'Why', tagIds: [201] };

	it('are named to a caller who leaves them out, without a request', async () => {
		const sentence = 'A new task of Toggl Focus needs these fields: description, tags.';
		assert.equal(await sentenceOf(createTask({ name: 'Half', product, projectId: 101 })), sentence);
		assert.match(
			await sentenceOf(call('createTasksFromLines', { lines: ['A', 'B'], product })),
			/project, description, tags/,
		);
		const document = await untitled('typescript', '// TODO: from code\n');
		assert.match(
			await sentenceOf(call('createTaskFromTodo', { uri: document.uri.toString(), line: 0 })),
			/project, description, tags/,
		);
		assert.deepEqual(await focus.requests(), []);
	});

	it('let a task through that has them', async () => {
		await createTask(full);
		assert.deepEqual(await focus.writes(), [
			{
				line: 'POST /tasks',
				body: { name: 'All there', project_id: 101, description: 'Why', tag_ids: [201] },
			},
		]);
	});

	it('can’t be emptied by a change', async () => {
		const { id } = await createTask(full);
		await focus.forgetRequests();
		for (const changes of [{ projectId: null }, { description: '' }, { tagIds: [] }]) {
			assert.match(
				await sentenceOf(updateTask(id, changes)),
				/can’t be without these fields: \p{L}+\.$/u,
			);
		}
		assert.deepEqual(await focus.requests(), []);
		await updateTask(id, { projectId: 103 });
		assert.deepEqual((await focus.writes())[0]?.body, { project_id: 103 });
	});

	for (const requiredFieldsAnswer of [400, 422]) {
		it(`are named when only the service knows of them, and says so with ${requiredFieldsAnswer}`, async () => {
			await focus.change({ options: { constraints: 'plan' } });
			await signInAgain();
			await focus.change({ options: { constraints: 'on', requiredFieldsAnswer } });
			assert.match(
				await sentenceOf(createTask({ name: 'Unaware', product })),
				/^Toggl Focus did not accept this: These fields are required: project/,
			);
		});
	}

	it('are asked for when a person makes a task of a TODO', async () => {
		await focus.change({ options: { requiredFields: 'project' } });
		await signInAgain();
		await focus.forgetRequests();
		const document = await untitled('typescript', '// TODO: ask me\n');
		const task = call('createTaskFromTodo', {
			kind: 'todo',
			uri: document.uri.toString(),
			line: 0,
			text: 'ask me',
		});
		await accepting(task);
		const [{ line, body } = { line: '', body: undefined }, ...others] = await focus.writes();
		assert.deepEqual([line, others], ['POST /tasks', []]);
		// The first of the list.
		assert.equal(Object(body)['project_id'], 101);
		assert.match(document.getText(), /TODO\(toggl#\d+\): ask me/);
	});
});

describe('Asking for required fields', () => {
	const { showQuickPick, showInputBox, showInformationMessage } = vscode.window;
	let asked: string[];
	let answers: unknown[];
	let api: ScriptedApi;
	let store: TaskStore;

	const connect = async (requiredFields: readonly TaskField[]): Promise<void> => {
		api = new ScriptedApi();
		api.lists = { ...catalog, requiredFields };
		store = new TaskStore();
		store.connect(api);
		await store.settled();
	};
	beforeEach(() => {
		asked = [];
		answers = [];
		const answer = async (
			title: string | undefined,
			ask: (given: unknown) => unknown,
		): Promise<unknown> => {
			asked.push(title ?? '');
			return ask(answers.shift());
		};
		Object.assign(vscode.window, {
			showQuickPick: (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) =>
				answer(options.title, (wanted) =>
					Array.isArray(wanted)
						? items.filter(({ label }) => wanted.includes(label))
						: items.find(({ label }) => label === wanted),
				),
			showInputBox: (options: vscode.InputBoxOptions) => answer(options.title, (wanted) => wanted),
			showInformationMessage: () => Promise.resolve(undefined),
		});
	});
	afterEach(() => {
		Object.assign(vscode.window, { showQuickPick, showInputBox, showInformationMessage });
		store.dispose();
	});

	it('asks each once for all tasks, and leaves alone what they have', async () => {
		await connect(['projectId', 'description', 'tagIds']);
		// Without a tag it asks again.
		answers = ['Project 102', ' Because ', [], ['red', 'blue']];
		const tasks: NewTask[] = [
			{ name: 'A', projectId: 'focus:101' },
			{ name: 'B', description: 'Own' },
		];
		const created = await createAll(store, product, tasks, true);
		assert.deepEqual(
			[...new Set(asked)],
			['Toggl Focus requires these fields: project, description, tags'],
		);
		assert.deepEqual(
			created.map(({ projectId, description, tagIds }) => [projectId, description, tagIds]),
			[
				['focus:101', 'Because', ['focus:7', 'focus:8']],
				['focus:102', 'Own', ['focus:7', 'focus:8']],
			],
		);
	});

	it('asks nothing where nothing is missing, nor again for what is known', async () => {
		await connect(['description']);
		assert.deepEqual(await askRequired(store, product, [{ name: 'A', description: 'x' }]), {});
		assert.deepEqual(await askRequired(store, product, [{ name: 'A' }], { description: 'y' }), {
			description: 'y',
		});
		assert.deepEqual(asked, []);
		assert.deepEqual(
			withAnswers(store, product, { name: 'A' }, { description: 'y', tagIds: ['focus:7'] }),
			{
				name: 'A',
				description: 'y',
			},
		);
	});

	it('creates nothing when the person leaves', async () => {
		await connect(['tagIds']);
		await assert.rejects(createAll(store, product, [{ name: 'A' }], true), vscode.CancellationError);
		assert.ok(!api.calls.includes('create'));
	});

	it('says what is missing where there is nothing to choose from', async () => {
		await connect(['tagIds']);
		api.tellCatalog({ ...api.lists, tags: [] });
		await assert.rejects(createAll(store, product, [{ name: 'A' }], true), /needs these fields: tags/);
		assert.deepEqual(asked, []);
	});
});

/** What a workspace requires is read when somebody signs in, and once an hour. */
async function signInAgain(): Promise<void> {
	await call('signOut', { product: 'focus', changes: 'discard' });
	await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await findTasks({ limit: 0 });
}
