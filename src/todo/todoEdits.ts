import * as v from 'valibot';
import * as vscode from 'vscode';
import { TaskError } from '../tasks/taskError.ts';
import { parseArgument } from '../ui/argument.ts';
import type { CommentSpan } from './commentSpan.ts';
import type { DocumentTexts } from './documentTexts.ts';
import type { DocumentTodos } from './documentTodos.ts';
import type { Todo } from './findTodos.ts';
import { pickTodo } from './pickTodo.ts';
import type { TextEdit } from './referenceEdit.ts';
import { todoDocument, type TodoPlace, todoPlace } from './todoDocument.ts';
import { todoRemoval } from './todoRemoval.ts';
import { unlinkEdit } from './unlinkEdit.ts';

/** How often it's tried while somebody types. */
const attempts = 5;

/** What is to be done to a TODO, given the whole comment that it is in. */
type EditOf = (found: {
	text: string;
	todo: Todo;
	comment: CommentSpan;
	uri: string;
}) => TextEdit | undefined;

/** Changes TODOs in their files: takes them out, or takes their references out. */
export class TodoEdits {
	readonly #texts: DocumentTexts;
	readonly #todos: DocumentTodos;
	/** Told of a reference that a person takes out of a file without meaning its task. */
	readonly #onUnlink: (uri: string, reference: string) => void;

	constructor(
		texts: DocumentTexts,
		todos: DocumentTodos,
		onUnlink: (uri: string, reference: string) => void,
	) {
		this.#texts = texts;
		this.#todos = todos;
		this.#onUnlink = onUnlink;
	}

	/** Takes TODOs out of their files, comments and all. Rejects with a `TaskError` when one isn't there. */
	async remove(argument: unknown, selection: unknown): Promise<void> {
		await this.#edit(targetsOf(argument, selection), ({ text, todo, comment }) =>
			todoRemoval(text, todo, comment),
		);
	}

	/** Takes the references out of TODOs, which stay. */
	async unlink(argument: unknown, selection: unknown): Promise<void> {
		await this.#edit(targetsOf(argument, selection), ({ text, todo, uri }) => {
			if (todo.reference !== undefined) {
				this.#onUnlink(uri, todo.reference);
			}
			return unlinkEdit(text, todo, this.#todos.pattern);
		});
	}

	/** One step to undo for each file. */
	async #edit(places: readonly TodoPlace[], editOf: EditOf): Promise<void> {
		const targets: TodoPlace[] = [];
		for (const place of places) {
			// Of a notebook's file, what is edited is a cell.
			const { uri } = await openDocument(place, this.#todos);
			targets.push({ ...place, uri: uri.toString() });
		}
		for (const uri of new Set(targets.map((each) => each.uri))) {
			let left = targets.filter((each) => each.uri === uri);
			while (left.length > 0) {
				left = await this.#editFile(uri, left, editOf);
			}
		}
	}

	/** @returns those that share a comment with another: where they are is known when that is done */
	async #editFile(uri: string, targets: readonly TodoPlace[], editOf: EditOf): Promise<TodoPlace[]> {
		for (let attempt = 0; attempt < attempts; attempt++) {
			const document = await openDocument({ uri, line: 0 }, this.#todos);
			const live = this.#texts.of(document);
			if (!(await live.isWritable())) {
				throw cannot(
					vscode.l10n.t('“{0}” is read-only, so its TODOs can’t be changed.', nameOf(uri)),
				);
			}
			const todos = await live.todos();
			const { text } = live;
			const comments = new Set<number>();
			const left: TodoPlace[] = [];
			const edits: TextEdit[] = [];
			for (const each of targets) {
				const todo = pickTodo(todos, each, text);
				const comment = todo && (await this.#todos.commentAt(text, todo.start, document.languageId));
				if (!todo || !comment) {
					throw cannot(
						vscode.l10n.t('There is no TODO in a comment in line {0} any more.', each.line + 1),
					);
				}
				if (comments.has(comment.start)) {
					left.push(each);
				} else {
					comments.add(comment.start);
					edits.push(
						...[editOf({ text, todo, comment, uri })].filter((edit) => edit !== undefined),
					);
				}
			}
			if (live.text === text && (edits.length === 0 || (await live.replace(...edits)))) {
				return left;
			}
		}
		throw cannot(vscode.l10n.t('The file changed all the time. Try again in a moment.'));
	}
}

async function openDocument(place: TodoPlace, todos: DocumentTodos): Promise<vscode.TextDocument> {
	try {
		return await todoDocument(place, todos);
	} catch (error) {
		const sentence = vscode.l10n.t('“{0}” can’t be opened. Check that it is there.', nameOf(place.uri));
		throw new TaskError({ kind: 'invalid', sentence }, { cause: error });
	}
}

function nameOf(uri: string): string {
	return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

function cannot(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}

/** The rows of a selection when the one that was clicked is among them, what a caller gives, or the cursor's line. */
function targetsOf(argument: unknown, selection: unknown): TodoPlace[] {
	if (argument === undefined || argument === null || argument instanceof vscode.Uri) {
		const editor = vscode.window.activeTextEditor;
		if (!editor) {
			throw new TaskError({
				kind: 'invalid',
				sentence: vscode.l10n.t('No file is open. Open one and put the cursor on a TODO.'),
			});
		}
		const { line, character } = editor.selection.active;
		return [{ uri: editor.document.uri.toString(), line, character }];
	}
	const rows: unknown[] = Array.isArray(selection) && selection.includes(argument) ? selection : [argument];
	return rows.flatMap((row) =>
		row === argument || v.is(todoPlace, row) ? [parseArgument(todoPlace, row)] : [],
	);
}
