import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TaskPanels } from '../../src/editor/taskPanels.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { eventually } from './support.ts';

const viewType = 'togglTasks.editor';
const first = 'focus:new-1-abc';
const now = 'focus:5101';
const draft = { notes: { base: '', input: 'typed on the train' } };

function forms(): vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputWebview);
}

async function eventuallyShown(...labels: readonly string[]): Promise<void> {
	const shown = (): string =>
		forms()
			.flatMap(({ label }) => label || [])
			.join();
	await eventually(`the tabs are ${labels.join()}`, () => shown() === labels.join());
}

describe('The form of a task that was sent after it got its first id', () => {
	let panels: TaskPanels;
	const kept = new Map<string, unknown>();
	const drafts: vscode.Memento = {
		keys: () => [...kept.keys()],
		get: (key: string, other?: unknown) => kept.get(key) ?? other,
		update: async (key: string, value: unknown) => void kept.set(key, value),
	} as vscode.Memento;

	beforeEach(async () => {
		kept.clear();
		const store = new TaskStore();
		const api = Object.assign(new ScriptedApi([makeTask(now, { name: 'Sent' })]), {
			idNow: (id: TaskId) => (id === first ? now : id),
		});
		store.connect(api);
		await store.settled();
		const { extensionUri } = vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl') ?? {};
		assert.ok(extensionUri);
		const log = vscode.window.createOutputChannel('Forms', { log: true });
		const places = { of: () => [], onDidChange: () => ({ dispose() {} }) };
		panels = new TaskPanels(viewType, { extensionUri, store, log, drafts, places });
	});
	afterEach(async () => {
		await vscode.window.tabGroups.close(forms());
		panels.dispose();
	});

	const comeBack = (taskId: TaskId): void => {
		const panel = vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.One, {});
		panels.restore(panel, { taskId, draft: {}, values: { name: 'Sent' } });
	};

	it('is revealed when it came back under that id', async () => {
		comeBack(first);
		panels.show(now);
		await eventuallyShown('Sent');
	});

	it('is revealed when it is asked for by that id', async () => {
		panels.show(now);
		panels.show(first);
		await eventuallyShown('Sent');
	});

	it('comes back once where it was kept under both ids', async () => {
		comeBack(now);
		comeBack(first);
		await eventuallyShown('Sent');
	});

	it('has what was typed before it was closed and the task was sent', async () => {
		kept.set('togglTasks.editor.drafts', { [first]: { draft, at: 1 } });
		panels.show(now);
		await eventuallyShown('● Sent');
	});

	describe('that is closed', () => {
		const { showInformationMessage } = vscode.window;
		let said: string[];

		beforeEach(() => {
			said = [];
			Object.assign(vscode.window, {
				showInformationMessage: (message: string) => {
					said.push(message);
					return Promise.resolve();
				},
			});
		});
		afterEach(() => {
			Object.assign(vscode.window, { showInformationMessage });
		});

		/** Closes a form whose page says these things before. */
		const closeAfter = (...messages: readonly unknown[]): void => {
			const [heard, closed] = [new vscode.EventEmitter<unknown>(), new vscode.EventEmitter<void>()];
			const webview = {
				cspSource: '',
				onDidReceiveMessage: heard.event,
				asWebviewUri: (uri: vscode.Uri) => uri,
				postMessage: () => Promise.resolve(true),
			};
			const panel = {
				webview,
				onDidDispose: closed.event,
				onDidChangeViewState: () => ({ dispose() {} }),
				dispose: () => closed.fire(),
			};
			panels.restore(panel as unknown as vscode.WebviewPanel, {
				taskId: now,
				draft: {},
				values: { name: 'Sent' },
			});
			for (const message of messages) {
				heard.fire(message);
			}
			panel.dispose();
		};

		it('says once that what was typed is kept', () => {
			closeAfter({ kind: 'draft', draft });
			assert.deepEqual(said, ['Your changes of “Sent” are not saved. The form keeps them.']);
			closeAfter();
			assert.equal(said.length, 1);
		});

		it('says nothing where nothing is left to save', () => {
			closeAfter({ kind: 'draft', draft }, { kind: 'draft', draft: {} });
			assert.deepEqual(said, []);
		});
	});
});
