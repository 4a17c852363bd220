import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { DocumentTodos } from './documentTodos.ts';
import type { Todo } from './findTodos.ts';
import { formatReference } from '../tasks/reference.ts';

/** More TODOs than these in a selection are not offered one by one. */
const mostTodos = 10;
/** The longest part of a name in a menu, in characters. */
const longestName = 50;

/** The quick fixes on a TODO: create its task, or open the one that it has. */
export class TodoActions implements vscode.CodeActionProvider {
	static readonly metadata: vscode.CodeActionProviderMetadata = {
		providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
	};

	readonly #store: TaskStore;
	readonly #todos: DocumentTodos;

	constructor(store: TaskStore, todos: DocumentTodos) {
		this.#store = store;
		this.#todos = todos;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
	): Promise<vscode.CodeAction[]> {
		if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) {
			return [];
		}
		const todos = (await this.#todos.of(document)).filter(
			({ line }) => line >= range.start.line && line <= range.end.line,
		);
		if (todos.length > mostTodos) {
			return [];
		}
		return todos.map((todo) => this.#actionFor(todo, document, todos.length > 1));
	}

	#actionFor(todo: Todo, document: vscode.TextDocument, isOneOfMany: boolean): vscode.CodeAction {
		const title = this.#title(todo, isOneOfMany);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		// With a `kind` it counts as a click: what goes wrong is shown with its cure.
		action.command =
			todo.reference === undefined
				? {
						title,
						command: commandIds.createTaskFromTodo,
						arguments: [
							{
								kind: 'todo',
								uri: document.uri.toString(),
								line: todo.line,
								character: document.positionAt(todo.start).character,
								text: todo.text,
							},
						],
					}
				: { title, command: commandIds.editTask, arguments: [{ id: todo.reference }] };
		return action;
	}

	#title(todo: Todo, isOneOfMany: boolean): string {
		if (todo.reference !== undefined) {
			const name = this.#store.get(todo.reference)?.name;
			return name === undefined
				? vscode.l10n.t('Open task {0}', formatReference(todo.reference))
				: vscode.l10n.t('Open task “{0}”', shortened(name));
		}
		return isOneOfMany
			? vscode.l10n.t('Create task from TODO “{0}”', shortened(todo.text))
			: vscode.l10n.t('Create task from TODO');
	}
}

function shortened(name: string): string {
	return name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;
}
