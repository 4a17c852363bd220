import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { AccountState } from '../tasks/account.ts';
import type { AccountSyncState } from '../tasks/accountSync.ts';
import type { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forMessage } from '../ui/plainText.ts';
import { today } from '../ui/dates.ts';
import { saySync } from '../ui/saySync.ts';
import { ArchivedTree } from './archivedTree.ts';
import { Expansion } from './expansion.ts';
import { archivedDragAndDrop, taskDragAndDrop } from './taskDragAndDrop.ts';
import { askedFilter } from './askedFilter.ts';
import { focusedRows } from './focusedRows.ts';
import { registerTaskDecorations } from './taskDecorations.ts';
import { TaskTree } from './taskTree.ts';
import type { TreeNode } from './treeNode.ts';
import { registerViewCommands } from './registerViewCommands.ts';
import { sayFilter } from './sayFilter.ts';
import { isFiltering } from './taskFilter.ts';
import { ViewChoices } from './viewChoices.ts';
import { archivedStates, sayIncomplete, taskStates, viewStatus } from './viewState.ts';

/** The selection of the task view, for commands that were called without an argument; and how to show a task there. */
export type TaskView = {
	selection(): readonly TreeNode[];
	/** The rows that a key is about, in whichever of the two views it was pressed. */
	focused(): Promise<readonly TreeNode[]>;
	reveal(id: string): Promise<void>;
} & vscode.Disposable;

/** The two views: the tasks in use, and the archived ones. */
export function registerTree(
	store: TaskStore,
	workspaceState: vscode.Memento,
	log: vscode.LogOutputChannel,
): TaskView {
	const choices = new ViewChoices(workspaceState);
	const expansion = new Expansion(workspaceState);
	const tree = new TaskTree(store, choices, expansion);
	const tasks = vscode.window.createTreeView('togglTasks.tasks', {
		treeDataProvider: tree,
		dragAndDropController: taskDragAndDrop(store, (id) => reveal(id)),
		canSelectMany: true,
		showCollapseAll: true,
		manageCheckboxStateManually: true,
	});
	const reveal = async (id: string): Promise<void> => {
		const node = tree.nodeOf(id);
		if (tasks.visible && node) {
			tree.tellNow();
			try {
				await tasks.reveal(node, { select: true, focus: false });
			} catch (error) {
				// VS Code can't while it reads the tree anew. What the person asked for is done all the same.
				log.debug(`The row of ${id} could not be shown.`, error);
			}
		}
	};
	const archivedTree = new ArchivedTree(store, expansion);
	const archived = vscode.window.createTreeView('togglTasks.archived', {
		treeDataProvider: archivedTree,
		dragAndDropController: archivedDragAndDrop(store),
		canSelectMany: true,
	});
	const disposable = vscode.Disposable.from(
		tree,
		tasks,
		archivedTree,
		archived,
		expansion.follow(tasks),
		registerTaskDecorations(),
		tasks.onDidChangeCheckboxState(({ items }) => void complete(items)),
		tasks.onDidChangeVisibility(() => tree.followDay()),
		vscode.window.onDidChangeWindowState(() => tree.followDay()),
		registerViewCommands(store, choices, log),
		showFilter(tasks, choices, store),
		askForFiltered(choices, store),
		showStatus(tasks, 'togglTasks.state', () => taskStates(store.accounts), store, choices),
		showStatus(archived, 'togglTasks.archivedState', () => archivedStates(store.accounts), store),
	);
	return {
		selection: () => tasks.selection,
		focused: () => focusedRows([tasks, archived]),
		reveal,
		dispose: () => disposable.dispose(),
	};
}

/** A click on a checkbox completes or reopens, like the commands. */
async function complete(items: readonly [TreeNode, vscode.TreeItemCheckboxState][]): Promise<void> {
	const rows = (wanted: vscode.TreeItemCheckboxState): TreeNode[] =>
		items.filter(([, state]) => state === wanted).map(([node]) => node);
	const [done, open] = [
		rows(vscode.TreeItemCheckboxState.Checked),
		rows(vscode.TreeItemCheckboxState.Unchecked),
	];
	if (done.length > 0) {
		await vscode.commands.executeCommand(commandIds.completeTask, done[0], done);
	}
	if (open.length > 0) {
		await vscode.commands.executeCommand(commandIds.reopenTask, open[0], open);
	}
}

/** Keeps the view's description, and the context keys that menus and welcome texts go by, true to the filter. */
function showFilter(
	view: vscode.TreeView<TreeNode>,
	choices: ViewChoices,
	store: TaskStore,
): vscode.Disposable {
	const show = (): void => {
		const { filter } = choices.current;
		view.description = sayFilter(filter, store.accounts);
		void vscode.commands.executeCommand('setContext', 'togglTasks.filtered', isFiltering(filter));
		void vscode.commands.executeCommand('setContext', 'togglTasks.doneHidden', filter.done === false);
	};
	show();
	return vscode.Disposable.from(
		choices.onDidChange(show),
		// The names of what it asks for come with the accounts.
		store.onDidChange(({ accounts }) => accounts && show()),
	);
}

/** Asks the services for what a new filter lets through, where not all tasks are there to be filtered. */
function askForFiltered(choices: ViewChoices, store: TaskStore): vscode.Disposable {
	let former = JSON.stringify(choices.current.filter);
	return choices.onDidChange(({ filter }) => {
		if (JSON.stringify(filter) !== former && isFiltering(filter)) {
			void store.ask((account) => askedFilter(filter, account, today()));
		}
		former = JSON.stringify(filter);
	});
}

/** Keeps a view's message, progress and context key true to the accounts. */
function showStatus(
	view: vscode.TreeView<TreeNode>,
	contextKey: string,
	states: () => readonly (AccountState | undefined)[],
	store: TaskStore,
	choices?: ViewChoices,
): vscode.Disposable {
	let ended: PromiseWithResolvers<void> | undefined;
	const show = (): void => {
		const { state, error, busy } = viewStatus(states());
		void vscode.commands.executeCommand('setContext', contextKey, state);
		void vscode.commands.executeCommand(
			'setContext',
			'togglTasks.signedIn',
			store.accounts.some(({ signedIn }) => signedIn),
		);
		// An empty view has its welcome text instead, with the cure as a button.
		const incomplete =
			choices && isFiltering(choices.current.filter) ? sayIncomplete(store.accounts) : '';
		const said = [sayWay(error, busy, choices ? store.sync.states : []), incomplete]
			.filter((sentence) => sentence !== '')
			.join(' ');
		view.message = store.find({ limit: 1 }).length > 0 ? forMessage(said) : '';
		if (busy && !ended) {
			ended = Promise.withResolvers<void>();
			const { promise } = ended;
			const viewId = contextKey === 'togglTasks.state' ? 'togglTasks.tasks' : 'togglTasks.archived';
			void vscode.window.withProgress({ location: { viewId } }, () => promise);
		} else if (!busy) {
			ended?.resolve();
			ended = undefined;
		}
	};
	show();
	return vscode.Disposable.from(
		store.onDidChange(
			({ accounts }) => (accounts || store.accounts.some(({ whole }) => !whole)) && show(),
		),
		...(choices ? [choices.onDidChange(show), store.sync.onDidChange(show)] : []),
		{ dispose: () => ended?.resolve() },
	);
}

/** Why changes or tasks are missing, once: a failure that is only a pause is said with what waits for its end. */
function sayWay(error: TaskError | undefined, busy: boolean, states: readonly AccountSyncState[]): string {
	const said = saySync(
		// While tasks are read, some are always missing.
		states.map((state) => ({ ...state, complete: busy || state.complete })),
		vscode.env.language,
	);
	const isPause = error && ['offline', 'timeout', 'quota', 'busy'].includes(error.problem.kind);
	return isPause && said !== '' ? said : (error?.message ?? said);
}
