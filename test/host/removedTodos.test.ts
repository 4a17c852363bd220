import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, checkedTask, eventually, needTask, signInAfresh, signOut } from './support.ts';
import { file, referenceTo, taskOfTodo } from './todoDocuments.ts';

const setting = (value: string | undefined): Thenable<void> =>
	vscode.workspace.getConfiguration('togglTasks').update('todo.completeOnRemove', value, true);
const moment = (): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, 2500);
	});

async function start(): Promise<void> {
	await signInAfresh();
	await setting('always');
}

async function end(): Promise<void> {
	await setting(undefined);
	await signOut();
}

describe('A TODO whose reference is taken out by hand', () => {
	before(start);
	after(end);

	it('keeps its task when the link is undone', async () => {
		const uri = await file('linkUndone.ts', '// TODO: keep me\na();\n');
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const { id } = await taskOfTodo(uri, 0);
		await document.save();
		await moment();
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), '// TODO: keep me\na();\n');
		await document.save();
		await moment();
		assert.equal((await needTask(id)).done, false);
	});

	it('keeps its task when somebody deletes the reference', async () => {
		const task = checkedTask(await call('createTask', { name: 'Deleted', product: 'local' }));
		const reference = `(${referenceTo(task)})`;
		const uri = await file('referenceDeleted.ts', `// TODO${reference}: keep me\na();\n`);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const edit = new vscode.WorkspaceEdit();
		edit.delete(uri, new vscode.Range(0, 7, 0, 7 + reference.length));
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.equal(document.getText(), '// TODO: keep me\na();\n');
		await document.save();
		await moment();
		assert.equal((await needTask(task.id)).done, false);
	});
});

describe('A TODO that is taken out of a notebook', () => {
	before(start);
	after(end);
	// The editors of its cells are among the visible ones as long as it's open.
	afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

	/** A notebook that has the task's TODO in its first cell, and the task's id. */
	const opened = async (name: string): Promise<{ notebook: vscode.NotebookDocument; id: string }> => {
		const task = checkedTask(await call('createTask', { name, product: 'local' }));
		const content = {
			cells: [`# TODO(${referenceTo(task)}): x\n`, 'b = 1'].map((source) => ({
				cell_type: 'code',
				execution_count: null,
				metadata: {},
				outputs: [],
				source: [source, 'a = 1'],
			})),
			metadata: { language_info: { name: 'python' } },
			nbformat: 4,
			nbformat_minor: 5,
		};
		const notebook = await vscode.workspace.openNotebookDocument(
			await file(`${name}.ipynb`, JSON.stringify(content)),
		);
		await vscode.window.showNotebookDocument(notebook);
		return { notebook, id: task.id };
	};
	const isDone = async (id: string): Promise<boolean> => (await needTask(id)).done;

	it('has its task completed when the notebook is saved', async () => {
		const { notebook, id } = await opened('fromCell');
		const { document } = notebook.cellAt(0);
		const edit = new vscode.WorkspaceEdit();
		edit.delete(document.uri, document.lineAt(0).rangeIncludingLineBreak);
		assert.ok(await vscode.workspace.applyEdit(edit));
		await moment();
		assert.equal(await isDone(id), false);
		assert.ok(await notebook.save());
		await eventually('it is done', () => isDone(id));
	});

	it('has its task completed when its cell is', async () => {
		const { notebook, id } = await opened('withCell');
		const edit = new vscode.WorkspaceEdit();
		edit.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(0, 1))]);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.ok(await notebook.save());
		await eventually('it is done', () => isDone(id));
	});

	it('keeps its task when it goes to another cell', async () => {
		const { notebook, id } = await opened('toCell');
		const [from, to] = [notebook.cellAt(0).document, notebook.cellAt(1).document];
		const line = from.lineAt(0).rangeIncludingLineBreak;
		const edit = new vscode.WorkspaceEdit();
		edit.insert(to.uri, new vscode.Position(0, 0), from.getText(line));
		edit.delete(from.uri, line);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.ok(await notebook.save());
		await moment();
		assert.equal(await isDone(id), false);
	});
});
