import * as vscode from 'vscode';
import type { DocumentTodos } from './documentTodos.ts';
import { editAndSave, notebookOf } from './editAndSave.ts';
import type { Todo } from './findTodos.ts';
import type { TextEdit } from './referenceEdit.ts';
import type { LiveText, TextEvent, Texts } from './writeBack/texts.ts';

/** How long to wait for the change that came in between, in milliseconds. */
const changeWait = 200;

/** The documents of VS Code: files, notebook cells and whatever else it opens. */
export class DocumentTexts implements Texts {
	readonly #todos: DocumentTodos;

	constructor(todos: DocumentTodos) {
		this.#todos = todos;
	}

	/** The document as the write-back sees it. */
	of(document: vscode.TextDocument): LiveText {
		return new DocumentText(document, this.#todos);
	}

	opened(uri: string): LiveText | undefined {
		const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
		return document && this.of(document);
	}

	async open(uri: string): Promise<LiveText | undefined> {
		const wanted = vscode.Uri.parse(uri, true);
		if (wanted.scheme === 'untitled') {
			// It would be made anew.
			return this.opened(uri);
		}
		try {
			return this.of(await vscode.workspace.openTextDocument(wanted));
		} catch (error) {
			if (await isThere(wanted)) {
				// A window that has just begun, or a busy one, may not open what it opens a moment later.
				throw error;
			}
			return undefined;
		}
	}

	isShared(uri: string): boolean {
		return uri.startsWith('file:');
	}

	nextChange(uri: string): Promise<void> {
		return new Promise((resolve) => {
			const end = (): void => {
				clearTimeout(timer);
				listener.dispose();
				resolve();
			};
			const timer = setTimeout(end, changeWait);
			const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (document.uri.toString() === uri) {
					end();
				}
			});
		});
	}

	onDidHappen(listener: (event: TextEvent) => void): vscode.Disposable {
		const about =
			(kind: 'opened' | 'closed' | 'saved') =>
			({ uri }: vscode.TextDocument): void =>
				listener({ kind, uri: uri.toString() });
		return vscode.Disposable.from(
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0) {
					const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
						offset: rangeOffset,
						length: rangeLength,
						text,
					}));
					// The text is wanted for few of all the documents in which somebody types.
					listener({
						kind: 'changed',
						uri: document.uri.toString(),
						changes,
						get text() {
							return document.getText();
						},
					});
				}
			}),
			vscode.workspace.onDidOpenTextDocument(about('opened')),
			vscode.workspace.onDidCloseTextDocument(about('closed')),
			vscode.workspace.onDidSaveTextDocument(about('saved')),
			vscode.workspace.onDidRenameFiles(({ files }) =>
				listener({ kind: 'renamed', nameNow: (uri) => nameNow(uri, files) }),
			),
		);
	}
}

class DocumentText implements LiveText {
	readonly uri: string;
	readonly #document: vscode.TextDocument;
	readonly #todos: DocumentTodos;

	constructor(document: vscode.TextDocument, todos: DocumentTodos) {
		this.uri = document.uri.toString();
		this.#document = document;
		this.#todos = todos;
	}

	get text(): string {
		return this.#document.getText();
	}

	get isUnsaved(): boolean {
		return this.#document.isDirty && this.#document.uri.scheme === 'file';
	}

	todos(): Promise<readonly Todo[]> {
		return this.#todos.of(this.#document);
	}

	async isWritable(): Promise<boolean> {
		const document = this.#document;
		if (document.isUntitled) {
			return true;
		}
		const notebook = notebookOf(document);
		const uri = notebook?.uri ?? document.uri;
		if (notebook?.isUntitled) {
			return true;
		}
		// Without a file system there is nothing to save to: such documents are for reading.
		if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
			return false;
		}
		try {
			const { permissions } = await vscode.workspace.fs.stat(uri);
			return ((permissions ?? 0) & vscode.FilePermission.Readonly) === 0;
		} catch {
			// Deleted on disk while it's open: it can be saved again.
			return true;
		}
	}

	async replace(...edits: readonly TextEdit[]): Promise<boolean> {
		const document = this.#document;
		if (document.isClosed) {
			// Of a document that is open VS Code refuses an edit of an older version.
			return false;
		}
		const edit = new vscode.WorkspaceEdit();
		for (const { start, end, text } of edits) {
			edit.replace(
				document.uri,
				new vscode.Range(document.positionAt(start), document.positionAt(end)),
				text,
			);
		}
		return editAndSave(document, edit);
	}
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

/** Files and those in folders alike. */
function nameNow(name: string, files: vscode.FileRenameEvent['files']): string {
	let uri = vscode.Uri.parse(name, true);
	for (const { oldUri, newUri } of files) {
		const isWithin = uri.path === oldUri.path || uri.path.startsWith(`${oldUri.path}/`);
		if (uri.scheme === oldUri.scheme && uri.authority === oldUri.authority && isWithin) {
			uri = newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) });
		}
	}
	return uri.toString();
}
