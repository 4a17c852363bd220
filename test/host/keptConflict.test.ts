import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { choosingBox } from './choosingBox.ts';
import { focus } from './focus.ts';
import {
	call,
	createTask,
	eventually,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';

describe('A change of what others changed too, which its maker waits for', () => {
	const window = { ...vscode.window };
	let task: Task;
	beforeEach(async () => {
		await signInAfresh();
		task = await createTask({ name: 'Both', product: 'focus', projectId: 101, priority: 'medium' });
		await focus.forgetRequests();
	});
	afterEach(() => {
		const { createQuickPick, showQuickPick, showErrorMessage } = window;
		Object.assign(vscode.window, { createQuickPick, showQuickPick, showErrorMessage });
	});
	after(signOut);

	/** Makes a change behind one that is under way, and meanwhile lets others change the same. */
	const cross = async <T>(change: () => Promise<T>): Promise<{ changing: Promise<T> }> => {
		await focus.hold({ method: 'PATCH' }, 'after');
		const before = updateTask(task.id, { name: 'Before' });
		await eventually('it is on its way', focus.isHolding);
		const changing = change();
		await eventually('it waits', async () => (await needTask(task.id)).priority === 'high');
		await focus.change({ tasks: [{ id: Number(task.id.split(':')[1]), priority: 'low' }] });
		await call('refresh');
		await focus.mend();
		await before;
		return { changing };
	};

	it('is told its caller, and waits until it is decided', async () => {
		const { changing } = await cross(() =>
			sentenceOf(call('updateTask', { id: task.id, changes: { priority: 'high' } })),
		);
		assert.match(await changing, /changed elsewhere meanwhile \(Priority\).*Your change waits here/);
		const { priority, pending, trouble } = await needTask(task.id);
		assert.deepEqual([priority, pending, trouble?.kind], ['high', true, 'conflict']);
		assert.deepEqual(trouble?.fields, [{ field: 'priority', mine: 'high', theirs: 'low' }]);
		assert.equal((await focus.row(task.id))['priority'], 'low');
		await call('resolveConflict', { id: task.id, choice: 'mine' });
		await eventually('it is sent', async () => !(await needTask(task.id)).pending);
		assert.equal((await focus.row(task.id))['priority'], 'high');
	});

	it('shows both by the button of its message, after a click', async () => {
		const said: unknown[] = [];
		let offered: readonly vscode.QuickPickItem[] = [];
		Object.assign(vscode.window, {
			createQuickPick: choosingBox(() => 'High'),
			showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
				offered = items;
				return Promise.resolve(items.find(({ label }) => label === 'Take Theirs'));
			},
			showErrorMessage: (...parts: readonly string[]) => {
				said.push(parts);
				return Promise.resolve(parts[1]);
			},
		});
		await cross(async () =>
			vscode.commands.executeCommand('togglTasks.setPriority', { kind: 'task', id: task.id }),
		);
		await eventually('theirs is taken', async () => {
			const { priority, pending } = await needTask(task.id);
			return offered.length > 0 && priority === 'low' && !pending;
		});
		assert.deepEqual(said, [
			[
				'The task was changed elsewhere meanwhile (Priority). Your change waits here: look at both, then keep yours or take theirs.',
				'Resolve Conflict…',
			],
		]);
		assert.deepEqual(
			offered.map(({ label, detail }) => [label, detail]),
			[
				['Keep Mine', 'Priority: High'],
				['Take Theirs', 'Priority: Low'],
				['Edit Task', undefined],
			],
		);
		assert.equal((await focus.row(task.id))['priority'], 'low');
	});
});
