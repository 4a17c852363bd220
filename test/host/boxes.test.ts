import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, createTask, eventually, findTasks } from './support.ts';

const accept = (): Thenable<unknown> =>
	vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
const leave = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeQuickOpen');

describe('The boxes that a person types into', () => {
	const forms = (): vscode.Tab[] =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview);

	afterEach(async () => {
		await leave();
		await vscode.window.tabGroups.close(forms());
	});

	it('open the form of the task that Enter chooses, an open one before the done', async () => {
		await createTask({ name: 'To be found, done', product: 'local', done: true });
		await createTask({ name: 'To be found', product: 'local' });
		const finding = call('findTasks');
		await eventually('Enter opens a form', async () => {
			await accept();
			return forms().length > 0;
		});
		await finding;
		const open = await findTasks({ done: false });
		assert.ok(open.some(({ name }) => name === forms()[0]?.label));
	});

	it('create nothing without a name, and nothing when the person leaves', async () => {
		const before = (await findTasks()).length;
		let ended = false;
		const creating = call('createTask').finally(() => {
			ended = true;
		});
		for (let time = 0; time < 5; time++) {
			await accept();
			assert.equal(ended, false, 'Enter without a name leaves the box where it is');
		}
		await eventually('Escape ends it', async () => {
			await leave();
			return ended;
		});
		assert.equal(await creating, undefined);
		assert.equal((await findTasks()).length, before);
	});
});
