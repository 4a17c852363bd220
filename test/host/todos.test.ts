import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, createTask, eventually, needTask, sentenceOf, signInAfresh, signOut } from './support.ts';
import { file, onDisk, referenceTo, type as typeIn, untitled } from './todoDocuments.ts';

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

	it('leave out what a folder says that comes as a whole', async () => {
		await find({});
		const outside = mkdtempSync(join(tmpdir(), 'folder-'));
		mkdirSync(join(outside, 'left'));
		writeFileSync(join(outside, '.gitignore'), 'left\n');
		writeFileSync(join(outside, 'left/a.ts'), '// TODO: left out\n');
		writeFileSync(join(outside, 'a.ts'), '// TODO: kept\n');
		const folder = vscode.Uri.joinPath(await file('beside.ts', ''), '../came');
		renameSync(outside, folder.fsPath);
		await become('it came', folder, ['kept']);
		await file('came/.ignore', 'a.ts\n');
		await become('it says more', folder, []);
		await vscode.workspace.fs.delete(folder, { recursive: true });
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

	it('are found in the cells of an open notebook', async () => {
		const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '# TODO: cell', 'python');
		const notebook = await vscode.workspace.openNotebookDocument(
			'jupyter-notebook',
			new vscode.NotebookData([cell]),
		);
		await vscode.window.showNotebookDocument(notebook);
		await become('the cell counts', notebook.cellAt(0).document.uri, ['cell']);
	});

	it('are found in a notebook that nobody has open, and once in one that is', async () => {
		const cells = [
			{ cell_type: 'code', source: ['x = 1\n', '# TODO: closed'], metadata: {}, outputs: [] },
			{ cell_type: 'markdown', source: ['- [ ] box'], metadata: {} },
		];
		const json = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
		const uri = await file('lab/closed.ipynb', json);
		await become('the file counts', uri, ['closed', 'box']);
		const all = async (): Promise<string[]> =>
			(await find({})).filter(({ uri: at }) => at.includes('closed.ipynb')).map(({ text }) => text);
		// As a person does: VS Code keeps what an extension has opened itself.
		await vscode.commands.executeCommand('vscode.open', uri);
		const isIt = (each: vscode.NotebookDocument): boolean => each.uri.toString() === uri.toString();
		await eventually('it is open', () => vscode.workspace.notebookDocuments.some(isIt));
		const notebook = vscode.workspace.notebookDocuments.find(isIt) ?? assert.fail();
		await become('its cell counts', notebook.cellAt(0).document.uri, ['closed']);
		await become('those of its cells are in the file', uri, ['closed', 'box']);
		assert.ok((await find({ uri: uri.toString() })).every((todo) => todo.uri !== uri.toString()));
		assert.deepEqual((await all()).toSorted(), ['box', 'closed']);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await become('the file counts again', uri, ['closed', 'box']);
		assert.equal((await all()).length, 2);
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

	it('are the same when many files are read at once', async () => {
		const cells = [{ cell_type: 'code', source: '# TODO: cell', metadata: {}, outputs: [] }];
		const picture = { cell_type: 'code', source: 'x', outputs: [{ data: 'A'.repeat(500_000) }] };
		const contents: Record<string, string | Uint8Array> = {
			'page.html': '<p>TODO: no</p>\n<script>\nlet a = "// TODO: no"; // TODO: script\n</script>\n',
			'page.php': '<p># TODO: no</p>\n<?php # TODO: in a page\n?>\n',
			'list.md': '- [ ] open\n- [x] TODO: done\n\n```js\n// TODO: code\n```\n',
			'book.ipynb': JSON.stringify({ cells: [...cells, picture], metadata: {}, nbformat: 4 }),
			'wide.ts': Buffer.from('\uFEFF// TODO: wide\n', 'utf16le'),
			'mark.ts': '\uFEFF// TODO: mark\r\n/* TODO: löst */\r',
			'latin.ts': Buffer.from('// TODO: f\u00fcnf\n', 'latin1'),
			'binary.ts': '\0\0// TODO: no\n',
			'made.js': `/* TODO: no */${'a'.repeat(500_000)}`,
			'large.js': `// TODO: no\n${'a();\n'.repeat(900_000)}`,
			'rather.js': `// TODO: rather large\n${'a();\n'.repeat(90_000)}`,
			'notes.txt': 'TODO: no\n',
			run: '#!/usr/bin/env python3\n# TODO: by its first line\n',
			'node_modules/x/index.js': '// TODO: no\n',
			'none/a.ts': '// TODO: no\n',
		};
		await find({});
		const first = await file('kinds/.gitignore', 'none\n');
		const folder = vscode.Uri.joinPath(first, '..');
		for (const [name, content] of Object.entries(contents)) {
			const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
			await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
		}
		const few = Array.from({ length: 600 }, (_, i) => `${i % 9}/${i}.ts`);
		await Promise.all(few.map((name) => file(`kinds/${name}`, '// TODO: one of many\n')));
		const open = await file('kinds/open.ts', 'a();\n');
		await vscode.window.showTextDocument(open);
		await typeIn(open, 0, 0, '// TODO: typed\n');
		const all = async (): Promise<string[]> =>
			(await find({ uri: folder.toString() }))
				.map(({ uri, line, character, text }) =>
					[uri.slice(folder.toString().length + 1), line, character, text].join(' '),
				)
				.toSorted();
		// One by one, as they came, in this thread.
		await eventually('they are found', async () => (await all()).length === 600 + 12);
		const one = await all();
		assert.deepEqual(
			one.filter((said) => !said.endsWith(' one of many')),
			[
				'book.ipynb 0 2 cell',
				'latin.ts 0 3 f\uFFFDnf',
				'list.md 0 2 open',
				'list.md 4 3 code',
				'mark.ts 0 3 mark',
				'mark.ts 1 3 löst',
				'open.ts 0 3 typed',
				'page.html 2 26 script',
				'page.php 1 8 in a page',
				'rather.js 0 3 rather large',
				'run 1 2 by its first line',
				'wide.ts 0 3 wide',
			],
		);
		await call('refreshTodos');
		assert.deepEqual(await all(), one);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await vscode.workspace.fs.delete(folder, { recursive: true });
		await call('refreshTodos');
		assert.deepEqual(await all(), []);
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

describe('A TODO that has its task', () => {
	before(signOut);

	const local = async (name: string): Promise<{ id: string; reference: string }> => {
		const task = await createTask({ name, product: 'local' });
		return { id: task.id, reference: referenceTo(task) };
	};

	it('is removed with its comment, in one step to undo', async () => {
		const { reference } = await local('Out');
		const text = `a();\n/**\n * TODO(${reference}): out\n * and more\n */\nb();\n`;
		const document = await untitled('typescript', text);
		await call('removeTodo', { uri: document.uri.toString(), line: 2 });
		assert.equal(document.getText(), 'a();\nb();\n');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});

	for (const [language, text, line, left] of [
		['typescript', 'a();\n/*\n * TODO: x\n\n */\nb();\n', 2, 'a();\nb();\n'],
		['html', `<p>\n<!-- TODO: x\n${'\n- - -'.repeat(300)}\n-->\n</p>\n`, 1, '<p>\n</p>\n'],
		[
			'html',
			'<script>\n/* TODO: x\n\n says */\na();\n</script>\n',
			1,
			'<script>\n/*\n\n says */\na();\n</script>\n',
		],
		['markdown', '# A\n- [ ] TODO: x\n- [ ] y\n', 1, '# A\n- [ ] y\n'],
		['python', 'def f():\n    # TODO: x\n    # more\n    pass\n', 1, 'def f():\n    pass\n'],
	] as const) {
		it(`is removed from ${language} to its comment’s end: ${JSON.stringify(text.slice(0, 40))}`, async () => {
			const document = await untitled(language, text);
			await call('removeTodo', { uri: document.uri.toString(), line });
			assert.equal(document.getText(), left);
		});
	}

	it('is unlinked, and several rows of a file are one step to undo', async () => {
		const [one, two] = [await local('One'), await local('Two')];
		const text = `// TODO(${one.reference}): x\na();\n// TODO(ada, ${two.reference}): y\n`;
		const document = await untitled('typescript', text);
		const rows = [0, 2].map((line) => ({ kind: 'todo', uri: document.uri.toString(), line }));
		await call('unlinkTodo', rows[0], rows);
		assert.equal(document.getText(), '// TODO: x\na();\n// TODO(ada): y\n');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});

	it('is removed from a file that nobody has open, where others share its comment', async () => {
		const uri = await file('shared.ts', '/*\n TODO: x\n FIXME: y\n HACK: z */\na();\n');
		const rows = [1, 3].map((line) => ({
			kind: 'todo',
			uri: uri.toString(),
			line,
			text: line === 1 ? 'x' : 'z',
		}));
		await call('removeTodo', rows[0], rows);
		assert.equal(await onDisk(uri), '/*\n FIXME: y */\na();\n');
	});

	for (const [what, uri, line, sentence] of [
		['a line without one', undefined, 5, /no TODO .*line 6/],
		['a file that is not there', 'file:///nowhere/at-all.ts', 0, /can.t be opened/],
	] as const) {
		it(`is not ${what}`, async () => {
			const document = await untitled('typescript', '// TODO: x\n');
			const target = { uri: uri ?? document.uri.toString(), line };
			assert.match(await sentenceOf(call('removeTodo', target)), sentence);
		});
	}

	describe('and is removed by hand', () => {
		const setting = (value: string | undefined): Thenable<void> =>
			vscode.workspace.getConfiguration('togglTasks').update('todo.completeOnRemove', value, true);
		before(() => setting('always'));
		after(() => setting(undefined));

		const isDone = async (id: string): Promise<boolean> => (await needTask(id)).done;
		/** A document with a TODO of the task, and the edit that takes the TODO out. */
		const opened = async (name: string, text: string): Promise<() => Promise<void>> => {
			const document = await vscode.workspace.openTextDocument(await file(name, text));
			await vscode.window.showTextDocument(document);
			return async () => {
				const edit = new vscode.WorkspaceEdit();
				edit.delete(document.uri, document.lineAt(0).rangeIncludingLineBreak);
				assert.ok(await vscode.workspace.applyEdit(edit));
				assert.ok(await document.save());
			};
		};
		const moment = (): Promise<void> =>
			new Promise((resolve) => {
				setTimeout(resolve, 2500);
			});

		it('has its task completed when the file is saved', async () => {
			const { id, reference } = await local('By hand');
			const cut = await opened('byHand.ts', `// TODO(${reference}): x\na();\n`);
			await cut();
			await eventually('it is done', () => isDone(id));
		});

		it('keeps its task as long as another place refers to it', async () => {
			const { id, reference } = await local('Twice');
			const other = await file('elsewhere.ts', `// TODO(${reference}): there\n`);
			await eventually('the other place is known', async () => {
				const found = (await call('findTodos', { uri: other.toString() })) as Found[];
				return found.length === 1;
			});
			const cut = await opened('twice.ts', `// TODO(${reference}): here\na();\n`);
			await cut();
			await moment();
			assert.equal(await isDone(id), false);
			await vscode.workspace.fs.delete(other);
			await moment();
			assert.equal(await isDone(id), false);
		});

		it('keeps its task when it was cut to be pasted elsewhere', async () => {
			const { id, reference } = await local('Moved');
			const cut = await opened('from.ts', `// TODO(${reference}): x\na();\n`);
			const to = await file('to.ts', 'b();\n');
			await vscode.workspace.openTextDocument(to);
			await cut();
			await typeIn(to, 0, 0, `// TODO(${reference}): x\n`);
			await moment();
			assert.equal(await isDone(id), false);
		});

		it('keeps its task when the file changes without an editor, or goes', async () => {
			const { id, reference } = await local('Checked out');
			const text = `// TODO(${reference}): x\na();\n`;
			await opened('checkedOut.ts', text);
			const uri = await file('checkedOut.ts', 'a();\n');
			const document = await vscode.workspace.openTextDocument(uri);
			await eventually('it is read anew', () => document.getText() === 'a();\n');
			await moment();
			await typeIn(uri, 0, 0, 'b();\n');
			await document.save();
			await file('goes.ts', text);
			await vscode.workspace.fs.delete(uri.with({ path: uri.path.replace('checkedOut', 'goes') }));
			await moment();
			assert.equal(await isDone(id), false);
		});

		it('keeps its task when it is unlinked', async () => {
			const { id, reference } = await local('Unlinked');
			await opened('unlinked.ts', `// TODO(${reference}): x\n`);
			const [editor] = vscode.window.visibleTextEditors;
			await call('unlinkTodo', { uri: editor!.document.uri.toString(), line: 0 });
			await editor!.document.save();
			await moment();
			assert.equal(await isDone(id), false);
		});
	});
});
