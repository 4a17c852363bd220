import * as vscode from 'vscode';

/** What is open in this window, whether an editor shows it or not. */
export class OpenDocuments implements vscode.Disposable {
	readonly #byUri = new Map(
		vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
	);
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	readonly #listeners: vscode.Disposable;

	/** Tells of each that was opened, changed or closed. */
	readonly onDidChange = this.#changed.event;

	constructor() {
		this.#listeners = vscode.Disposable.from(
			this.#changed,
			vscode.workspace.onDidOpenTextDocument((document) => {
				this.#byUri.set(document.uri.toString(), document);
				this.#changed.fire(document.uri);
			}),
			vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
				if (contentChanges.length > 0) {
					this.#changed.fire(uri);
				}
			}),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				this.#byUri.delete(uri.toString());
				this.#changed.fire(uri);
			}),
			// With its cells open, its file has nothing of its own.
			vscode.workspace.onDidOpenNotebookDocument(({ uri }) => this.#changed.fire(uri)),
			vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#changed.fire(uri)),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
	}

	/** The document of the file; a notebook's is the text that is on the disk, which nobody reads. */
	get(uri: vscode.Uri): vscode.TextDocument | undefined {
		return isNotebookFile(uri) ? undefined : this.#byUri.get(uri.toString());
	}

	/** Whether it is a notebook whose cells are open. */
	isNotebook(uri: vscode.Uri): boolean {
		return (
			isNotebookFile(uri) &&
			vscode.workspace.notebookDocuments.some((notebook) => notebook.uri.toString() === uri.toString())
		);
	}

	/** Those that count although they are no files: what was never saved, and the cells of notebooks. */
	others(): vscode.Uri[] {
		return [...this.#byUri.values()].flatMap(({ uri }) => (this.isOther(uri) ? uri : []));
	}

	/** Those that are files, too. */
	files(): vscode.Uri[] {
		return [...this.#byUri.values()].flatMap(({ uri }) => (uri.scheme === 'file' ? uri : []));
	}

	/** Whether what the file has on the disk doesn't count. */
	has(uri: vscode.Uri): boolean {
		return this.get(uri) !== undefined || this.isNotebook(uri);
	}

	isOther(uri: vscode.Uri): boolean {
		return (
			(uri.scheme === 'untitled' || uri.scheme === 'vscode-notebook-cell') &&
			this.get(uri) !== undefined
		);
	}
}

/** Whether the file is a Jupyter notebook; a cell's path is its notebook's, too. */
export function isNotebookFile({ scheme, path }: Pick<vscode.Uri, 'scheme' | 'path'>): boolean {
	return scheme !== 'vscode-notebook-cell' && path.endsWith('.ipynb');
}
