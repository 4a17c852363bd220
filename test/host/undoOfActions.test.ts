import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { acceptNotification, call, createTask, findTask, signInAfresh, signOut } from './support.ts';

const clear = (): Thenable<unknown> => vscode.commands.executeCommand('notifications.clearAll');

/** The command on all of the tasks, as VS Code calls it for rows that a person clicked. */
function click(name: string, tasks: readonly Task[]): Promise<unknown> {
	const rows = tasks.map(({ id }) => ({ kind: 'task', key: `archived:${id}`, id, place: 'archived' }));
	return call(name, rows[0], rows);
}

describe('What was done to tasks is taken back by Undo', () => {
	before(signInAfresh);
	beforeEach(clear);
	afterEach(clear);
	after(signOut);

	const create = (names: readonly string[], product: string): Promise<Task[]> =>
		Promise.all(names.map((name) => createTask({ name, product })));
	const areArchived = async (tasks: readonly Task[]): Promise<boolean> => {
		const found = await Promise.all(tasks.map(({ id }) => findTask(id, { archived: true })));
		return found.every(Boolean);
	};

	for (const [product, names] of [
		['focus', ['One', 'Two']],
		['local', ['Only']],
	] as const) {
		it(`when they were brought back from the archive: ${product}`, async () => {
			const tasks = await create(names, product);
			await call('archiveTask', { ids: tasks.map(({ id }) => id) });
			await click('unarchiveTask', tasks);
			assert.ok(!(await areArchived(tasks)));
			await acceptNotification('they are archived again', () => areArchived(tasks));
		});
	}

	it('when they were restored', async () => {
		const tasks = await create(['One', 'Two'], 'focus');
		await call('deleteTask', { ids: tasks.map(({ id }) => id) });
		await click('restoreTask', tasks);
		assert.ok(await findTask(tasks[0]?.id ?? ''));
		await acceptNotification('they are deleted again', async () => {
			const found = await Promise.all(tasks.map(({ id }) => findTask(id)));
			return found.every((task) => task === undefined);
		});
	});
});
