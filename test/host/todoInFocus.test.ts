import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import {
	call,
	eventually,
	findTasks,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';
import { file, onDisk, referenceTo, taskOfTodo, type, untitled } from './todoDocuments.ts';

describe('A task from a TODO, in Focus', () => {
	before(signInAfresh);
	beforeEach(() => focus.forgetRequests());
	after(signOut);

	/** Starts a task, and waits until its request is under way; the service has it only when the task is asked for. */
	const startSlowly = async (uri: vscode.Uri, line: number): Promise<() => Promise<Task>> => {
		await focus.hold({ method: 'POST', path: '/tasks' });
		const creating = taskOfTodo(uri, line);
		await eventually('the request is under way', focus.isHolding);
		return async () => {
			await focus.mend();
			return creating;
		};
	};

	it('has the number of the service in its reference', async () => {
		const document = await untitled('python', '# TODO: from code\n# in two lines\n');
		const task = await taskOfTodo(document.uri, 0);
		assert.match(task.id, /^focus:\d+$/);
		const reference = `toggl#${task.id.split(':')[1]}`;
		assert.equal(document.getText(), `# TODO(${reference}): from code\n# in two lines\n`);
		const { name, description } = await focus.row(task.id);
		assert.deepEqual([name, description], ['from code', 'in two lines']);
		assert.equal((await needTask(task.id)).name, 'from code');
	});

	it('follows its TODO when lines come before it meanwhile', async () => {
		const document = await untitled('typescript', 'a();\n// TODO: follow me\nb();\n');
		const task = await startSlowly(document.uri, 1);
		await type(document.uri, 0, 0, '// TODO: another one\n// TODO: follow me\n\n');
		const reference = referenceTo(await task());
		assert.equal(
			document.getText(),
			`// TODO: another one\n// TODO: follow me\n\na();\n// TODO(${reference}): follow me\nb();\n`,
		);
	});

	it('follows its TODO when its text is edited meanwhile', async () => {
		const document = await untitled('typescript', 'a(); // TODO: say\n');
		const task = await startSlowly(document.uri, 0);
		await type(document.uri, 0, 17, ' it louder');
		await type(document.uri, 0, 0, '  ');
		const reference = referenceTo(await task());
		assert.equal(document.getText(), `  a(); // TODO(${reference}): say it louder\n`);
	});

	it('leaves the document alone when the TODO was deleted meanwhile', async () => {
		const document = await untitled('typescript', '// TODO: gone\n// TODO: stays\n');
		const task = await startSlowly(document.uri, 0);
		const edit = new vscode.WorkspaceEdit();
		edit.delete(document.uri, new vscode.Range(0, 0, 1, 0));
		await vscode.workspace.applyEdit(edit);
		const { id } = await task();
		assert.equal(document.getText(), '// TODO: stays\n');
		assert.equal((await needTask(id)).name, 'gone');
	});

	it('follows its file when that is renamed meanwhile', async () => {
		const uri = await file('old.ts', '// TODO: in a file\n');
		const renamed = uri.with({ path: uri.path.replace('old.ts', 'new.ts') });
		const task = await startSlowly(uri, 0);
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(uri, renamed);
		assert.ok(await vscode.workspace.applyEdit(edit));
		const reference = referenceTo(await task());
		const document = await vscode.workspace.openTextDocument(renamed);
		assert.equal(document.getText(), `// TODO(${reference}): in a file\n`);
		assert.equal(await onDisk(renamed), document.getText());
	});

	it('is one task however often it is called', async () => {
		const document = await untitled('typescript', '// TODO: once\n');
		await focus.hold({ method: 'POST', path: '/tasks' });
		const both = Promise.all([taskOfTodo(document.uri, 0), taskOfTodo(document.uri, 0)]);
		await eventually('the request is under way', focus.isHolding);
		await focus.mend();
		const [first, second] = await both;
		assert.deepEqual(first, second);
		assert.equal((await focus.writes()).length, 1);
		assert.equal(document.getText(), `// TODO(${referenceTo(first)}): once\n`);
	});

	it('is a task each for several TODOs at once', async () => {
		const lines = Array.from({ length: 8 }, (_line, index) => `// TODO: number ${index}\n`);
		const document = await untitled('typescript', lines.join(''));
		const tasks = await Promise.all(lines.map((_line, index) => taskOfTodo(document.uri, index)));
		assert.equal(
			document.getText(),
			tasks.map((task, index) => `// TODO(${referenceTo(task)}): number ${index}\n`).join(''),
		);
	});

	it('leaves the document alone when the service refuses the task', async () => {
		const document = await untitled('typescript', '// TODO: later\n');
		const before = (await findTasks()).length;
		await focus.fail({ method: 'POST', path: '/tasks' }, { kind: 'status', status: 400 });
		await sentenceOf(call('createTaskFromTodo', { uri: document.uri.toString(), line: 0 }));
		assert.equal(document.getText(), '// TODO: later\n');
		assert.equal((await findTasks()).length, before);
		const task = await taskOfTodo(document.uri, 0);
		assert.equal(document.getText(), `// TODO(${referenceTo(task)}): later\n`);
	});

	for (const fault of [{ kind: 'status', status: 500 }, { kind: 'dropAfter' }, { kind: 'html' }] as const) {
		it(`gets its reference as soon as the service has the task (${fault.kind})`, async () => {
			const document = await untitled('typescript', '// TODO: later\n');
			await focus.fail({ method: 'POST', path: '/tasks' }, fault);
			// It's tried again by itself, which on a busy computer may be before the test has looked.
			await focus.fail({ count: 1e6 }, { kind: 'dropBefore' });
			const pending = await taskOfTodo(document.uri, 0);
			assert.deepEqual([pending.pending, document.getText()], [true, '// TODO: later\n']);
			// Asked once more, it's the same task.
			assert.equal((await taskOfTodo(document.uri, 0)).id, pending.id);
			await focus.mend();
			await eventually('the reference is there', async () => {
				await call('refresh').catch(() => undefined);
				return document.getText() !== '// TODO: later\n';
			});
			const task = await updateTask(pending.id, { notes: '' });
			assert.equal(document.getText(), `// TODO(${referenceTo(task)}): later\n`);
		});
	}
});
