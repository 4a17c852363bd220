import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Disk } from '../../src/storage/disk.ts';
import { partialFailure } from '../../src/tasks/bulkReport.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { DocumentTodos } from '../../src/todo/documentTodos.ts';
import { ReferenceDrop } from '../../src/todo/referenceDrop.ts';
import { archivedDragAndDrop, taskDragAndDrop } from '../../src/tree/taskDragAndDrop.ts';
import { groupNode, pinnedNode, projectNode, taskNode, type TreeNode } from '../../src/tree/treeNode.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { acceptNotification, call, createTask, eventually, needTask, signOut } from './support.ts';
import { untitled } from './todoDocuments.ts';

const never = new vscode.CancellationTokenSource().token;
const [unsent, sentLater] = ['focus:new-1-abc', 'focus:new-2-abc'];
const tasksType = 'application/vnd.code.tree.toggltasks.tasks';
const archivedType = 'application/vnd.code.tree.toggltasks.archived';

type Controller = vscode.TreeDragAndDropController<TreeNode>;

/** Drags rows out of a view. VS Code's own item comes first where the drop is in another view than the drag. */
async function drag(
	from: Controller,
	rows: readonly TreeNode[],
	type = tasksType,
): Promise<vscode.DataTransfer> {
	const own = new vscode.DataTransfer();
	await from.handleDrag?.(rows, own, never);
	const transfer = new vscode.DataTransfer();
	transfer.set('text/plain', new vscode.DataTransferItem('something else'));
	for (const [mime, item] of own) {
		assert.equal(mime, type);
		transfer.set(mime, new vscode.DataTransferItem(await item.asString()));
	}
	return transfer;
}

/** The messages of a kind that VS Code is asked to show meanwhile, with their buttons. */
async function messages(
	work: () => Promise<void>,
	show: 'showErrorMessage' | 'showInformationMessage' = 'showErrorMessage',
): Promise<readonly string[]> {
	const said: string[] = [];
	const original = vscode.window[show];
	const record = (...parts: readonly string[]): Promise<undefined> => {
		said.push(parts.join(' | '));
		return Promise.resolve(undefined);
	};
	Object.defineProperty(vscode.window, show, { value: record, configurable: true });
	try {
		await work();
	} finally {
		Object.defineProperty(vscode.window, show, { value: original, configurable: true });
	}
	return said;
}

describe('Dragging tasks', () => {
	let store: TaskStore;
	let api: ScriptedApi;
	let tree: Controller;
	let archive: Controller;
	/** What the tree was asked to show. */
	let shown: string[];

	beforeEach(async () => {
		api = new ScriptedApi([
			makeTask('focus:1', { projectId: 'focus:101' }),
			makeTask('focus:2', { projectId: 'focus:101', parentId: 'focus:1' }),
			makeTask('focus:3'),
			makeTask('focus:4', { archived: true }),
		]);
		store = new TaskStore();
		store.connect(api);
		await store.settled();
		await store.loadArchived();
		shown = [];
		tree = taskDragAndDrop(store, async (id) => void shown.push(id));
		archive = archivedDragAndDrop(store);
	});
	afterEach(async () => {
		store.dispose();
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	const drop = async (
		to: Controller,
		target: TreeNode | undefined,
		transfer: vscode.DataTransfer,
	): Promise<void> => {
		await to.handleDrop?.(target, transfer, never);
	};

	it('onto a project moves them with what is under them', async () => {
		const rows = [taskNode('focus:1', 'project'), taskNode('focus:3', 'pinned'), pinnedNode];
		await drop(tree, projectNode('focus', 'focus:102'), await drag(tree, rows));
		assert.deepEqual(
			store.find({ projectId: 'focus:102' }).map(({ id, parentId }) => [id, parentId]),
			[
				['focus:1', null],
				['focus:2', 'focus:1'],
				['focus:3', null],
			],
		);
	});

	it('onto a group gives them what it has in common in one call, and Undo takes that back', async () => {
		await vscode.commands.executeCommand('notifications.clearAll');
		const rows = ['focus:1', 'focus:3'].map((id) => taskNode(id, 'group'));
		const tags = (): unknown => rows.map(({ id }) => store.get(id)?.tagIds);
		await store.update('focus:1', { tagIds: ['focus:8'] });
		api.calls.length = 0;
		await drop(tree, groupNode('tag', 'focus:7'), await drag(tree, rows));
		assert.deepEqual(tags(), [['focus:8', 'focus:7'], ['focus:7']]);
		await acceptNotification('it is taken back', () => api.calls.length > 1);
		await eventually('all is said', () => !store.need('focus:3').pending);
		assert.deepEqual(tags(), [['focus:8'], []]);
		assert.deepEqual(api.calls, ['updateMany focus:1 focus:3', 'updateMany focus:1 focus:3']);
		await drop(tree, groupNode('status', 'focus:2'), await drag(tree, rows.slice(0, 1)));
		assert.equal(store.get('focus:1')?.statusId, 'focus:2');
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('onto an assignee says why there is no Undo, where nobody can be given back', async () => {
		const sentences = { several: 'One is enough.', nobody: 'Somebody stays.' };
		Object.defineProperty(api, 'oneAssignee', { value: sentences });
		store.connect(api);
		await store.settled();
		const rows = ['focus:1', 'focus:3'].map((id) => taskNode(id, 'group'));
		const assign = async (person: string | null): Promise<void> =>
			drop(tree, groupNode('assignee', person), await drag(tree, rows));
		assert.deepEqual(await messages(() => assign('focus:21'), 'showInformationMessage'), [
			'Changed 2 tasks. This can’t be undone: Somebody stays.',
		]);
		assert.deepEqual(await messages(() => assign('focus:22'), 'showInformationMessage'), [
			'Changed 2 tasks. | Undo',
		]);
		assert.deepEqual(await messages(() => assign(null)), ['Somebody stays.']);
		assert.deepEqual(store.get('focus:1')?.assigneeIds, ['focus:22']);
	});

	it('onto a task nests them, and onto their own sub-task is refused', async () => {
		const transfer = await drag(tree, [taskNode('focus:3', 'project')]);
		await drop(tree, taskNode('focus:2', 'project'), transfer);
		assert.equal(store.get('focus:3')?.parentId, 'focus:2');
		assert.deepEqual(shown, ['focus:3']);
		const { calls } = api;
		const before = calls.length;
		const circle = await drag(tree, [taskNode('focus:1', 'project')]);
		const said = await messages(() => drop(tree, taskNode('focus:3', 'project'), circle));
		assert.deepEqual(said, ['A task can’t be a sub-task of itself or of one of its own sub-tasks.']);
		assert.equal(calls.length, before);
		assert.equal(store.get('focus:1')?.parentId, null);
		assert.deepEqual(shown, ['focus:3']);
		await acceptNotification('one move is taken back, too', () => !store.get('focus:3')?.parentId);
	});

	it('out of the archive brings them back and moves them', async () => {
		const transfer = await drag(archive, [taskNode('focus:4', 'archived')], archivedType);
		await drop(tree, taskNode('focus:1', 'project'), transfer);
		const { archived, projectId, parentId } = store.need('focus:4');
		assert.deepEqual([archived, projectId, parentId], [false, 'focus:101', 'focus:1']);
	});

	it('out of the archive offers to put them back where they were', async () => {
		await vscode.commands.executeCommand('notifications.clearAll');
		const transfer = await drag(archive, [taskNode('focus:4', 'archived')], archivedType);
		await drop(tree, projectNode('focus', 'focus:101'), transfer);
		const stands = (): unknown => [store.need('focus:4').archived, store.need('focus:4').projectId];
		assert.deepEqual(stands(), [false, 'focus:101']);
		await acceptNotification('it is taken back', () => store.need('focus:4').archived);
		assert.deepEqual(stands(), [true, null]);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('out of the archive moves those that came back, and names the others', async () => {
		api.changeElsewhere('focus:5', { archived: true });
		api.before = ({ name }) => {
			if (name === 'unarchive') {
				const failed = [
					{ id: 'focus:5', error: new TaskError({ kind: 'notFound', what: 'Task 5' }) },
				];
				api.changeElsewhere('focus:4', { archived: false });
				throw partialFailure('unarchive', { done: ['focus:4'], failed, skipped: [] });
			}
		};
		const rows = ['focus:4', 'focus:5'].map((id) => taskNode(id, 'archived'));
		const transfer = await drag(archive, rows, archivedType);
		const said = await messages(() => drop(tree, projectNode('focus', 'focus:101'), transfer));
		assert.match(said.join(), /^1 of 2 tasks were not unarchived/);
		assert.equal(store.need('focus:4').projectId, 'focus:101');
	});

	it('does nothing when the drag is about something else', async () => {
		const before = api.calls.length;
		const project = await drag(tree, [projectNode('focus', 'focus:101')]);
		const strange = new vscode.DataTransfer();
		strange.set(
			tasksType,
			new vscode.DataTransferItem('{"id":"togglTasks.tasks","itemHandles":["1/x"]}'),
		);
		for (const transfer of [project, strange]) {
			await drop(tree, pinnedNode, transfer);
			await drop(archive, undefined, transfer);
		}
		assert.equal(api.calls.length, before);
	});

	it('shows what failed as one sentence, and the tasks as they were', async () => {
		api.before = ({ name, ids }) => {
			if (name.startsWith('update') && ids.includes('focus:3')) {
				throw new TaskError({ kind: 'notFound', what: 'Task 3' });
			}
		};
		const rows = ['focus:1', 'focus:3'].map((id) => taskNode(id, 'project'));
		const said = await messages(async () => drop(tree, pinnedNode, await drag(tree, rows)));
		assert.deepEqual(said.length, 1);
		assert.match(said[0] ?? '', /^2 of 2 tasks were not changed.*Task 3 is not there any more\./);
		assert.deepEqual(
			rows.map(({ id }) => store.get(id)?.pinned),
			[false, false],
		);
	});

	it('onto the archived ones archives them', async () => {
		const { id } = await createTask({ name: 'Drag me', product: 'local' });
		const local = new TaskStore();
		local.connect(new ScriptedApi([makeTask(id)], 'local'));
		await local.settled();
		const target = archivedDragAndDrop(local);
		await drop(target, undefined, await drag(tree, [taskNode(id, 'project')]));
		// The command of the running extension did it, so the task is in its store.
		await eventually('it is archived', async () => (await needTask(id, { archived: true })).archived);
		await call('deleteTask', { id });
		local.dispose();
	});
});

describe('Dropping tasks into a text', () => {
	let todos: DocumentTodos;
	let store: TaskStore;
	let log: vscode.LogOutputChannel;
	before(async () => {
		await signOut();
		log = vscode.window.createOutputChannel('Drops', { log: true });
		const extension = vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl')!;
		todos = new DocumentTodos(extension.extensionUri, log, () =>
			Promise.resolve({ disk: new Disk(), startThreads: () => [] }),
		);
		store = new TaskStore();
		store.connect(
			Object.assign(
				new ScriptedApi([makeTask('focus:5'), makeTask(unsent, { name: 'Made offline' })]),
				{
					idNow: (id: string) => (id === sentLater ? 'focus:5' : id),
				},
			),
		);
		await store.settled();
	});
	after(() => {
		todos.dispose();
		log.dispose();
	});

	/** The text after the drop at the start of the line. */
	const dropped = async (
		content: string,
		line: number,
		ids: readonly string[],
	): Promise<string | undefined> => {
		const document = await untitled('typescript', content);
		const tree = taskDragAndDrop(new TaskStore());
		const transfer = await drag(
			tree,
			ids.map((id) => taskNode(id, 'project')),
		);
		const position = new vscode.Position(line, 0);
		const drop = await new ReferenceDrop(todos, store).provideDocumentDropEdits(
			document,
			position,
			transfer,
		);
		if (!drop) {
			return undefined;
		}
		const edit = drop.additionalEdit ?? new vscode.WorkspaceEdit();
		assert.ok(typeof drop.insertText === 'string');
		edit.insert(document.uri, position, drop.insertText);
		assert.ok(await vscode.workspace.applyEdit(edit));
		return document.getText();
	};

	for (const [what, content, line, ids, text] of [
		['leaves their references', 'a\nb\n', 1, ['focus:5', 'local:7'], 'a\ntoggl#5, local#7b\n'],
		['gives a TODO its task', 'a();\n// TODO: it\n', 1, ['focus:5'], 'a();\n// TODO(toggl#5): it\n'],
		['leaves a TODO that has one', '// TODO(local#7): it', 0, ['local:8'], 'local#8// TODO(local#7): it'],
		['gives no TODO two tasks', '// TODO: it', 0, ['local:7', 'local:8'], 'local#7, local#8// TODO: it'],
		['writes the number of now', '// TODO: it', 0, [sentLater], '// TODO(toggl#5): it'],
		['does nothing without tasks', 'a', 0, [], undefined],
	] as const) {
		it(what, async () => {
			assert.equal(await dropped(content, line, ids), text);
		});
	}

	it('leaves nothing of a task that has no number yet, and says so', async () => {
		const said = await messages(async () => {
			assert.equal(await dropped('// TODO: it', 0, ['focus:5', unsent]), undefined);
		});
		assert.deepEqual(said, [
			'“Made offline” has not reached Toggl Focus yet, so there is no reference to it. Try again when it has.',
		]);
	});

	it('writes the reference as the setting says', async () => {
		const settings = vscode.workspace.getConfiguration('togglTasks');
		await settings.update('todo.format', '{keyword} [{reference}]', vscode.ConfigurationTarget.Global);
		try {
			assert.equal(await dropped('// TODO: it', 0, ['local:7']), '// TODO [local#7] it');
		} finally {
			await settings.update('todo.format', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});
