import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { formatReference } from '../products/reference.ts';
import type { TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { DocumentTodos } from './documentTodos.ts';
import type { Todo } from './findTodos.ts';
import { todoState } from './todoState.ts';

/** More TODOs than these in a selection are not offered one by one. */
const mostTodos = 10;
/** The longest part of a name in a menu, in characters. */
const longestName = 50;

type Offer = { title: string; command: string };

/** The quick fixes on a TODO, by how its task stands. What is known here decides; nobody is asked. */
export class TodoActions implements vscode.CodeActionProvider {
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
		const isOneOfMany = todos.length > 1;
		return todos.flatMap((todo) => {
			const offers =
				todo.reference === undefined ? [offerTask(todo, isOneOfMany)] : this.#offers(todo.reference);
			// With several there is a line for each, or nobody finds the right one.
			return offers.slice(0, isOneOfMany ? 1 : undefined).map((offer) => action(offer, todo, document));
		});
	}

	/** What there is to do about a TODO that has its task, the likeliest first. */
	#offers(id: TaskId): Offer[] {
		const task = this.#store.get(id);
		const named = task ? `“${shortened(task.name)}”` : formatReference(id);
		const open = { title: vscode.l10n.t('Open task {0}', named), command: commandIds.editTask };
		const unlink = {
			title: vscode.l10n.t('Unlink TODO from task {0}', named),
			command: commandIds.unlinkTodo,
		};
		switch (todoState(id, this.#store)) {
			case 'open':
				return [
					open,
					{ title: vscode.l10n.t('Complete task {0}', named), command: commandIds.completeTask },
					unlink,
				];
			case 'done':
				return [
					remove(vscode.l10n.t('Remove TODO of done task {0}', named)),
					{ title: vscode.l10n.t('Reopen task {0}', named), command: commandIds.reopenTask },
					open,
					unlink,
				];
			case 'archived':
				return [open, remove(vscode.l10n.t('Remove TODO of archived task {0}', named)), unlink];
			case 'gone':
				return [unlink, remove(vscode.l10n.t('Remove TODO of task {0}, which is gone', named))];
			case 'unknown':
				return [open, unlink];
			case 'new':
			case 'unread':
			case 'away':
				return [open];
		}
	}
}

function remove(title: string): Offer {
	return { title, command: commandIds.removeTodo };
}

function offerTask(todo: Todo, isOneOfMany: boolean): Offer {
	return {
		title: isOneOfMany
			? vscode.l10n.t('Create task from TODO “{0}”', shortened(todo.text))
			: vscode.l10n.t('Create task from TODO'),
		command: commandIds.createTaskFromTodo,
	};
}

function action({ title, command }: Offer, todo: Todo, document: vscode.TextDocument): vscode.CodeAction {
	const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const target = {
		// With a `kind` it counts as a click: what goes wrong is shown with its cure.
		kind: 'todo',
		uri: document.uri.toString(),
		line: todo.line,
		character: document.positionAt(todo.start).character,
		text: todo.text,
		...(todo.reference === undefined ? {} : { id: todo.reference }),
	};
	made.command = { title, command, arguments: [target] };
	return made;
}

function shortened(name: string): string {
	return name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;
}
