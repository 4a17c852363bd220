import { findInText, type LanguageComments, type TextMemory } from './findInText.ts';
import type { Todo } from './findTodos.ts';
import type { TodoPattern } from './todoPattern.ts';

/** A text that changes, with a number for each state: what an editor's document is. */
export type VersionedText = { readonly version: number; readonly languageId: string; getText: () => string };

type Found = {
	version: number;
	comments: LanguageComments;
	pattern: TodoPattern;
	/** `undefined` when the text changed meanwhile. */
	todos: Promise<readonly Todo[] | undefined>;
	memory: TextMemory;
};

/** The TODOs of texts that are being written. Each is looked into once a version, when somebody asks. */
export class VersionedTodos {
	readonly #commentsOf: (languageId: string) => Promise<LanguageComments | undefined>;
	readonly #found = new WeakMap<VersionedText, Found>();

	/** `commentsOf` gives the same as long as nothing is otherwise with the language. */
	constructor(commentsOf: (languageId: string) => Promise<LanguageComments | undefined>) {
		this.#commentsOf = commentsOf;
	}

	/** The TODOs of the text as it is when this resolves; none where its language's comments aren't known. */
	async of(text: VersionedText, pattern: () => TodoPattern): Promise<readonly Todo[]> {
		while (true) {
			const comments = await this.#commentsOf(text.languageId);
			if (!comments) {
				return [];
			}
			const found = this.#look(text, comments, pattern());
			const todos = await found.todos;
			if (todos && found.version === text.version) {
				return todos;
			}
		}
	}

	#look(text: VersionedText, comments: LanguageComments, pattern: TodoPattern): Found {
		const { version } = text;
		const known = this.#found.get(text);
		if (known?.version === version && known.comments === comments && known.pattern === pattern) {
			return known;
		}
		// What was read of the text holds for the same language only.
		const memory = known?.comments === comments ? known.memory : {};
		const pause = async (): Promise<boolean> => {
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
			return text.version === version && this.#found.get(text) === found;
		};
		const todos = findInText(text.getText(), comments, pattern, pause, memory);
		const found: Found = { version, comments, pattern, memory, todos };
		this.#found.set(text, found);
		// One that failed is not the answer for good.
		todos.catch(() => this.#found.delete(text));
		return found;
	}
}
