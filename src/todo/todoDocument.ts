import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DocumentTodos } from './documentTodos.ts';
import { pickTodo } from './pickTodo.ts';
import { isNotebookFile } from './workspace/openDocuments.ts';

/** A TODO as rows, quick fixes and callers name it. */
export const todoPlace = v.object({
	uri: v.string(),
	/** Which cell it is in, from 0, where the URI is that of a notebook; without it, the first that has such a TODO. */
	cell: v.optional(v.number()),
	/** Counts from 0. */
	line: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Where the keyword begins, when the line has several TODOs. */
	character: v.optional(v.number()),
	/** What the TODO said when it was offered: should the line have moved since, this finds it. */
	text: v.optional(v.string()),
});

export type TodoPlace = v.InferOutput<typeof todoPlace>;

/**
 * Opens the document that a TODO is in: the file, or of a notebook the cell. Rejects with what VS Code says where it
 * can't be opened.
 */
export async function todoDocument(place: TodoPlace, todos: DocumentTodos): Promise<vscode.TextDocument> {
	const isIt = ({ uri }: { uri: vscode.Uri }): boolean => uri.toString() === place.uri;
	const uri = vscode.Uri.parse(place.uri, true);
	const notebook =
		vscode.workspace.notebookDocuments.find(isIt) ??
		(isNotebookFile(uri) && uri.scheme !== 'untitled'
			? await vscode.workspace.openNotebookDocument(uri)
			: undefined);
	return (
		(notebook && (await cellOf(notebook, place, todos))) ??
		vscode.workspace.textDocuments.find(isIt) ??
		vscode.workspace.openTextDocument(uri)
	);
}

/** The cell where the TODO is, or should be: the notebook may have changed since it was looked into. */
async function cellOf(
	notebook: vscode.NotebookDocument,
	place: TodoPlace,
	todos: DocumentTodos,
): Promise<vscode.TextDocument | undefined> {
	const documents = notebook.getCells().map(({ document }) => document);
	const named = place.cell === undefined ? undefined : documents[place.cell];
	let same: vscode.TextDocument | undefined;
	for (const document of named ? [named, ...documents] : documents) {
		const todo = pickTodo(await todos.of(document), place, document.getText());
		if (todo && (todo.line === place.line || document === named)) {
			return document;
		}
		same ??= todo && document;
	}
	return same ?? named ?? documents[0];
}
