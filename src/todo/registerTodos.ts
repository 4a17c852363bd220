import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Documents } from '../storage/documents.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { CodePlaces } from '../ui/codePlaces.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { TodoTasks } from './todoTasks.ts';
import { DocumentTodos } from './documentTodos.ts';
import { ReferenceDrop } from './referenceDrop.ts';
import { DocumentTexts } from './documentTexts.ts';
import { RemovedTodos } from './removedTodos.ts';
import { activeFile, TodoBatch } from './todoBatch.ts';
import { TodoActions } from './todoActions.ts';
import { TodoPlaces } from './todoPlaces.ts';
import { TodoEdits } from './todoEdits.ts';
import { registerTodosView } from './view/registerTodosView.ts';
import type { LoadDisk } from './workspace/disk.ts';
import { WorkspaceTodos } from './workspace/workspaceTodos.ts';

/** How long after the start it's looked what is left to be written, in milliseconds. */
const resumeAfter = 2000;

/** Tasks from TODOs in comments: the quick fix and its command, in every language. */
export function registerTodos({
	extensionUri,
	store,
	log,
	documents,
	disk,
}: {
	extensionUri: vscode.Uri;
	store: TaskStore;
	log: vscode.LogOutputChannel;
	/** Opened when they are first needed. */
	documents: () => Promise<Documents>;
	disk: LoadDisk;
}): vscode.Disposable & { places: CodePlaces } {
	const todos = new DocumentTodos(extensionUri, log);
	const tasks = new TodoTasks({ store, todos, log, documents });
	const workspace = new WorkspaceTodos(todos, log, disk);
	const batch = new TodoBatch(store, workspace, tasks);
	const removed = new RemovedTodos({ store, todos, workspace, log });
	const edits = new TodoEdits(new DocumentTexts(todos), todos, (uri, id) => removed.forgive(uri, id));
	// Not among all that happens when a window opens.
	const resuming = setTimeout(() => void tasks.resume(), resumeAfter);
	const disposable = vscode.Disposable.from(
		todos,
		tasks,
		workspace,
		removed,
		registerTodosView(store, workspace, log),
		{ dispose: () => clearTimeout(resuming) },
		vscode.languages.registerCodeActionsProvider(
			'*',
			new TodoActions(store, todos),
			TodoActions.metadata,
		),
		vscode.languages.registerDocumentDropEditProvider(
			'*',
			new ReferenceDrop(todos, store),
			ReferenceDrop.metadata,
		),
		registerCommand(commandIds.createTaskFromTodo, (argument) => tasks.create(argument), log),
		registerCommand(
			commandIds.createTasksFromTodos,
			(argument, rows) => batch.create(argument, rows),
			log,
		),
		// The button of a view is passed the row that was clicked last; this one is about all rows.
		registerCommand(commandIds.createTasksFromAllTodos, () => batch.create(undefined, undefined), log),
		registerCommand(
			commandIds.createTasksFromFileTodos,
			() => batch.create(activeFile(), undefined),
			log,
		),
		registerCommand(commandIds.removeTodo, (argument, rows) => edits.remove(argument, rows), log),
		registerCommand(commandIds.unlinkTodo, (argument, rows) => edits.unlink(argument, rows), log),
	);
	return { places: new TodoPlaces(workspace), dispose: () => disposable.dispose() };
}
