import { Emitter } from '../../tasks/emitter.ts';
import type { TaskId } from '../../tasks/task.ts';
import type { Todo } from '../findTodos.ts';

/** A TODO somewhere in the workspace; its line and character count from 0. */
export type PlacedTodo = Pick<Todo, 'line' | 'keyword' | 'text' | 'reference'> & {
	uri: string;
	character: number;
	/** In the file of a notebook: which cell it is in, from 0. */
	cell?: number;
};

/** The TODOs of all files, by file and by task. */
export class TodoIndex {
	readonly #byFile = new Map<string, readonly PlacedTodo[]>();
	readonly #byTask = new Map<TaskId, Set<string>>();
	readonly #changed = new Emitter<void>();

	/** Told after every change, however small: who listens gathers them. */
	readonly onDidChange = this.#changed.event;

	/** The files that have any, in no order. */
	get files(): ReadonlyMap<string, readonly PlacedTodo[]> {
		return this.#byFile;
	}

	get all(): readonly PlacedTodo[] {
		return [...this.#byFile.values()].flat();
	}

	/** Takes in what a file has now. */
	put(uri: string, todos: readonly PlacedTodo[]): void {
		const before = this.#byFile.get(uri) ?? [];
		if (before.length === 0 && todos.length === 0) {
			return;
		}
		if (before.length === todos.length && JSON.stringify(before) === JSON.stringify(todos)) {
			return;
		}
		this.#forget(uri);
		if (todos.length > 0) {
			this.#byFile.set(uri, todos);
		}
		for (const { reference } of todos) {
			if (reference !== undefined) {
				this.#byTask.set(reference, (this.#byTask.get(reference) ?? new Set()).add(uri));
			}
		}
		this.#changed.fire();
	}

	/** Forgets a file, or all that is in a folder. */
	delete(uri: string): void {
		const gone = this.#byFile.has(uri)
			? [uri]
			: [...this.#byFile.keys()].filter((each) => each.startsWith(`${uri}/`));
		for (const each of gone) {
			this.#forget(each);
		}
		if (gone.length > 0) {
			this.#changed.fire();
		}
	}

	/** Forgets the files that are not among these. */
	keepOnly(isKept: (uri: string) => boolean): void {
		for (const uri of this.#byFile.keys()) {
			if (!isKept(uri)) {
				this.delete(uri);
			}
		}
	}

	/** Where the task is referred to, by the id that stands there. */
	of(id: TaskId): readonly PlacedTodo[] {
		return [...(this.#byTask.get(id) ?? [])]
			.toSorted()
			.flatMap((uri) => (this.#byFile.get(uri) ?? []).filter(({ reference }) => reference === id));
	}

	#forget(uri: string): void {
		for (const { reference } of this.#byFile.get(uri) ?? []) {
			const files = reference === undefined ? undefined : this.#byTask.get(reference);
			files?.delete(uri);
			if (reference !== undefined && files?.size === 0) {
				this.#byTask.delete(reference);
			}
		}
		this.#byFile.delete(uri);
	}
}

/** The TODOs of a text by their places in it. */
export function placed(uri: string, text: string, todos: readonly Todo[]): PlacedTodo[] {
	return todos.map(({ line, start, keyword, text: said, reference }) => ({
		uri,
		line,
		character: start - (text.lastIndexOf('\n', start - 1) + 1),
		keyword,
		text: said,
		reference,
	}));
}
