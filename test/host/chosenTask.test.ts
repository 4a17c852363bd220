import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { call, createTask, eventually, needTask, sentenceOf } from './support.ts';

type Box = vscode.QuickPick<vscode.QuickPickItem & { task: Task }>;

/** Runs a command from the palette and chooses the task that its list has of this name. Gives the names of all. */
async function choose(command: string, name: string): Promise<readonly string[]> {
	const { createQuickPick } = vscode.window;
	const accepts = new vscode.EventEmitter<void>();
	const boxes: Box[] = [];
	Object.assign(vscode.window, {
		createQuickPick: () => {
			const box = createQuickPick() as unknown as Box;
			Object.defineProperty(box, 'onDidAccept', { value: accepts.event });
			boxes.push(box);
			return box;
		},
	});
	try {
		const running = call(command);
		await eventually('the tasks are listed', () => boxes.some(({ items }) => items.length > 0));
		const [box] = boxes;
		assert.ok(box);
		const { items } = box;
		Object.defineProperty(box, 'selectedItems', {
			value: items.filter(({ task }) => task.name === name),
		});
		accepts.fire();
		await running;
		return items.map(({ task }) => task.name);
	} finally {
		Object.assign(vscode.window, { createQuickPick });
	}
}

describe('A command that was called without a task, while none is selected', () => {
	it('lists those that it can be done to, and does it to the chosen one', async () => {
		const { id } = await createTask({ name: 'Not done yet', product: 'local' });
		const done = await createTask({ name: 'Done already', product: 'local' });
		await call('completeTask', { id: done.id });
		const names = await choose('completeTask', 'Not done yet');
		assert.equal((await needTask(id)).done, true);
		assert.ok(!names.includes('Done already'));
		assert.ok(!(await choose('pinTask', 'Not done yet')).includes('Pinned already'));
		assert.equal((await needTask(id)).pinned, true);
		assert.deepEqual(
			await choose('copyReference', 'Not done yet').then((all) => all.includes('Done already')),
			true,
		);
		assert.match(await vscode.env.clipboard.readText(), /^local#\d+$/);
		await choose('deleteTask', 'Not done yet');
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('asks no caller', async () => {
		const changing = call('changeTasks', { changes: { pinned: true } });
		assert.match(await sentenceOf(changing), /^Select a task/);
		assert.match(await sentenceOf(call('setDueDate', { endDate: null })), /^Select a task/);
	});
});
