import * as vscode from 'vscode';
import type { TaskId } from '../tasks/task.ts';
import type { DocumentTodos } from './documentTodos.ts';
import { referenceEdit } from './referenceEdit.ts';
import type { TodoTracker } from './todoTracker.ts';

/** How long the edit is tried anew while somebody types all the time, in milliseconds. */
const patience = 20_000;
/** How long to wait for the change that came in between, in milliseconds. */
const changeWait = 200;

/**
 * Writes the task's reference into its TODO, wherever that is now, as one edit that can be undone.
 * A file that nobody has open and that had no unsaved changes is saved.
 *
 * `gone`: the TODO isn't there any more, has a task by now, or can't be told from others.
 * `readOnly`: the document takes no edits.
 */
export async function writeReference(
	tracker: TodoTracker,
	id: TaskId,
	todosOf: DocumentTodos,
): Promise<'written' | 'gone' | 'readOnly'> {
	let document: vscode.TextDocument | undefined;
	const deadline = Date.now() + patience;
	while (Date.now() < deadline) {
		// Not on every attempt: who types fast is faster than a look at the disk.
		if (!document || document.isClosed || !tracker.isIn(document)) {
			document = await open(tracker.uri);
			if (!document) {
				return 'gone';
			}
			if (!(await isWritable(document))) {
				return 'readOnly';
			}
		}
		const todos = await todosOf.of(document);
		// From here to the edit nothing is awaited, and VS Code refuses an edit of an older version.
		tracker.anchor.sync(document.getText());
		const todo = tracker.anchor.locate(todos);
		if (!todo) {
			return 'gone';
		}
		const { start, end, text } = referenceEdit(todo, id, todosOf.pattern.format);
		const saveAfterwards = !document.isDirty && document.uri.scheme === 'file' && !isShown(document.uri);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(
			document.uri,
			new vscode.Range(document.positionAt(start), document.positionAt(end)),
			text,
		);
		const changed = nextChange(document);
		if (await vscode.workspace.applyEdit(edit)) {
			if (saveAfterwards) {
				await document.save();
			}
			return 'written';
		}
		await changed;
	}
	return 'gone';
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	try {
		return await vscode.workspace.openTextDocument(uri);
	} catch {
		return undefined;
	}
}

async function isWritable(document: vscode.TextDocument): Promise<boolean> {
	if (document.isUntitled) {
		return true;
	}
	const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
		candidate.getCells().some((cell) => cell.document === document),
	);
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

function isShown(uri: vscode.Uri): boolean {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.flatMap(({ input }) => (typeof input === 'object' && input !== null ? Object.values(input) : []))
		.some((value) => value instanceof vscode.Uri && value.toString() === uri.toString());
}

/** Resolves when the document changes, or after a while. */
function nextChange(document: vscode.TextDocument): Promise<void> {
	return new Promise((resolve) => {
		const end = (): void => {
			clearTimeout(timer);
			listener.dispose();
			resolve();
		};
		const timer = setTimeout(end, changeWait);
		const listener = vscode.workspace.onDidChangeTextDocument((event) => {
			if (event.document === document) {
				end();
			}
		});
	});
}
