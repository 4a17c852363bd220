import * as vscode from 'vscode';

/** Tells whether a document is one of these files or in one of these folders. A cell is where its notebook is. */
export function isInPlaces(places: readonly string[]): (uri: string) => boolean {
	const notebooks = new Map(
		vscode.workspace.notebookDocuments.flatMap((notebook) =>
			notebook.getCells().map(({ document }) => [document.uri.toString(), notebook.uri.toString()]),
		),
	);
	return (uri) =>
		[uri, notebooks.get(uri) ?? uri].some((each) =>
			places.some(
				(place) => each === place || each.startsWith(place.endsWith('/') ? place : `${place}/`),
			),
		);
}
