import * as vscode from 'vscode';
import type { Documents } from '../storage/documents.ts';
import type { BulkWatch, CreateReport } from '../tasks/bulkReport.ts';
import type { NewTask, Product, Task } from '../tasks/task.ts';
import type { OnKept } from '../tasks/taskApi.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askRequired, withAnswers } from '../ui/askRequired.ts';
import { parseArgument } from '../ui/argument.ts';
import { isCall } from '../ui/registerCommand.ts';
import { DocumentTexts } from './documentTexts.ts';
import type { DocumentTodos } from './documentTodos.ts';
import { notebookOf } from './editAndSave.ts';
import type { Todo } from './findTodos.ts';
import { gitPermalink } from './gitPermalink.ts';
import { Intents } from './intents.ts';
import type { NewTodoTask } from './writeBack/manyTodos.ts';
import { offerReference } from './offerReference.ts';
import { pickTodo } from './pickTodo.ts';
import { taskFromTodo } from './taskFromTodo.ts';
import { todoDocument, type TodoPlace, todoPlace } from './todoDocument.ts';
import { TodoCreation } from './writeBack/todoCreation.ts';
import { WriteBacks } from './writeBack/writeBacks.ts';

/** Makes tasks from TODOs and writes their references into the code. Knows which are under way. */
export class TodoTasks {
	readonly #store: TaskStore;
	readonly #todos: DocumentTodos;
	readonly #texts: DocumentTexts;
	readonly #log: vscode.LogOutputChannel;
	readonly #documents: () => Promise<Documents>;
	readonly #parts: vscode.Disposable[] = [];
	#begun: Promise<TodoCreation> | undefined;

	/** @param documents where it's kept what is to be written; they are opened when this is first needed */
	constructor({
		store,
		todos,
		log,
		documents,
	}: {
		store: TaskStore;
		todos: DocumentTodos;
		log: vscode.LogOutputChannel;
		documents: () => Promise<Documents>;
	}) {
		this.#store = store;
		this.#todos = todos;
		this.#texts = new DocumentTexts(todos);
		this.#log = log;
		this.#documents = documents;
	}

	dispose(): void {
		vscode.Disposable.from(...this.#parts).dispose();
	}

	/** Writes what this or another window left to be written. */
	async resume(): Promise<void> {
		try {
			await this.#begin();
		} catch (error) {
			this.#log.error('References could not be looked at.', asTaskError(error).message);
		}
	}

	/**
	 * Creates the task of the TODO that the argument names, or of the one at the cursor. Resolves when
	 * its reference is in the document or can't be written there. While one is under way for the same
	 * TODO, gives that one. Throws a `TaskError` when there is no TODO or it has its task.
	 */
	async create(argument: unknown): Promise<Task> {
		const given = isTarget(argument) ? parseArgument(todoPlace, argument) : undefined;
		const editor = given ? undefined : activeEditor();
		const document = given ? await openDocument(given, this.#todos) : activeEditor().document;
		const creation = await this.#begin();
		const todos = await this.#todos.of(document);
		// The cursor may have moved with its line while the language was looked up.
		const target = given ?? editor?.selection.active ?? { line: 0 };
		const todo = pickTodo(todos, target, document.getText());
		if (!todo) {
			throw new TaskError({
				kind: 'invalid',
				sentence: vscode.l10n.t(
					'There is no TODO in a comment in line {0}. Put the cursor on one.',
					target.line + 1,
				),
			});
		}
		// Nothing is awaited until it's known that this one is under way.
		return creation.create(this.#texts.of(document), todos, todo, (create) =>
			this.#make(document, todo, { asks: !isCall(argument), create }),
		);
	}

	/**
	 * The task that a TODO describes, and the document that the TODO is in; nothing where there is no such TODO without a
	 * task.
	 */
	async describe(
		place: TodoPlace,
		pick: NewTodoTask['pick'],
		product: Product,
	): Promise<Pick<NewTodoTask, 'uri' | 'task'> | undefined> {
		const document = await todoDocument(place, this.#todos).catch(() => undefined);
		const todos = document ? await this.#todos.of(document) : [];
		const todo = document && pick(todos, document.getText());
		return todo && todo.reference === undefined
			? { uri: document.uri.toString(), task: await this.#said(document, todo, product) }
			: undefined;
	}

	/** Creates tasks of several TODOs, as `createTodoTasks` says. */
	async createMany(
		wanted: readonly NewTodoTask[],
		product: Product,
		watch: BulkWatch,
	): Promise<CreateReport> {
		const creation = await this.#begin();
		return creation.createMany(wanted, (tasks, onKept) =>
			this.#store.createMany(product, tasks, { ...watch, onKept }),
		);
	}

	async #said(document: vscode.TextDocument, todo: Todo, product: Product): Promise<NewTask> {
		const place = {
			path: pathOf(notebookOf(document)?.uri ?? document.uri),
			languageId: document.languageId,
			lines: document.getText().split(/\r?\n/),
		};
		const permalink = await gitPermalink(document.uri, place.lines[todo.line] ?? '');
		const fields = this.#store.account(product)?.fields ?? new Set();
		return taskFromTodo(todo, { ...place, permalink }, fields);
	}

	/** `asks`: a person is there to give what the account requires and the TODO doesn't say. */
	async #make(
		document: vscode.TextDocument,
		todo: Todo,
		{
			asks,
			create,
		}: { asks: boolean; create: (create: (onKept: OnKept) => Promise<Task>) => Promise<Task> },
	): Promise<Task> {
		await this.#store.begin();
		const product = this.#store.defaultProduct;
		const said = await this.#said(document, todo, product);
		if (asks) {
			// Only then it is known what the account requires.
			await this.#store.settled(product);
		}
		const answers = asks ? await askRequired(this.#store, product, [said]) : {};
		const task = withAnswers(this.#store, product, said, answers);
		return create((onKept) => this.#store.create(product, task, onKept));
	}

	#begin(): Promise<TodoCreation> {
		this.#begun ??= this.#open().catch((error: unknown) => {
			this.#begun = undefined;
			throw error;
		});
		return this.#begun;
	}

	async #open(): Promise<TodoCreation> {
		const documents = await this.#documents();
		const window = {
			id: crypto.randomUUID(),
			process: process.pid,
			isAlive,
			workspace: workspaceName(),
			now: Date.now,
			lease: 30_000,
		};
		const store = this.#store;
		const intents = new Intents(documents, window);
		const parts = { intents, texts: this.#texts, store };
		const writeBacks = new WriteBacks({
			...parts,
			window,
			format: () => this.#todos.pattern.format,
			tell: (task, why) => void offerReference(task, why),
			log: (line) => this.#log.warn(line),
		});
		this.#parts.push(intents, writeBacks);
		if (intents.all.length > 0) {
			await store.begin();
			writeBacks.wake();
		}
		return new TodoCreation({ ...parts, writeBacks });
	}
}

/** From a menu the command gets the editor's URI: what counts then is its cursor, as without an argument. */
function isTarget(argument: unknown): boolean {
	return argument !== undefined && argument !== null && !(argument instanceof vscode.Uri);
}

function activeEditor(): vscode.TextEditor {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t('No file is open. Open one and put the cursor on a TODO.'),
		});
	}
	return editor;
}

async function openDocument(place: TodoPlace, todos: DocumentTodos): Promise<vscode.TextDocument> {
	try {
		return await todoDocument(place, todos);
	} catch (error) {
		throw new TaskError(
			{ kind: 'invalid', sentence: vscode.l10n.t('“{0}” can’t be opened. Check its name.', place.uri) },
			{ cause: error },
		);
	}
}

function pathOf(uri: vscode.Uri): string {
	// Outside the workspace the folders are nobody's business.
	return vscode.workspace.getWorkspaceFolder(uri)
		? vscode.workspace.asRelativePath(uri)
		: (uri.path.split('/').at(-1) ?? '');
}

/** The folders that this window has open: no two windows have the same. */
function workspaceName(): string {
	const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
	return workspaceFile?.toString() ?? workspaceFolders.map(({ uri }) => uri.toString()).join(' ');
}

/** Whether a process of this computer is there. */
function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
