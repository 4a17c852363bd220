import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showStatus, showWaiting } from '../../src/status/showStatus.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';

describe('What a person asks about changes and requests', () => {
	const { showQuickPick, showInformationMessage } = vscode.window;
	let store: TaskStore;
	let boxes: (readonly vscode.QuickPickItem[])[];
	let messages: string[];

	beforeEach(() => {
		store = new TaskStore();
		[boxes, messages] = [[], []];
		Object.assign(vscode.window, {
			showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
				boxes.push(items);
				return Promise.resolve();
			},
			showInformationMessage: (message: string) => {
				messages.push(message);
				return Promise.resolve();
			},
		});
	});
	afterEach(() => {
		Object.assign(vscode.window, { showQuickPick, showInformationMessage });
		store.dispose();
	});

	it('is answered by a message where no change waits', async () => {
		await showWaiting(store);
		assert.deepEqual([boxes, messages], [[], ['No change waits: all have reached their service.']]);
	});

	it('is answered by rows that stay whatever is typed', async () => {
		const state = {
			product: 'focus',
			label: 'Toggl Focus',
			remaining: 60,
			waiting: 0,
			stuck: 0,
			held: 0,
		};
		Object.defineProperty(store.sync, 'states', { value: [{ ...state, complete: true, syncedAt: 0 }] });
		await showStatus(store);
		const row = boxes[0]?.find(({ label }) => label === 'Toggl Focus');
		assert.equal(row?.alwaysShow, true);
		assert.match(row?.detail ?? '', /Requests left: 60\./);
	});
});
