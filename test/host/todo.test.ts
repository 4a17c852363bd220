import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, findTasks, needTask, sentenceOf, signOut } from './support.ts';
import { file, onDisk, referenceTo, taskOfTodo, untitled } from './todoDocuments.ts';

/** A language, a line with a TODO of it, what becomes of the line, and the task's name. `@` stands for the reference. */
const languages: readonly (readonly [string, string, string, string])[] = [
	['typescript', '\t// TODO: count the waves', '\t// TODO(@): count the waves', 'count the waves'],
	['javascript', 'a(); /* FIXME wait */ b();', 'a(); /* FIXME(@): wait */ b();', 'wait'],
	['typescriptreact', '{/* TODO: show it */}', '{/* TODO(@): show it */}', 'show it'],
	['python', 'x = 1  # TODO: two', 'x = 1  # TODO(@): two', 'two'],
	['html', '<p> <!-- TODO: more text --> </p>', '<p> <!-- TODO(@): more text --> </p>', 'more text'],
	['go', 'x := 1 // TODO: errors', 'x := 1 // TODO(@): errors', 'errors'],
	['css', 'a { } /* TODO: colours */', 'a { } /* TODO(@): colours */', 'colours'],
	['rust', '/// TODO: safe', '/// TODO(@): safe', 'safe'],
	['sql', 'SELECT 1; -- TODO: all', 'SELECT 1; -- TODO(@): all', 'all'],
	['lua', 'x = 1 -- TODO: one', 'x = 1 -- TODO(@): one', 'one'],
	['shellscript', 'ls # TODO: hidden ones', 'ls # TODO(@): hidden ones', 'hidden ones'],
	['yaml', 'a: b # HACK: quote it', 'a: b # HACK(@): quote it', 'quote it'],
	['jsonc', '{ "a": 1 } // TODO: more', '{ "a": 1 } // TODO(@): more', 'more'],
	['clojure', '; TODO: parens', '; TODO(@): parens', 'parens'],
	['vb', "x = 1 ' TODO: basics", "x = 1 ' TODO(@): basics", 'basics'],
	['markdown', '<!-- TODO: chapter 2 -->', '<!-- TODO(@): chapter 2 -->', 'chapter 2'],
	['markdown', '- [ ] chapter 3', '- [ ] TODO(@): chapter 3', 'chapter 3'],
	['html', '<script>/* TODO: run */</script>', '<script>/* TODO(@): run */</script>', 'run'],
	['php', '<p><?php # TODO: serve ?></p>', '<p><?php # TODO(@): serve ?></p>', 'serve'],
];

describe('A task from a TODO, of this computer', () => {
	before(signOut);

	for (const [language, before, after, name] of languages) {
		it(`${language}: ${before.trim()}`, async () => {
			const document = await untitled(language, `${before}\n`);
			const task = await taskOfTodo(document.uri, 0);
			assert.deepEqual([task.product, task.name], ['local', name]);
			assert.equal(document.getText(), `${after.replace('@', referenceTo(task))}\n`);
			assert.equal((await needTask(task.id)).name, name);
		});
	}

	it('is one step for undo, and one for redo', async () => {
		const text = 'one();\n// TODO: two\nthree();\n';
		const document = await untitled('typescript', text);
		const task = await taskOfTodo(document.uri, 1);
		assert.equal(document.getText(), `one();\n// TODO(${referenceTo(task)}): two\nthree();\n`);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
		await vscode.commands.executeCommand('redo');
		assert.equal(document.getText(), `one();\n// TODO(${referenceTo(task)}): two\nthree();\n`);
	});

	it('keeps what else is in the line, and Windows line ends', async () => {
		const document = await untitled('typescript', 'a(); // TODO: b // c 🚀\r\nd();\r\n');
		const task = await taskOfTodo(document.uri, 0);
		assert.equal(document.getText(), `a(); // TODO(${referenceTo(task)}): b // c 🚀\r\nd();\r\n`);
	});

	it('knows where in the workspace it came from', async () => {
		const uri = await file(
			'tides.ts',
			'const tide = 1;\n// TODO: low tide\n// and high tide\ncount();\n',
		);
		const task = await taskOfTodo(uri, 1);
		assert.deepEqual([task.name, task.description], ['low tide', 'and high tide']);
		assert.match(task.notes ?? '', /^tides\.ts:2\n/);
		assert.ok(task.notes?.includes('count();'));
	});

	it('saves a file that nobody has open', async () => {
		const uri = await file('closed.py', '# TODO: saved\n');
		const task = await taskOfTodo(uri, 0);
		assert.equal(await onDisk(uri), `# TODO(${referenceTo(task)}): saved\n`);
	});

	it('does not save a file that somebody edits', async () => {
		const uri = await file('open.py', '# TODO: not saved\n');
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const task = await taskOfTodo(uri, 0);
		assert.equal(document.getText(), `# TODO(${referenceTo(task)}): not saved\n`);
		assert.equal(document.isDirty, true);
		assert.equal(await onDisk(uri), '# TODO: not saved\n');
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	it('takes a TODO at the cursor when it is called without an argument', async () => {
		const document = await untitled('go', 'a()\n// TODO: here\n');
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(1, 5, 1, 5);
		await call('createTaskFromTodo');
		assert.match(document.getText(), /^a\(\)\n\/\/ TODO\(local#\d+\): here\n$/);
	});

	for (const [what, language, content, line, expected] of [
		['a line without one', 'typescript', 'a();\n// TODO: b\n', 0, /no TODO .*line 1/],
		['a string', 'typescript', 'const a = "// TODO: b";\n', 0, /no TODO .*line 1/],
		['a word of prose', 'typescript', '// what is TODO here\n', 0, /no TODO .*line 1/],
		['a line behind the end', 'typescript', '// TODO: b', 9, /no TODO .*line 10/],
		['a language without comments', 'plaintext', 'TODO: b', 0, /no TODO .*line 1/],
		['one that has its task', 'typescript', '// TODO(local#7): b', 0, /has its task already: local#7/],
		['one that has its task in Focus', 'python', '# TODO(toggl#5101): b', 0, /task already: toggl#5101/],
	] as const) {
		it(`refuses ${what}, and creates nothing`, async () => {
			const document = await untitled(language, content);
			const before = (await findTasks()).length;
			const creating = call('createTaskFromTodo', { uri: document.uri.toString(), line });
			assert.match(await sentenceOf(creating), expected);
			assert.equal(document.getText(), content);
			assert.equal((await findTasks()).length, before);
		});
	}

	for (const [argument, expected] of [
		[{}, /uri/],
		[{ uri: 'file:///nowhere/at/all.ts', line: 0 }, /all\.ts.*can’t be opened/],
		[{ uri: 'all.ts', line: 0 }, /all\.ts.*can’t be opened/],
		[{ uri: 'untitled:x', line: -1 }, /line/],
		[{ uri: 'untitled:x', line: 1.5 }, /line/],
		[{ uri: 'untitled:x', line: '1' }, /line/],
		[{ uri: 7, line: 1 }, /uri/],
	] as const) {
		it(`refuses ${JSON.stringify(argument)}`, async () => {
			assert.match(await sentenceOf(call('createTaskFromTodo', argument)), expected);
		});
	}
});
