import * as vscode from 'vscode';
import { Anchor, type TextChange } from './anchor.ts';
import type { Todo } from './findTodos.ts';

/** Follows one TODO through the changes of its document and the renames of its file, from now on until disposed. */
export class TodoTracker implements vscode.Disposable {
	readonly anchor: Anchor;
	#uri: vscode.Uri;
	readonly #listeners: vscode.Disposable;

	constructor(document: vscode.TextDocument, todos: readonly Todo[], todo: Todo) {
		this.#uri = document.uri;
		this.anchor = new Anchor(document.getText(), todos, todo);
		this.#listeners = vscode.Disposable.from(
			vscode.workspace.onDidChangeTextDocument((event) => {
				if (this.isIn(event.document) && event.contentChanges.length > 0) {
					this.anchor.apply(changesOf(event), event.document.getText());
				}
			}),
			vscode.workspace.onDidRenameFiles(({ files }) => {
				for (const { oldUri, newUri } of files) {
					this.#rename(oldUri, newUri);
				}
			}),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
	}

	get uri(): vscode.Uri {
		return this.#uri;
	}

	isIn(document: vscode.TextDocument): boolean {
		return document.uri.toString() === this.#uri.toString();
	}

	/** Files and folders alike. */
	#rename(oldUri: vscode.Uri, newUri: vscode.Uri): void {
		const { path } = this.#uri;
		const isWithin = path === oldUri.path || path.startsWith(`${oldUri.path}/`);
		if (this.#uri.scheme === oldUri.scheme && this.#uri.authority === oldUri.authority && isWithin) {
			this.#uri = newUri.with({ path: newUri.path + path.slice(oldUri.path.length) });
		}
	}
}

/** The changes of an event as the anchor takes them. */
function changesOf(event: vscode.TextDocumentChangeEvent): TextChange[] {
	return event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
		offset: rangeOffset,
		length: rangeLength,
		text,
	}));
}
