import * as vscode from 'vscode';
import { commandIds } from '../../commandIds.ts';
import { formatReference } from '../../products/reference.ts';
import type { TaskStore } from '../../tasks/taskStore.ts';
import { isCall, registerCommand } from '../../ui/registerCommand.ts';
import { referableIds } from '../../ui/referableIds.ts';
import { targetIds } from '../../ui/targets.ts';
import type { WorkspaceTodos } from '../workspace/workspaceTodos.ts';
import { findGivenTodos } from './findGivenTodos.ts';
import { countStates, sayCounts, sayUndecided, undecided } from './sayTodos.ts';
import { TodoTree } from './todoTree.ts';

/** The view of all TODOs of the workspace. It reads what is known here, and asks no service for anything. */
export function registerTodosView(
	store: TaskStore,
	workspace: WorkspaceTodos,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const tree = new TodoTree(store, workspace);
	const view = vscode.window.createTreeView('togglTasks.todos', {
		treeDataProvider: tree,
		canSelectMany: true,
		showCollapseAll: true,
	});
	return vscode.Disposable.from(
		tree,
		view,
		showState(view, tree, workspace),
		registerCommand(
			commandIds.findTodos,
			(argument) =>
				isCall(argument)
					? findGivenTodos(store, workspace, argument)
					: vscode.commands.executeCommand('togglTasks.todos.focus'),
			log,
		),
		registerCommand(
			commandIds.copyTodoReference,
			(row, selection) => copyReferences(store, row, selection),
			log,
		),
		registerCommand(commandIds.refreshTodos, () => workspace.restart(), log),
	);
}

/** The references of the selected rows, one a line. */
async function copyReferences(store: TaskStore, row: unknown, selection: unknown): Promise<void> {
	const ids = await referableIds(store, targetIds(row, selection));
	const references = ids.map((id) => formatReference(id));
	await vscode.env.clipboard.writeText(references.join('\n'));
	vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', references.join(', ').slice(0, 60)), 3000);
}

/** Keeps the badge, the description, the progress and the context key of the welcome texts true. */
function showState(
	view: vscode.TreeView<unknown>,
	tree: TodoTree,
	workspace: WorkspaceTodos,
): vscode.Disposable {
	let ended: PromiseWithResolvers<void> | undefined;
	const show = (): void => {
		const counts = countStates(tree.states);
		const value = undecided(counts);
		view.badge = value > 0 ? { value, tooltip: sayUndecided(counts) } : undefined;
		view.description = sayCounts(counts);
		const state = workspace.isBusy ? 'busy' : 'ready';
		void vscode.commands.executeCommand('setContext', 'togglTasks.todosState', state);
		if (workspace.isBusy && !ended) {
			ended = Promise.withResolvers<void>();
			const { promise } = ended;
			void vscode.window.withProgress({ location: { viewId: 'togglTasks.todos' } }, () => promise);
		} else if (!workspace.isBusy) {
			ended?.resolve();
			ended = undefined;
		}
	};
	return vscode.Disposable.from(workspace.onDidChangeState(show), tree.onDidChangeTreeData(show), {
		dispose: () => ended?.resolve(),
	});
}
