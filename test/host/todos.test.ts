import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, createTask, eventually, signInAfresh, signOut } from './support.ts';
import { file, referenceTo, type as typeIn, untitled } from './todoDocuments.ts';

type Found = { uri: string; line: number; character: number; text: string; id: string | null; state: string };

describe('The TODOs of the workspace', () => {
	before(signInAfresh);
	after(signOut);

	const find = async (query: object): Promise<Found[]> => (await call('findTodos', query)) as Found[];
	const textsIn = async (uri: vscode.Uri): Promise<string[]> =>
		(await find({ uri: uri.toString() })).map(({ text }) => text);
	const become = (what: string, uri: vscode.Uri, texts: readonly string[]): Promise<void> =>
		eventually(what, async () => JSON.stringify(await textsIn(uri)) === JSON.stringify(texts));

	it('are found in comments of many languages, with their places', async () => {
		const uri = await file('found/a.ts', 'const a = "// TODO: no";\n\t/* FIXME: yes */ // TODO\n');
		await file('found/b.py', '# TODO(local#7): in Python\nx = "TODO: no"\n');
		await file('found/run', '#!/bin/sh\n# TODO: by its first line\n');
		await file(
			'found/c.html',
			'<p>TODO: no</p>\n<!-- TODO: page -->\n<script>\n// HACK: script\n</script>\n',
		);
		const folder = vscode.Uri.joinPath(uri, '..');
		await eventually('all are found', async () => (await find({ uri: folder.toString() })).length === 6);
		const found = await find({ uri: folder.toString() });
		const told = found.map(({ uri: at, line, character, text, id }) =>
			[at.split('/').at(-1), line, character, text, id].join(' '),
		);
		assert.deepEqual(
			told.toSorted((a, b) => (a < b ? -1 : 1)),
			[
				'a.ts 1 21  ',
				'a.ts 1 4 yes ',
				'b.py 0 2 in Python local:7',
				'c.html 1 5 page ',
				'c.html 3 3 script ',
				'run 1 2 by its first line ',
			],
		);
	});

	it('follow files as they change, come and go', async () => {
		const uri = await file('moves.ts', '// TODO: one\n');
		await become('it came', uri, ['one']);
		await file('moves.ts', '// TODO: two\n// TODO: three\n');
		await become('it changed', uri, ['two', 'three']);
		const other = uri.with({ path: uri.path.replace('moves', 'moved') });
		await vscode.workspace.fs.rename(uri, other, { overwrite: true });
		await become('it has another name', other, ['two', 'three']);
		await become('the old one is gone', uri, []);
		await vscode.workspace.fs.delete(other);
		await become('it is gone', other, []);
	});

	it('follow a whole folder', async () => {
		const uri = await file('whole/deep/x.ts', '// TODO: deep\n');
		const folder = vscode.Uri.joinPath(uri, '../..');
		await become('it came', folder, ['deep']);
		const other = folder.with({ path: folder.path.replace('whole', 'other') });
		await vscode.workspace.fs.rename(folder, other, { overwrite: true });
		await become('it is elsewhere', other, ['deep']);
		await become('it is not here', folder, []);
		await vscode.workspace.fs.delete(other, { recursive: true });
		await become('it is gone', other, []);
	});

	it('follow what is typed, and what is never saved', async () => {
		const uri = await file('typed.ts', '// TODO: saved\n');
		await vscode.window.showTextDocument(uri);
		await typeIn(uri, 0, 0, '// TODO: typed\n');
		await become('the editor counts', uri, ['typed', 'saved']);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await become('the file counts again', uri, ['saved']);
		const document = await untitled('typescript', '// TODO: nowhere on disk\n');
		await become('what has no file is there', document.uri, ['nowhere on disk']);
	});

	it('leave out what the settings and .gitignore leave out', async () => {
		const seen = await file('left/seen.ts', '// TODO: seen\n');
		const folder = vscode.Uri.joinPath(seen, '..');
		await file('left/node_modules/x/index.js', '// TODO: of others\n');
		await file('left/.gitignore', 'made\n');
		await file('left/made/x.ts', '// TODO: made\n');
		await file('left/app.min.js', '// TODO: small\n');
		await eventually('only one is left', async () => {
			const texts = await textsIn(folder);
			return texts.length === 1 && texts[0] === 'seen';
		});
		await vscode.workspace.getConfiguration('files').update('exclude', { '**/seen.ts': true }, true);
		await become('it is left out', folder, []);
		await vscode.workspace.getConfiguration('files').update('exclude', undefined, true);
		await become('it is back', folder, ['seen']);
	});

	it('follow the setting of keywords', async () => {
		const uri = await file('words.ts', '// TODO: a\n// NOTE: b\n');
		await become('one counts', uri, ['a']);
		await vscode.workspace.getConfiguration('togglTasks').update('todo.keywords', ['NOTE'], true);
		await become('the other counts', uri, ['b']);
		await vscode.workspace.getConfiguration('togglTasks').update('todo.keywords', undefined, true);
		await become('the first counts again', uri, ['a']);
	});

	it('know how their tasks stand, and ask no service', async () => {
		const open = await createTask({ name: 'Open', product: 'focus' });
		const done = await createTask({ name: 'Done', product: 'local' });
		await call('completeTask', { id: done.id });
		const lines = ['TODO: new', `TODO(${referenceTo(open)}): a`, `TODO(${referenceTo(done)}): b`];
		const more = ['TODO(toggl#999999): c', 'TODO(track#77): d'];
		const uri = await file('states.ts', [...lines, ...more].map((line) => `// ${line}\n`).join(''));
		await focus.forgetRequests();
		await vscode.commands.executeCommand('togglTasks.todos.focus');
		const states = async (): Promise<string[]> =>
			(await find({ uri: uri.toString() })).map(({ state }) => state);
		await eventually('they are known', async () => (await states()).length === 5);
		assert.deepEqual(await states(), ['new', 'open', 'done', 'unknown', 'away']);
		await call('refreshTodos');
		assert.deepEqual(await focus.requests(), []);
		await call('reopenTask', { id: done.id });
		assert.deepEqual((await states())[2], 'open');
	});

	it('have references that can be copied', async () => {
		const row = { kind: 'todo', key: 'k', uri: 'file:///x', id: 'focus:5123' };
		await call('copyTodoReference', row, [row, { ...row, id: 'local:7' }]);
		assert.equal(await vscode.env.clipboard.readText(), 'toggl#5123\nlocal#7');
	});
});
