import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { eventually, sentenceOf, signInAfresh, signOut } from './support.ts';
import { file, onDisk, referenceTo, taskOfTodo, untitled } from './todoDocuments.ts';

describe('A task from a TODO, wherever it stands', () => {
	before(signInAfresh);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
	after(signOut);

	it('is created for a document that can only be read, which stays as it is', async () => {
		const provider = vscode.workspace.registerTextDocumentContentProvider('todo-test', {
			provideTextDocumentContent: () => '// TODO: read only\n',
		});
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('todo-test:/a.ts'));
		assert.equal((await taskOfTodo(document.uri, 0)).name, 'read only');
		assert.equal(document.getText(), '// TODO: read only\n');
		provider.dispose();
	});

	it('has its reference in a notebook’s cell', async () => {
		const cell = new vscode.NotebookCellData(
			vscode.NotebookCellKind.Code,
			'a = 1\n# TODO: cell',
			'python',
		);
		const notebook = await vscode.workspace.openNotebookDocument(
			'jupyter-notebook',
			new vscode.NotebookData([cell]),
		);
		await vscode.window.showNotebookDocument(notebook);
		const { document } = notebook.cellAt(0);
		const task = await taskOfTodo(document.uri, 1);
		assert.equal(document.getText(), `a = 1\n# TODO(${referenceTo(task)}): cell`);
	});

	it('has its reference in the right line while somebody types all the time', async () => {
		const document = await untitled('typescript', 'a();\n// TODO: fix\nb();\n');
		await focus.fail({ method: 'POST', path: '/tasks' }, { kind: 'delay', ms: 500 });
		const typed = new AbortController();
		const typist = (async () => {
			while (!typed.signal.aborted) {
				const begun = performance.now();
				await vscode.commands.executeCommand('type', { text: 'x' });
				// Nobody types faster than the keys are taken.
				await pause(20 + performance.now() - begun);
			}
		})();
		const reference = referenceTo(await taskOfTodo(document.uri, 1));
		typed.abort();
		await typist;
		const [first, second, third] = document.getText().split('\n');
		assert.match(first ?? '', /^x+a\(\);$/);
		assert.deepEqual([second, third], [`// TODO(${reference}): fix`, 'b();']);
	});

	it('has its reference in a file that was closed and changed meanwhile', async () => {
		const uri = await file('closed.ts', 'a();\n// TODO: fix\n');
		const { document } = await vscode.window.showTextDocument(uri);
		await focus.hold({ method: 'POST', path: '/tasks' });
		const creating = taskOfTodo(uri, 1);
		await eventually('the request is under way', focus.isHolding);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await file('closed.ts', 'x();\na();\n// TODO: fix\n');
		// VS Code keeps it for a while after its editor.
		await eventually('it is read anew', () => document.isClosed || document.lineCount === 4);
		await focus.mend();
		const reference = referenceTo(await creating);
		assert.equal(await onDisk(uri), `x();\na();\n// TODO(${reference}): fix\n`);
	});

	it('follows the settings', async () => {
		const settings = vscode.workspace.getConfiguration('togglTasks.todo');
		await settings.update('keywords', ['REVIEW'], vscode.ConfigurationTarget.Global);
		await settings.update('format', '{keyword} {reference}:', vscode.ConfigurationTarget.Global);
		try {
			const document = await untitled('typescript', '// REVIEW: this\n// TODO: that\n');
			await sentenceOf(taskOfTodo(document.uri, 1));
			const reference = referenceTo(await taskOfTodo(document.uri, 0));
			assert.equal(document.lineAt(0).text, `// REVIEW ${reference}: this`);
		} finally {
			await settings.update('keywords', undefined, vscode.ConfigurationTarget.Global);
			await settings.update('format', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	it('leaves the TODO alone when the task is not created, and can be tried again', async () => {
		const document = await untitled('typescript', '// TODO: fix\n');
		await focus.fail({ method: 'POST', path: '/tasks' }, { kind: 'status', status: 400 });
		await sentenceOf(taskOfTodo(document.uri, 0));
		assert.equal(document.getText(), '// TODO: fix\n');
		const reference = referenceTo(await taskOfTodo(document.uri, 0));
		assert.equal(document.getText(), `// TODO(${reference}): fix\n`);
	});
});
