import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { formatReference, referencePattern } from '../products/reference.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { offerUndo } from '../ui/offerUndo.ts';
import { forMessage } from '../ui/plainText.ts';
import { Setting } from '../ui/setting.ts';
import type { DocumentTodos } from './documentTodos.ts';
import { removedReferences, type TodosOfText } from './removedReferences.ts';
import type { WorkspaceTodos } from './workspace/workspaceTodos.ts';

/** How long a reference has to be away before anybody is asked, in milliseconds: it may have been cut to be pasted. */
const patience = 1500;

/** Texts without any are not looked into: this happens for every document that is opened. */
const anyReference = new RegExp(referencePattern);

const nothing: TodosOfText = { text: '', todos: [] };

/** How soon VS Code tells of a change whether it's on the disk, in milliseconds. */
const settling = 500;

const pause = (): Promise<boolean> =>
	new Promise((resolve) => {
		setImmediate(() => resolve(true));
	});

/** What is saved as one. */
type File = vscode.TextDocument | vscode.NotebookDocument;

type Followed = {
	/** As it was last on the disk. */
	saved: Promise<TodosOfText>;
	/** Whether somebody has edited it in this window since. */
	isEdited: boolean;
	/** Until it's known that what changed is on the disk, too. */
	timer?: NodeJS.Timeout;
	/** Those that somebody takes out and does not mean the task. */
	readonly forgiven: Set<TaskId>;
};

/**
 * Sees when a person edits a document or notebook so that a TODO is gone whose task is still open, and saves it: then it
 * asks whether the task is done, too. What changes files without an editor, as a checkout does, isn't seen.
 */
export class RemovedTodos implements vscode.Disposable {
	readonly #store: TaskStore;
	readonly #todos: DocumentTodos;
	readonly #workspace: WorkspaceTodos;
	readonly #log: vscode.LogOutputChannel;
	readonly #answer = new Setting<unknown>('todo.completeOnRemove', 'ask');
	readonly #followed = new Map<string, Followed>();
	readonly #asked = new Set<TaskId>();
	readonly #listeners: vscode.Disposable;

	constructor(parts: {
		store: TaskStore;
		todos: DocumentTodos;
		workspace: WorkspaceTodos;
		log: vscode.LogOutputChannel;
	}) {
		this.#store = parts.store;
		this.#todos = parts.todos;
		this.#workspace = parts.workspace;
		this.#log = parts.log;
		this.#listeners = vscode.Disposable.from(
			this.#answer,
			vscode.workspace.onDidOpenTextDocument((document) => this.#begin(document)),
			vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#begin(notebook)),
			vscode.workspace.onDidCloseTextDocument((document) => this.#end(document)),
			vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#end(notebook)),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0) {
					this.#hear(document);
				}
			}),
			vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.#hear(notebook)),
			vscode.workspace.onDidSaveTextDocument((document) => void this.#look(document)),
			vscode.workspace.onDidSaveNotebookDocument((notebook) => void this.#look(notebook)),
		);
		for (const file of [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments]) {
			this.#begin(file);
		}
	}

	dispose(): void {
		this.#listeners.dispose();
	}

	/** The reference is about to be taken out of the file without its task being meant. */
	forgive(uri: string, reference: TaskId): void {
		const notebook = vscode.workspace.notebookDocuments.find((each) =>
			textsOf(each).some((cell) => cell.uri.toString() === uri),
		);
		this.#followed.get(notebook?.uri.toString() ?? uri)?.forgiven.add(reference);
	}

	/** Cells have no file: what is followed is their notebook. */
	#begin(file: File): void {
		if (!file.isUntitled && vscode.workspace.fs.isWritableFileSystem(file.uri.scheme) === true) {
			this.#followed.set(file.uri.toString(), {
				saved: file.isDirty ? Promise.resolve(nothing) : this.#read(file),
				isEdited: file.isDirty,
				forgiven: new Set(),
			});
		}
	}

	#end({ uri }: File): void {
		clearTimeout(this.#followed.get(uri.toString())?.timer);
		this.#followed.delete(uri.toString());
	}

	#hear(file: File): void {
		const followed = this.#followed.get(file.uri.toString());
		if (!followed) {
			return;
		}
		followed.isEdited = true;
		clearTimeout(followed.timer);
		if (!file.isDirty) {
			// It was read anew from the disk or brought back to what is there; or VS Code tells that it's dirty next.
			followed.timer = setTimeout(() => {
				if (!file.isDirty) {
					followed.isEdited = false;
					followed.saved = this.#read(file);
				}
			}, settling);
		}
	}

	async #look(file: File): Promise<void> {
		const followed = this.#followed.get(file.uri.toString());
		if (!followed) {
			return;
		}
		const { isEdited, saved, forgiven } = followed;
		clearTimeout(followed.timer);
		const meant = new Set(forgiven);
		followed.isEdited = false;
		followed.saved = this.#read(file, saved);
		forgiven.clear();
		if (!isEdited || this.#answer.value === 'never') {
			return;
		}
		const [before, now] = await Promise.all([saved, followed.saved]);
		for (const id of removedReferences(before, now)) {
			if (!meant.has(id)) {
				await this.#removed(id);
			}
		}
	}

	/** `before`: what it is held against, which matters also when the text has no reference any more. */
	async #read(file: File, before?: Promise<TodosOfText>): Promise<TodosOfText> {
		const texts = textsOf(file).map((document) => ({
			text: document.getText(),
			languageId: document.languageId,
		}));
		const text = texts.map((each) => each.text).join('\n');
		const hadReferences = (await before)?.todos.some(({ reference }) => reference !== undefined);
		if (!anyReference.test(text) && hadReferences !== true) {
			return nothing;
		}
		// Not those of the document: it may be another when they are found.
		const todos = await Promise.all(
			texts.map((each) => this.#todos.inText(each.text, each.languageId, pause)),
		);
		return { text, todos: todos.flatMap((found) => found ?? []) };
	}

	async #removed(id: TaskId): Promise<void> {
		if (!this.#isOpen(id) || this.#asked.has(id)) {
			return;
		}
		this.#asked.add(id);
		try {
			await new Promise((resolve) => {
				setTimeout(resolve, patience);
			});
			await this.#workspace.settled();
			const task = this.#isOpen(id);
			if (task && this.#workspace.index.of(id).length === 0) {
				await this.#ask(task);
			}
		} catch (error) {
			this.#log.error(`${formatReference(id)} could not be completed.`, asTaskError(error).message);
			void vscode.window.showErrorMessage(forMessage(asTaskError(error).message));
		} finally {
			this.#asked.delete(id);
		}
	}

	/** The task when it is known here and waits to be done. */
	#isOpen(id: TaskId): Task | undefined {
		const task = this.#store.get(id);
		return task && !task.done && !task.archived ? task : undefined;
	}

	async #ask(task: Task): Promise<void> {
		const isAlways = this.#answer.value === 'always';
		if (isAlways || (await this.#isDone(task))) {
			await vscode.commands.executeCommand(commandIds.completeTask, { id: task.id });
			if (isAlways) {
				offerUndo(
					vscode.l10n.t('Completed “{0}”, since its TODO was removed.', forMessage(task.name)),
					async () => vscode.commands.executeCommand(commandIds.reopenTask, { id: task.id }),
				);
			}
		}
	}

	async #isDone({ name }: Task): Promise<boolean> {
		const [yes, no] = [vscode.l10n.t('Yes'), vscode.l10n.t('No')];
		const [always, never] = [vscode.l10n.t('Always'), vscode.l10n.t('Never')];
		const chosen = await vscode.window.showInformationMessage(
			vscode.l10n.t('The TODO of “{0}” was removed. Complete the task, too?', forMessage(name)),
			yes,
			no,
			always,
			never,
		);
		if (chosen === always || chosen === never) {
			await vscode.workspace
				.getConfiguration('togglTasks')
				.update('todo.completeOnRemove', chosen === always ? 'always' : 'never', true);
		}
		return chosen === yes || chosen === always;
	}
}

function textsOf(file: File): readonly vscode.TextDocument[] {
	return 'getCells' in file ? file.getCells().map(({ document }) => document) : [file];
}
