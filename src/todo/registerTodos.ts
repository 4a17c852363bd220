import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { CodePlaces } from '../ui/codePlaces.ts';
import { LateTree } from '../ui/lateTree.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { dropMetadata } from './dropMetadata.ts';
import type { TodoParts, TodoSurroundings } from './todoParts.ts';
import type { Node } from './view/todoNodes.ts';

/** How long after the start it's looked what is left to be written, and TODOs are followed, in milliseconds. */
const beginAfter = 2000;

/**
 * Tasks from TODOs in comments: the quick fix and its command, in every language. The code is read when it is
 * first needed, and soon after the start.
 */
export function registerTodos(
	surroundings: TodoSurroundings,
): vscode.Disposable & { places: () => Promise<CodePlaces> } {
	const { log } = surroundings;
	let loading: Promise<TodoParts> | undefined;
	const load = (): Promise<TodoParts> => {
		loading ??= import('./todoParts.ts').then((module) => new module.TodoParts(surroundings, view));
		return loading;
	};
	const tree = new LateTree<Node>(async () => (await load()).view.tree);
	const view = vscode.window.createTreeView('togglTasks.todos', {
		treeDataProvider: tree,
		canSelectMany: true,
		showCollapseAll: true,
	});
	const register = (
		id: string,
		run: (parts: TodoParts, argument: unknown, rows: unknown) => unknown,
	): vscode.Disposable =>
		registerCommand(id, async (argument, rows) => run(await load(), argument, rows), log);
	// Not among all that happens when a window opens.
	const beginning = setTimeout(() => void load().then(({ tasks }) => tasks.resume()), beginAfter);
	const disposable = vscode.Disposable.from(
		{ dispose: () => void loading?.then((parts) => parts.dispose()) },
		{ dispose: () => clearTimeout(beginning) },
		tree,
		view,
		vscode.languages.registerCodeActionsProvider(
			'*',
			{
				provideCodeActions: async (document, range, context) =>
					(await load()).actions.provideCodeActions(document, range, context),
			},
			{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
		),
		vscode.languages.registerDocumentDropEditProvider(
			'*',
			{
				provideDocumentDropEdits: async (document, position, transfer) =>
					(await load()).drop.provideDocumentDropEdits(document, position, transfer),
			},
			dropMetadata,
		),
		register(commandIds.goToTodo, (parts, argument) => parts.goTo(argument)),
		register(commandIds.findTodos, (parts, argument) => parts.view.find(argument)),
		register(commandIds.copyTodoReference, (parts, row, selection) =>
			parts.view.copyReferences(row, selection),
		),
		register(commandIds.refreshTodos, ({ workspace }) => workspace.restart()),
		register(commandIds.createTaskFromTodo, ({ tasks }, argument) => tasks.create(argument)),
		register(commandIds.createTasksFromTodos, ({ batch }, argument, rows) =>
			batch.create(argument, rows),
		),
		// The button of a view is passed the row that was clicked last; this one is about all rows.
		register(commandIds.createTasksFromAllTodos, ({ batch }) => batch.create(undefined, undefined)),
		register(commandIds.createTasksFromFileTodos, ({ batch }) => batch.createInActiveFile()),
		register(commandIds.removeTodo, ({ edits }, argument, rows) => edits.remove(argument, rows)),
		register(commandIds.unlinkTodo, ({ edits }, argument, rows) => edits.unlink(argument, rows)),
	);
	return { places: async () => (await load()).places, dispose: () => disposable.dispose() };
}
