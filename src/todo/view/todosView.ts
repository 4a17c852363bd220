import * as vscode from 'vscode';
import { formatReference } from '../../products/reference.ts';
import type { TaskStore } from '../../tasks/taskStore.ts';
import { isCall } from '../../ui/registerCommand.ts';
import { referableIds } from '../../ui/referableIds.ts';
import { targetIds } from '../../ui/targets.ts';
import type { WorkspaceTodos } from '../workspace/workspaceTodos.ts';
import { findGivenTodos } from './findGivenTodos.ts';
import { countStates, sayCounts, sayUndecided, undecided } from './sayTodos.ts';
import { TodoTree } from './todoTree.ts';

/** The view of all TODOs of the workspace. It reads what is known here, and asks no service for anything. */
export class TodosView implements vscode.Disposable {
	readonly tree: TodoTree;
	readonly #store: TaskStore;
	readonly #workspace: WorkspaceTodos;
	readonly #view: vscode.TreeView<unknown>;
	readonly #listeners: vscode.Disposable;
	#ended: PromiseWithResolvers<void> | undefined;

	constructor(store: TaskStore, workspace: WorkspaceTodos, view: vscode.TreeView<unknown>) {
		this.#store = store;
		this.#workspace = workspace;
		this.#view = view;
		this.tree = new TodoTree(store, workspace);
		this.#listeners = vscode.Disposable.from(
			this.tree,
			workspace.onDidChangeState(() => this.#showState()),
			this.tree.onDidChangeTreeData(() => this.#showState()),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
		this.#ended?.resolve();
	}

	/** The TODOs that a caller asks for; a person gets the view. */
	find(argument: unknown): unknown {
		return isCall(argument)
			? findGivenTodos(this.#store, this.#workspace, argument)
			: vscode.commands.executeCommand('togglTasks.todos.focus');
	}

	/** The references of the selected rows, one a line. */
	async copyReferences(row: unknown, selection: unknown): Promise<void> {
		const ids = await referableIds(this.#store, targetIds(row, selection));
		const references = ids.map((id) => formatReference(id));
		await vscode.env.clipboard.writeText(references.join('\n'));
		vscode.window.setStatusBarMessage(
			vscode.l10n.t('Copied {0}', references.join(', ').slice(0, 60)),
			3000,
		);
	}

	/** Keeps the badge, the description, the progress and the context key of the welcome texts true. */
	#showState(): void {
		const counts = countStates(this.tree.states);
		const value = undecided(counts);
		this.#view.badge = value > 0 ? { value, tooltip: sayUndecided(counts) } : undefined;
		this.#view.description = sayCounts(counts);
		const { isBusy } = this.#workspace;
		void vscode.commands.executeCommand('setContext', 'togglTasks.todosState', isBusy ? 'busy' : 'ready');
		if (isBusy && !this.#ended) {
			this.#ended = Promise.withResolvers<void>();
			const { promise } = this.#ended;
			void vscode.window.withProgress({ location: { viewId: 'togglTasks.todos' } }, () => promise);
		} else if (!isBusy) {
			this.#ended?.resolve();
			this.#ended = undefined;
		}
	}
}
