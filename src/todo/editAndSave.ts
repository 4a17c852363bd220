import * as vscode from 'vscode';

/** What is saved as one. */
type File = vscode.TextDocument | vscode.NotebookDocument;

/** Those that had no unsaved changes, and how many edits of ours are on their way. */
const underWay = new WeakMap<File, number>();

/** Those whose tabs are being closed, since nobody asked for them, and how often. */
const closing = new WeakMap<File, number>();

/** The notebook that the document is a cell of. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
	return vscode.workspace.notebookDocuments.find((notebook) =>
		notebook.getCells().some((cell) => cell.document === document),
	);
}

/** Makes an edit in a document. A file, or a notebook, that nobody looks at and that had no unsaved changes is saved. */
export async function editAndSave(
	document: vscode.TextDocument,
	edit: vscode.WorkspaceEdit,
): Promise<boolean> {
	const file: File = notebookOf(document) ?? document;
	const others = underWay.get(file) ?? 0;
	// Cells of one notebook are edited at the same time.
	const isClean = !file.isDirty || others > 0;
	const isAskedFor = others === 0 && !closing.has(file) && tabsOf(file.uri).length > 0;
	if (!isClean || file.uri.scheme !== 'file' || isAskedFor) {
		return vscode.workspace.applyEdit(edit);
	}
	underWay.set(file, others + 1);
	try {
		const isDone = await vscode.workspace.applyEdit(edit);
		if (isDone) {
			await file.save();
		}
		return isDone;
	} finally {
		const left = (underWay.get(file) ?? 1) - 1;
		underWay.set(file, left);
		if (left === 0 && 'getCells' in file && !file.isDirty) {
			// VS Code shows a notebook as soon as it has changes; nobody asked to see this one. Nor does anybody wait for it.
			void close(file);
		}
	}
}

async function close(file: File): Promise<void> {
	closing.set(file, (closing.get(file) ?? 0) + 1);
	try {
		await vscode.window.tabGroups.close(
			tabsOf(file.uri).filter(({ isDirty }) => !isDirty),
			true,
		);
	} catch {
		// It was closed meanwhile.
	} finally {
		const left = (closing.get(file) ?? 1) - 1;
		if (left > 0) {
			closing.set(file, left);
		} else {
			closing.delete(file);
		}
	}
}

/** Where the file is shown, alone or beside another. */
function tabsOf(uri: vscode.Uri): vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(
			({ input }) =>
				typeof input === 'object' &&
				input !== null &&
				Object.values(input).some(
					(value) => value instanceof vscode.Uri && value.toString() === uri.toString(),
				),
		);
}
