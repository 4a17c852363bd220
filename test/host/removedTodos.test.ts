import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, checkedTask, needTask, signInAfresh, signOut } from './support.ts';
import { file, referenceTo, taskOfTodo } from './todoDocuments.ts';

describe('A TODO whose reference is taken out by hand', () => {
	const setting = (value: string | undefined): Thenable<void> =>
		vscode.workspace.getConfiguration('togglTasks').update('todo.completeOnRemove', value, true);
	before(async () => {
		await signInAfresh();
		await setting('always');
	});
	after(async () => {
		await setting(undefined);
		await signOut();
	});
	const moment = (): Promise<void> =>
		new Promise((resolve) => {
			setTimeout(resolve, 2500);
		});

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
