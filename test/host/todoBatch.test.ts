import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import { ListDouble } from './listDouble.ts';
import { call, checkedTask, eventually, sentenceOf, signInAfresh, signOut } from './support.ts';
import { file, onDisk, referenceTo, taskOfTodo } from './todoDocuments.ts';

describe('Tasks of all TODOs', () => {
	before(signInAfresh);
	after(signOut);

	const createIn = async (uri: vscode.Uri): Promise<Task[]> => {
		const created = (await call('createTasksFromTodos', { uri: uri.toString() })) as unknown[];
		return created.map((task) => checkedTask(task));
	};
	const named = (tasks: readonly Task[], name: string): string => {
		const task = tasks.find((each) => each.name === name);
		assert.ok(task, name);
		return referenceTo(task);
	};

	it('of a folder take one request, and each reference is in its place', async () => {
		const one = await file(
			'batch/one.ts',
			'// TODO: a\n// says more\nf();\n/* FIXME: b */\n// TODO(toggl#5101): has one\n// TODO: same\n// TODO: same\n',
		);
		const two = await file('batch/deep/two.py', 'x = 1  # TODO: c\r\ny = "# TODO: no"\r\n');
		await file('batch.ts', '// TODO: not in the folder\n');
		const shown = await vscode.workspace.openTextDocument(one);
		await vscode.window.showTextDocument(shown);
		await focus.forgetRequests();
		const tasks = await createIn(vscode.Uri.joinPath(one, '..'));
		assert.deepEqual(
			tasks.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1)),
			['a', 'b', 'c', 'same', 'same'],
		);
		assert.deepEqual(
			(await focus.writes()).map(({ line }) => line),
			['POST /tasks/bulk'],
		);
		const [first, second] = tasks.filter(({ name }) => name === 'same').map((task) => referenceTo(task));
		const expected = [
			`// TODO(${named(tasks, 'a')}): a`,
			'// says more',
			'f();',
			`/* FIXME(${named(tasks, 'b')}): b */`,
			'// TODO(toggl#5101): has one',
			`// TODO(${first}): same`,
			`// TODO(${second}): same`,
			'',
		].join('\n');
		assert.equal(shown.getText(), expected);
		assert.equal(await onDisk(two), `x = 1  # TODO(${named(tasks, 'c')}): c\r\ny = "# TODO: no"\r\n`);
		assert.equal(tasks.find(({ name }) => name === 'a')?.description, 'says more');
		await vscode.window.showTextDocument(shown);
		await vscode.commands.executeCommand('undo');
		assert.match(shown.getText(), /^\/\/ TODO: a\n.*FIXME: b.*TODO: same\n\/\/ TODO: same\n$/s);
		await vscode.commands.executeCommand('redo');
		assert.equal(shown.getText(), expected);
		await shown.save();
	});

	it('are parted into calls of a hundred', async () => {
		const lines = Array.from({ length: 120 }, (_none, at) => `// TODO: number ${at}\n`);
		const uri = await file('hundreds.ts', lines.join(''));
		await focus.forgetRequests();
		const tasks = await createIn(uri);
		assert.equal(tasks.length, 120);
		const bodies = (await focus.writes()).map(
			({ body }) => (body as { tasks?: unknown[] }).tasks?.length ?? body,
		);
		assert.equal(bodies.length, 2);
		const references = new Map(tasks.map((task) => [task.name, referenceTo(task)]));
		const expected = lines.map(
			(_line, at) => `// TODO(${references.get(`number ${at}`)}): number ${at}\n`,
		);
		assert.equal(await onDisk(uri), expected.join(''));
	});

	it('find their places when somebody types meanwhile', async () => {
		const uri = await file('typing.ts', '// TODO: x\na();\n// TODO: y\n');
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		await focus.hold({ method: 'POST' });
		const creating = createIn(uri);
		await eventually('the request is under way', focus.isHolding);
		for (let at = 0; at < 8; at++) {
			const edit = new vscode.WorkspaceEdit();
			edit.insert(uri, new vscode.Position(0, 0), `const n${at} = 1;\n`);
			await vscode.workspace.applyEdit(edit);
		}
		await focus.mend();
		const tasks = await creating;
		assert.ok(document.getText().includes(`// TODO(${named(tasks, 'x')}): x\na();\n`));
		assert.ok(document.getText().endsWith(`// TODO(${named(tasks, 'y')}): y\n`));
		await document.save();
	});

	it('and of one alone at the same time are one task', async () => {
		const uri = await file('both.ts', '// TODO: only once\n');
		const [alone, batch] = await Promise.all([taskOfTodo(uri, 0), createIn(uri).catch(() => [])]);
		assert.deepEqual(
			batch.map(({ id }) => id).filter((id) => id !== alone.id),
			[],
		);
		assert.equal(await onDisk(uri), `// TODO(${referenceTo(alone)}): only once\n`);
	});

	it('that are refused leave their TODOs as they are', async () => {
		const uri = await file('refused.ts', '// TODO: p\n// TODO: q\n');
		await focus.fail({ method: 'POST', count: 1 }, { kind: 'status', status: 422 });
		assert.match(await sentenceOf(createIn(uri)), /not created|did not accept/);
		assert.equal(await onDisk(uri), '// TODO: p\n// TODO: q\n');
		assert.equal((await createIn(uri)).length, 2);
	});

	it('are none where each has its task', async () => {
		const uri = await file('allHave.ts', '// TODO(local#7): x\n');
		assert.match(await sentenceOf(createIn(uri)), /Every TODO there has its task/);
	});

	it('are none where there is no TODO', async () => {
		const uri = await file('without.ts', 'f();\n');
		assert.match(await sentenceOf(createIn(uri)), /There are no TODOs in the comments there/);
	});

	it('are reviewed before, with what they cost', async () => {
		const uri = await file('review.ts', '// TODO: first one\n// TODO: second one\n');
		await focus.forgetRequests();
		const { createQuickPick } = vscode.window;
		let list: vscode.QuickPick<vscode.QuickPickItem> | undefined;
		Object.assign(vscode.window, { createQuickPick: () => (list = createQuickPick()) });
		const done = call('createTasksFromTodos', uri, [uri]);
		await eventually('they are listed', () => list?.items.length === 2);
		Object.assign(vscode.window, { createQuickPick });
		assert.deepEqual(await focus.requests(), []);
		await eventually('they are accepted', async () => {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return (await onDisk(uri)).includes('toggl#');
		});
		await done;
		assert.match(
			await onDisk(uri),
			/^\/\/ TODO\(toggl#\d+\): first one\n\/\/ TODO\(toggl#\d+\): second one\n$/,
		);
		assert.equal((await focus.writes()).length, 1);
	});

	it('are shown a thousand at once, and the rest is spoken of', async () => {
		const lines = Array.from({ length: 1003 }, (_none, at) => `// TODO: of many ${at}\n`);
		const uri = await file('thousand.ts', lines.join(''));
		const { createQuickPick, showInformationMessage } = vscode.window;
		const said: string[] = [];
		let shown = 0;
		const list = new ListDouble((box) => {
			said.push(box.placeholder);
			shown = box.items.length;
			box.selectedItems = box.items.slice(0, 1);
			box.accepted.fire();
		});
		Object.assign(vscode.window, {
			createQuickPick: () => list,
			showInformationMessage: (sentence: string) => Promise.resolve(void said.push(sentence)),
		});
		try {
			await call('createTasksFromTodos', uri, [uri]);
		} finally {
			Object.assign(vscode.window, { createQuickPick, showInformationMessage });
		}
		assert.equal(shown, 1000);
		assert.deepEqual(said, [
			'These are the first 1000 of 1003 TODOs. Enter creates the checked tasks, Escape leaves.',
			'Created 1 task. 3 more TODOs were not in the list: run the command again for them.',
		]);
	});
});
