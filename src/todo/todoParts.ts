import * as vscode from 'vscode';
import type { Documents } from '../storage/documents.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { DocumentTexts } from './documentTexts.ts';
import { DocumentTodos } from './documentTodos.ts';
import { ReferenceDrop } from './referenceDrop.ts';
import { RemovedTodos } from './removedTodos.ts';
import { TodoActions } from './todoActions.ts';
import { TodoBatch } from './todoBatch.ts';
import { TodoEdits } from './todoEdits.ts';
import { TodoPlaces } from './todoPlaces.ts';
import { TodoTasks } from './todoTasks.ts';
import { goToTodo } from './view/goToTodo.ts';
import { TodosView } from './view/todosView.ts';
import type { LoadDisk } from './workspace/disk.ts';
import { WorkspaceTodos } from './workspace/workspaceTodos.ts';

/** What all that has to do with TODOs is made of. */
export type TodoSurroundings = {
	/** Our own folder. */
	extensionUri: vscode.Uri;
	store: TaskStore;
	log: vscode.LogOutputChannel;
	/** Opened when they are first needed. */
	documents: () => Promise<Documents>;
	disk: LoadDisk;
};

/** All that is done about TODOs. */
export class TodoParts implements vscode.Disposable {
	readonly tasks: TodoTasks;
	readonly workspace: WorkspaceTodos;
	readonly batch: TodoBatch;
	readonly edits: TodoEdits;
	readonly actions: TodoActions;
	readonly drop: ReferenceDrop;
	readonly places: TodoPlaces;
	readonly view: TodosView;
	readonly #todos: DocumentTodos;
	readonly #disposable: vscode.Disposable;

	/** @param view has the rows of all TODOs */
	constructor(
		{ extensionUri, store, log, documents, disk }: TodoSurroundings,
		view: vscode.TreeView<unknown>,
	) {
		const todos = new DocumentTodos(extensionUri, log, disk);
		this.#todos = todos;
		this.tasks = new TodoTasks({ store, todos, log, documents });
		this.workspace = new WorkspaceTodos(todos, log, disk);
		this.batch = new TodoBatch(store, this.workspace, this.tasks);
		const removed = new RemovedTodos({ store, todos, workspace: this.workspace, log });
		this.edits = new TodoEdits(new DocumentTexts(todos), todos, (uri, id) => removed.forgive(uri, id));
		this.actions = new TodoActions(store, todos);
		this.drop = new ReferenceDrop(todos, store);
		this.places = new TodoPlaces(this.workspace);
		this.view = new TodosView(store, this.workspace, view);
		this.#disposable = vscode.Disposable.from(todos, this.tasks, this.workspace, removed, this.view);
	}

	/** Shows the TODO that a caller or a row means in its editor. */
	goTo(argument: unknown): Promise<void> {
		return goToTodo(argument, this.#todos);
	}

	dispose(): void {
		this.#disposable.dispose();
	}
}
