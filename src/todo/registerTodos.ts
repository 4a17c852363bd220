import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { TodoTasks } from './todoTasks.ts';
import { DocumentTodos } from './documentTodos.ts';
import { ReferenceDrop } from './referenceDrop.ts';
import { TodoActions } from './todoActions.ts';

/** Tasks from TODOs in comments: the quick fix and its command, in every language. */
export function registerTodos({
	extensionUri,
	store,
	log,
}: {
	extensionUri: vscode.Uri;
	store: TaskStore;
	log: vscode.LogOutputChannel;
}): vscode.Disposable {
	const todos = new DocumentTodos(extensionUri, log);
	const tasks = new TodoTasks(store, todos, log);
	return vscode.Disposable.from(
		todos,
		vscode.languages.registerCodeActionsProvider(
			'*',
			new TodoActions(store, todos),
			TodoActions.metadata,
		),
		vscode.languages.registerDocumentDropEditProvider(
			'*',
			new ReferenceDrop(todos),
			ReferenceDrop.metadata,
		),
		registerCommand(commandIds.createTaskFromTodo, (argument) => tasks.create(argument), log),
	);
}
