import * as vscode from 'vscode';
import { defined } from '../tasks/defined.ts';
import type { TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import type { CodePlace, CodePlaces } from '../ui/codePlaces.ts';
import { oneLine } from '../ui/plainText.ts';
import type { WorkspaceTodos } from './workspace/workspaceTodos.ts';

/**
 * The TODOs that refer to a task, from the index as it is. As long as nobody has wanted the index there are none:
 * a form that is opened is no reason to read all files.
 */
export class TodoPlaces implements CodePlaces {
	readonly #workspace: WorkspaceTodos;

	constructor(workspace: WorkspaceTodos) {
		this.#workspace = workspace;
	}

	of(id: TaskId): readonly CodePlace[] {
		return this.#workspace.index.of(id).map(({ uri, cell, line, character, keyword, text }) => ({
			uri,
			...defined({ cell }),
			line,
			character,
			label: `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${line + 1}`,
			text: oneLine(text) || keyword,
		}));
	}

	onDidChange(listener: () => void): Disposable {
		return this.#workspace.index.onDidChange(listener);
	}
}
