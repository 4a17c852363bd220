import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, createTask, findTasks, needTask, sentenceOf } from './support.ts';

/*
 * The first file to run, so that its commands are the first ones that the extension gets: nobody has
 * opened the view, and nothing has been read.
 */
describe('At the start', () => {
	it('creates a task, without any other command before', async () => {
		const task = await createTask({ name: 'The first command of all' });
		assert.equal(task.product, 'local');
		assert.equal((await needTask(task.id)).name, 'The first command of all');
	});

	it('is active, and has nothing but local tasks', async () => {
		assert.equal(vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl')?.isActive, true);
		assert.deepEqual([...new Set((await findTasks()).map(({ product }) => product))], ['local']);
	});

	it('refuses a tag that is not there, even where there are no tags at all', async () => {
		const creating = call('createTask', { name: 'Tagged', product: 'local', tagIds: [1] });
		assert.match(await sentenceOf(creating), /local:1/);
	});
});
