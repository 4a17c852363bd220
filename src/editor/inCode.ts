import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { defined } from '../tasks/defined.ts';
import type { TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import type { CodePlaces } from '../ui/codePlaces.ts';
import type { FormState } from './protocol.ts';

/** How often a form is told of other places at most, in milliseconds. */
const gathering = 200;

/** Where in code the task of a form is referred to. */
export class InCode implements Disposable {
	readonly #places: CodePlaces;
	readonly #listener: Disposable;
	#shown = '[]';
	#timer: NodeJS.Timeout | undefined;

	/** `changed` is called when `look` would give something else than it gave. */
	constructor(places: CodePlaces, id: () => TaskId, changed: () => void) {
		this.#places = places;
		this.#listener = places.onDidChange(() => {
			this.#timer ??= setTimeout(() => {
				this.#timer = undefined;
				if (JSON.stringify(places.of(id())) !== this.#shown) {
					changed();
				}
			}, gathering);
		});
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listener.dispose();
	}

	look(id: TaskId): Pick<FormState, 'inCode'> {
		const places = this.#places.of(id);
		this.#shown = JSON.stringify(places);
		return places.length > 0 ? { inCode: places } : {};
	}

	/** Shows a place of the task in an editor; others that a page may name are not opened. */
	async open(id: TaskId, uri: string, line: number): Promise<void> {
		const place = this.#places.of(id).find((each) => each.uri === uri && each.line === line);
		if (place) {
			const { cell, character } = place;
			await vscode.commands.executeCommand(
				commandIds.goToTodo,
				defined({ uri, cell, line, character }),
			);
		}
	}
}
