import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { CodePlaces } from '../ui/codePlaces.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { targetIds } from '../ui/targets.ts';
import type { TaskPanels } from './taskPanels.ts';

const viewType = 'togglTasks.editor';

/**
 * Registers the form that edits a whole task: its command, and what brings open forms back after a
 * reload. `drafts` keeps what was typed and not saved over the closing of a form.
 */
export function registerTaskEditor(options: {
	extensionUri: vscode.Uri;
	store: TaskStore;
	log: vscode.LogOutputChannel;
	drafts: vscode.Memento;
	/** Where tasks are referred to. */
	places: () => Promise<CodePlaces>;
}): vscode.Disposable {
	const { store, log } = options;
	let loading: Promise<TaskPanels> | undefined;
	// The form's code is read when the first form is opened.
	const panels = (): Promise<TaskPanels> => {
		loading ??= Promise.all([import('./taskPanels.ts'), options.places()]).then(
			([module, places]) => new module.TaskPanels(viewType, { ...options, places }),
		);
		return loading;
	};

	const edit = async (argument: unknown): Promise<void> => {
		if (argument === undefined) {
			// The list of all tasks opens what is chosen.
			await vscode.commands.executeCommand(commandIds.findTasks);
			return;
		}
		// The row that was clicked, whichever others are selected.
		const [id] = targetIds(argument);
		if (id === undefined) {
			return;
		}
		if (!store.get(id)) {
			await store.settled(productOf(id));
		}
		const task = await store.load(id);
		(await panels()).show(task.id);
	};

	return vscode.Disposable.from(
		{ dispose: () => void loading?.then((open) => open.dispose()) },
		registerCommand(commandIds.editTask, edit, log),
		vscode.window.registerWebviewPanelSerializer(viewType, {
			deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
		}),
	);
}
