import * as vscode from 'vscode';
import { draggedTasks, draggedTasksTypes } from '../ui/draggedTasks.ts';
import type { DocumentTodos } from './documentTodos.ts';
import { formatReference } from '../products/reference.ts';
import { referenceEdit } from './referenceEdit.ts';

/**
 * Tasks that are dragged out of the tree into a text leave their references there: `toggl#5123`. One
 * that is dropped on a TODO without a task becomes that TODO's task, written as the setting says.
 */
export class ReferenceDrop implements vscode.DocumentDropEditProvider {
	static readonly metadata: vscode.DocumentDropEditProviderMetadata = {
		dropMimeTypes: Object.values(draggedTasksTypes),
		providedDropEditKinds: [vscode.DocumentDropOrPasteEditKind.Text.append('togglTasks', 'reference')],
	};

	readonly #todos: DocumentTodos;

	constructor(todos: DocumentTodos) {
		this.#todos = todos;
	}

	async provideDocumentDropEdits(
		document: vscode.TextDocument,
		position: vscode.Position,
		transfer: vscode.DataTransfer,
	): Promise<vscode.DocumentDropEdit | undefined> {
		const ids = await draggedTasks(transfer);
		const [id] = ids;
		if (id === undefined) {
			return undefined;
		}
		const drop = new vscode.DocumentDropEdit(
			ids.map((each) => formatReference(each)).join(', '),
			vscode.l10n.t('Insert Task Reference'),
			ReferenceDrop.metadata.providedDropEditKinds?.[0],
		);
		const todos = ids.length === 1 ? await this.#todos.of(document) : [];
		const todo = todos.find(({ line, reference }) => line === position.line && !reference);
		if (todo) {
			const { start, end, text } = referenceEdit(todo, id, this.#todos.pattern.format);
			drop.insertText = '';
			drop.additionalEdit = new vscode.WorkspaceEdit();
			drop.additionalEdit.replace(
				document.uri,
				new vscode.Range(document.positionAt(start), document.positionAt(end)),
				text,
			);
		}
		return drop;
	}
}
