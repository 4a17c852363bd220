import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Manifest = { contributes: { commands: { command: string }[] } };

describe('activation', () => {
	const id = 'tasks-for-toggl.tasks-for-toggl';

	it('registers each command that the manifest names', async () => {
		const extension = vscode.extensions.getExtension<unknown>(id);
		assert.ok(extension);
		await extension.activate();
		const manifest: Manifest = extension.packageJSON;
		const registered = new Set(await vscode.commands.getCommands());
		const named = manifest.contributes.commands.map(({ command }) => command);
		assert.ok(named.length > 0);
		assert.deepEqual(
			named.filter((command) => !registered.has(command)),
			[],
		);
	});

	it('offers the tasks of this computer without any account', async () => {
		const name = `Water the plants ${Date.now()}`;
		const created = await vscode.commands.executeCommand<{ id: string }>('togglTasks.createTask', {
			name,
		});
		assert.match(created.id, /^local:\d+$/);
		const found = await vscode.commands.executeCommand<{ id: string }[]>('togglTasks.findTasks', {
			text: name,
		});
		assert.deepEqual(
			found.map((task) => task.id),
			[created.id],
		);
	});
});
