import * as vscode from 'vscode';
import type { TaskId } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { draggedTasks } from '../ui/draggedTasks.ts';
import { forMessage } from '../ui/plainText.ts';
import { referableIds } from '../ui/referableIds.ts';
import type { DocumentTodos } from './documentTodos.ts';
import { dropMetadata } from './dropMetadata.ts';
import { formatReference } from '../products/reference.ts';
import { referenceEdit } from './referenceEdit.ts';

/**
 * Tasks that are dragged out of the tree into a text leave their references there: `toggl#5123`. One
 * that is dropped on a TODO without a task becomes that TODO's task, written as the setting says.
 */
export class ReferenceDrop implements vscode.DocumentDropEditProvider {
	readonly #todos: DocumentTodos;
	readonly #store: TaskStore;

	constructor(todos: DocumentTodos, store: TaskStore) {
		this.#todos = todos;
		this.#store = store;
	}

	async provideDocumentDropEdits(
		document: vscode.TextDocument,
		position: vscode.Position,
		transfer: vscode.DataTransfer,
	): Promise<vscode.DocumentDropEdit | undefined> {
		const ids = await this.#referable(await draggedTasks(transfer));
		const [id] = ids;
		if (id === undefined) {
			return undefined;
		}
		const drop = new vscode.DocumentDropEdit(
			ids.map((each) => formatReference(each)).join(', '),
			vscode.l10n.t('Insert Task Reference'),
			dropMetadata.providedDropEditKinds[0],
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

	/** None when one of the tasks has no reference yet, which the person is told. */
	async #referable(ids: readonly TaskId[]): Promise<readonly TaskId[]> {
		try {
			return await referableIds(this.#store, ids);
		} catch (error) {
			void vscode.window.showErrorMessage(forMessage(asTaskError(error).message));
			return [];
		}
	}
}
