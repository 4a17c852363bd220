import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editAndSave } from '../../src/todo/editAndSave.ts';
import { eventually } from './support.ts';
import { file, onDisk } from './todoDocuments.ts';

describe('Edits of a notebook that nobody looks at', () => {
	it('are saved also where its tab of the edit before is still being closed', async () => {
		const cell = { cell_type: 'code', source: ['a = 1'], metadata: {}, outputs: [] };
		const uri = await file(
			'unseenEdits.ipynb',
			JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
		);
		const notebook = await vscode.workspace.openNotebookDocument(uri);
		const tabs = (): vscode.Tab[] =>
			vscode.window.tabGroups.all
				.flatMap((group) => group.tabs)
				.filter(
					({ input }) =>
						input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString(),
				);
		// VS Code shows what is unsaved for a moment: until it's shown, it isn't saved.
		const saving = vscode.workspace.onWillSaveNotebookDocument((event) => {
			event.waitUntil(eventually('it is shown', () => tabs().length > 0));
		});
		try {
			for (const name of ['b', 'c', 'd']) {
				const { document } = notebook.cellAt(0);
				const edit = new vscode.WorkspaceEdit();
				edit.insert(document.uri, new vscode.Position(0, 0), `${name} = 1\n`);
				assert.ok(await editAndSave(document, edit));
				assert.equal(notebook.isDirty, false, name);
			}
		} finally {
			saving.dispose();
		}
		assert.match(await onDisk(uri), /d = 1.*c = 1.*b = 1.*a = 1/s);
		await eventually('it is not shown', () => tabs().length === 0);
	});
});
