import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import { call, checkedTask, createTask, eventually, sentenceOf, signInAfresh, signOut } from './support.ts';
import { file, onDisk, referenceTo } from './todoDocuments.ts';

type Found = { uri: string; cell?: number; line: number; character: number; text: string };

const code = (source: string[]): object => ({ cell_type: 'code', source, metadata: {}, outputs: [] });
const raw = { cell_type: 'raw', source: ['# TODO: no'], metadata: {} };

describe('TODOs of a notebook', function () {
	// VS Code starts its own extension for notebooks first.
	this.timeout(60_000);
	before(signInAfresh);
	after(signOut);
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	const written = (name: string, cells: readonly object[]): Promise<vscode.Uri> =>
		file(
			`notebooks/${name}.ipynb`,
			JSON.stringify({ cells, metadata: { name }, nbformat: 4, nbformat_minor: 5 }, undefined, 1),
		);
	/** What the cells say on the disk. */
	const cellsOnDisk = async (uri: vscode.Uri): Promise<string[]> => {
		const { cells } = JSON.parse(await onDisk(uri)) as { cells: { source: string | string[] }[] };
		return cells.map(({ source }) => [source].flat().join(''));
	};
	const rowsIn = async (uri: vscode.Uri): Promise<Found[]> => {
		let rows: Found[] = [];
		await eventually('they are found', async () => {
			rows = (await call('findTodos', { uri: uri.toString() })) as Found[];
			return rows.length > 0;
		});
		return rows;
	};
	const row = async (uri: vscode.Uri, text: string): Promise<Found> =>
		(await rowsIn(uri)).find((each) => each.text === text) ?? assert.fail(text);
	const place = ({ uri, cell, line, character, text }: Found): object => ({
		uri,
		cell,
		line,
		character,
		text,
	});
	const notebookAt = (uri: vscode.Uri): vscode.NotebookDocument | undefined =>
		vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === uri.toString());
	const isShown = (uri: vscode.Uri): boolean =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.some(
				({ input }) =>
					input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString(),
			);
	const batch = async (uri: vscode.Uri): Promise<Task[]> =>
		((await call('createTasksFromTodos', { uri: uri.toString() })) as unknown[]).map((task) =>
			checkedTask(task),
		);

	it('that nobody has open gets its reference in its cell on the disk', async () => {
		const uri = await written('unseen', [
			raw,
			code(['# TODO: same\n', 'a = 1']),
			code(['b = 2\n', '\n', '# TODO: same']),
			{ cell_type: 'markdown', source: ['- [ ] box'], metadata: {} },
		]);
		const [, second] = await rowsIn(uri);
		assert.ok(second);
		assert.deepEqual([second.cell, second.line, second.character], [2, 2, 2]);
		const task = checkedTask(await call('createTaskFromTodo', place(second)));
		assert.equal(task.name, 'same');
		assert.deepEqual(await cellsOnDisk(uri), [
			'# TODO: no',
			'# TODO: same\na = 1',
			`b = 2\n\n# TODO(${referenceTo(task)}): same`,
			'- [ ] box',
		]);
		assert.equal(notebookAt(uri)?.isDirty, false);
		await eventually('it is not shown', () => !isShown(uri));
		const box = checkedTask(await call('createTaskFromTodo', place(await row(uri, 'box'))));
		assert.equal((await cellsOnDisk(uri))[3], `- [ ] TODO(${referenceTo(box)}): box`);
	});

	it('is found by its line in the first cell that has it there', async () => {
		const uri = await written('byLine', [code(['a = 1']), code(['b = 2\n', '# TODO: by line'])]);
		const task = checkedTask(await call('createTaskFromTodo', { uri: uri.toString(), line: 1 }));
		assert.deepEqual(await cellsOnDisk(uri), ['a = 1', `b = 2\n# TODO(${referenceTo(task)}): by line`]);
		assert.match(
			await sentenceOf(call('createTaskFromTodo', { uri: uri.toString(), line: 7 })),
			/no TODO in a comment in line 8/,
		);
	});

	it('is found where its cell is another by now', async () => {
		const uri = await written('moved', [code(['# TODO: moves'])]);
		const before = await row(uri, 'moves');
		await written('moved', [code(['first = 1']), code(['# TODO: moves'])]);
		const task = checkedTask(await call('createTaskFromTodo', place(before)));
		assert.deepEqual(await cellsOnDisk(uri), ['first = 1', `# TODO(${referenceTo(task)}): moves`]);
	});

	it('get their tasks together with those of the other files of a folder', async () => {
		const uri = await written('many/a', [
			code(['# TODO: m one\n', 'x = 1\n', '# TODO: m two']),
			code(['# TODO: m three']),
			code(['# TODO: m four']),
		]);
		const beside = await file('notebooks/many/b.py', '# TODO: m five\n');
		const tasks = await batch(vscode.Uri.joinPath(uri, '..'));
		const of = (name: string): string =>
			referenceTo(tasks.find((task) => task.name === `m ${name}`) ?? assert.fail(name));
		assert.equal(tasks.length, 5);
		assert.deepEqual(await cellsOnDisk(uri), [
			`# TODO(${of('one')}): m one\nx = 1\n# TODO(${of('two')}): m two`,
			`# TODO(${of('three')}): m three`,
			`# TODO(${of('four')}): m four`,
		]);
		assert.equal(await onDisk(beside), `# TODO(${of('five')}): m five\n`);
		assert.equal(notebookAt(uri)?.isDirty, false);
		await eventually('it is not shown', () => !isShown(uri));
	});

	it('get their tasks by the address of the notebook that is open, and stay unsaved where it was', async () => {
		const uri = await written('open', [code(['# TODO: o one']), code(['# TODO: o two'])]);
		await vscode.commands.executeCommand('vscode.open', uri);
		await eventually('it is open', () => notebookAt(uri) !== undefined && isShown(uri));
		const notebook = notebookAt(uri) ?? assert.fail();
		const cell = notebook.cellAt(0).document;
		await eventually('its cells are found', async () => (await rowsIn(uri))[0]?.uri !== uri.toString());
		const edit = new vscode.WorkspaceEdit();
		edit.insert(cell.uri, new vscode.Position(0, 0), 'x = 1\n');
		assert.ok(await vscode.workspace.applyEdit(edit));
		const tasks = await batch(uri);
		assert.deepEqual(tasks.map(({ name }) => name).toSorted(), ['o one', 'o two']);
		const of = (name: string): string =>
			referenceTo(tasks.find((task) => task.name === name) ?? assert.fail(name));
		assert.deepEqual(
			notebook.getCells().map(({ document }) => document.getText()),
			[`x = 1\n# TODO(${of('o one')}): o one`, `# TODO(${of('o two')}): o two`],
		);
		assert.ok(notebook.isDirty);
		assert.deepEqual(await cellsOnDisk(uri), ['# TODO: o one', '# TODO: o two']);
		assert.match(await sentenceOf(batch(uri)), /Every TODO there has its task/);
	});

	it('gets its reference in its cell though the notebook was closed meanwhile', async () => {
		const uri = await written('closing', [code(['x = 1']), code(['# TODO: closing'])]);
		await vscode.commands.executeCommand('vscode.open', uri);
		await eventually('it is open', () => notebookAt(uri) !== undefined && isShown(uri));
		const cell = notebookAt(uri)?.cellAt(1).document.uri ?? assert.fail();
		await focus.hold({ method: 'POST', path: '/tasks' });
		const creating = call('createTaskFromTodo', { uri: cell.toString(), line: 0 });
		await eventually('the request is under way', focus.isHolding);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await eventually('it is closed', () => notebookAt(uri) === undefined);
		await focus.mend();
		const task = checkedTask(await creating);
		assert.deepEqual(await cellsOnDisk(uri), ['x = 1', `# TODO(${referenceTo(task)}): closing`]);
	});

	it('are removed and unlinked in their cells', async () => {
		const task = await createTask({ name: 'in a notebook' });
		const linked = `# TODO(${referenceTo(task)}): linked`;
		const uri = await written('edits', [code(['x = 1']), code(['y = 2\n', '# TODO: remove\n', linked])]);
		const rows = await rowsIn(uri);
		assert.equal(rows.length, 2);
		await call('removeTodo', place(rows[0]!));
		assert.deepEqual(await cellsOnDisk(uri), ['x = 1', `y = 2\n${linked}`]);
		await call('unlinkTodo', { uri: uri.toString(), cell: 1, line: 1 });
		assert.deepEqual(await cellsOnDisk(uri), ['x = 1', 'y = 2\n# TODO: linked']);
	});

	it('is shown in its cell', async () => {
		const uri = await written('shown', [code(['x = 1']), code(['y = 2\n', 'z = 3  # TODO: go here'])]);
		await call('goToTodo', place(await row(uri, 'go here')));
		await eventually('the notebook is shown', () => isShown(uri));
		const notebook = notebookAt(uri) ?? assert.fail();
		await eventually('its cell has the cursor', () => {
			const { activeNotebookEditor, activeTextEditor } = vscode.window;
			return (
				activeNotebookEditor?.notebook === notebook &&
				activeNotebookEditor.selections[0]?.start === 1 &&
				activeTextEditor?.document === notebook.cellAt(1).document &&
				activeTextEditor.selection.active.isEqual(new vscode.Position(1, 9))
			);
		});
		assert.match(
			await sentenceOf(call('goToTodo', { uri: `${uri.toString()}x`, line: 0 })),
			/can’t be opened/,
		);
	});
});
