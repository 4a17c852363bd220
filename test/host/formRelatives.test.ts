import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, eventually, signInAfresh, signOut } from './support.ts';

describe('The form of a task whose relatives are not on show', () => {
	before(signInAfresh);
	afterEach(() =>
		vscode.window.tabGroups.close(
			vscode.window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.filter(({ input }) => input instanceof vscode.TabInputWebview),
		),
	);
	after(signOut);

	const asked = async (): Promise<string[]> =>
		(await focus.requests()).map(
			({ path, query }) =>
				`${path.replace(/.*\/tasks\//, '')}${query['archived'] === undefined ? '' : ` ${query['archived']}`}`,
		);

	it('asks for each once, and not again for the same form', async () => {
		const archived_at = '2026-11-01T00:00:00Z';
		await focus.change({
			tasks: [
				{ id: 9000, name: 'Above', archived_at },
				{ id: 9001, name: 'In the form', archived_at, parent_task_id: 9000 },
				{ id: 9002, name: 'Below', archived_at, parent_task_id: 9001 },
			],
		});
		await call('editTask', { id: 'focus:9001' });
		const expected = ['9000', '9001', '9001/children', '9001/children true', '9001/parents'];
		await eventually('all is asked for', async () => (await asked()).length === expected.length);
		await call('editTask', { id: 'focus:9001' });
		assert.deepEqual((await asked()).toSorted(), expected);
	});

	it('asks for nothing where all is on show', async () => {
		await focus.forgetRequests();
		const [task] = (await call('findTasks', { text: 'Try a refund' })) as { id: string }[];
		assert.ok(task);
		await call('editTask', { id: task.id });
		await eventually('the form is open', () =>
			vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label === 'Try a refund'),
		);
		assert.deepEqual(await focus.requests(), []);
	});
});
