import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { arrival, isUnsent } from '../tasks/arrival.ts';
import type { Task } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askRequired, withAnswers } from '../ui/askRequired.ts';
import { parseArgument } from '../ui/argument.ts';
import { forMessage } from '../ui/plainText.ts';
import { isCall } from '../ui/registerCommand.ts';
import type { DocumentTodos } from './documentTodos.ts';
import type { Todo } from './findTodos.ts';
import { formatReference } from '../tasks/reference.ts';
import { taskFromTodo } from './taskFromTodo.ts';
import { pickTodo } from './pickTodo.ts';
import { TodoTracker } from './todoTracker.ts';
import { writeReference } from './writeReference.ts';

const argumentSchema = v.object({
	uri: v.string(),
	/** Counts from 0. */
	line: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Where the keyword begins, when the line has several TODOs. */
	character: v.optional(v.number()),
	/** What the TODO said when it was offered: should the line have moved since, this finds it. */
	text: v.optional(v.string()),
});

/** Makes tasks from TODOs and writes their references into the code. Knows which are under way. */
export class TodoTasks {
	readonly #store: TaskStore;
	readonly #todos: DocumentTodos;
	readonly #log: vscode.LogOutputChannel;
	readonly #pending = new Map<TodoTracker, Promise<Task>>();

	constructor(store: TaskStore, todos: DocumentTodos, log: vscode.LogOutputChannel) {
		this.#store = store;
		this.#todos = todos;
		this.#log = log;
	}

	/**
	 * Creates the task of the TODO that the argument names, or of the one at the cursor. Resolves when
	 * its reference is in the document or can't be written there. While one is under way for the same
	 * TODO, gives that one. Throws a `TaskError` when there is no TODO or it has its task.
	 */
	async create(argument: unknown): Promise<Task> {
		const given = isTarget(argument) ? parseArgument(argumentSchema, argument) : undefined;
		const editor = given ? undefined : activeEditor();
		const document = editor?.document ?? (await openDocument(given?.uri ?? ''));
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
		// From here on nothing is awaited until the new one is known.
		for (const [tracker, task] of this.#pending) {
			if (tracker.isIn(document)) {
				tracker.anchor.sync(document.getText());
				if (tracker.anchor.locate(todos)?.start === todo.start) {
					return task;
				}
			}
		}
		if (todo.reference !== undefined) {
			throw new TaskError({
				kind: 'invalid',
				sentence: vscode.l10n.t(
					'This TODO has its task already: {0}.',
					formatReference(todo.reference),
				),
			});
		}
		const tracker = new TodoTracker(document, todos, todo);
		const over = (): void => {
			this.#pending.delete(tracker);
			tracker.dispose();
		};
		const task = this.#create(tracker, document, todo, !isCall(argument));
		this.#pending.set(tracker, task);
		return task.then(
			async (created) => {
				const written = this.#writeOnArrival(tracker, created).finally(over);
				// A task that the service doesn't have yet has no reference yet either.
				await (isUnsent(created.id) ? undefined : written);
				return created;
			},
			(error: unknown) => {
				over();
				throw error;
			},
		);
	}

	/** `asks`: a person is there to give what the account requires and the TODO doesn't say. */
	async #create(
		tracker: TodoTracker,
		document: vscode.TextDocument,
		todo: Todo,
		asks: boolean,
	): Promise<Task> {
		const place = {
			path: pathOf(document.uri),
			languageId: document.languageId,
			lines: document.getText().split(/\r?\n/),
		};
		await this.#store.begin();
		const product = this.#store.defaultProduct;
		const fields = this.#store.account(product)?.fields ?? new Set();
		const said = taskFromTodo(todo, place, fields);
		if (asks) {
			// Only then it is known what the account requires.
			await this.#store.settled(product);
		}
		const answers = asks ? await askRequired(this.#store, product, [said]) : {};
		return this.#store.create(product, withAnswers(this.#store, product, said, answers));
	}

	async #writeOnArrival(tracker: TodoTracker, { id }: Task): Promise<void> {
		const task = await arrival(this.#store, id);
		if (task) {
			await this.#write(tracker, task);
		}
	}

	/** The task is there: whatever happens to its reference, that is no failure of the command. */
	async #write(tracker: TodoTracker, task: Task): Promise<void> {
		let result: Awaited<ReturnType<typeof writeReference>>;
		try {
			result = await writeReference(tracker, task.id, this.#todos);
		} catch (error) {
			this.#log.error(`The reference to ${task.id} could not be written.`, error);
			result = 'gone';
		}
		if (result !== 'written') {
			void offerReference(task, result);
		}
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

async function openDocument(uri: string): Promise<vscode.TextDocument> {
	try {
		return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	} catch (error) {
		throw new TaskError(
			{ kind: 'invalid', sentence: vscode.l10n.t('“{0}” can’t be opened. Check its name.', uri) },
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

async function offerReference(task: Task, reason: 'gone' | 'readOnly'): Promise<void> {
	const reference = formatReference(task.id);
	const copy = vscode.l10n.t('Copy Reference');
	const edit = vscode.l10n.t('Open Task');
	const chosen = await vscode.window.showInformationMessage(
		reason === 'readOnly'
			? vscode.l10n.t(
					'The task “{0}” is created. The file is read-only, so its reference {1} is not in it.',
					forMessage(task.name),
					reference,
				)
			: vscode.l10n.t(
					'The task “{0}” is created. Its TODO could not be found again, so the reference {1} is not in the file.',
					forMessage(task.name),
					reference,
				),
		copy,
		edit,
	);
	if (chosen === copy) {
		await vscode.env.clipboard.writeText(reference);
	} else if (chosen === edit) {
		await vscode.commands.executeCommand(commandIds.editTask, { id: task.id });
	}
}
