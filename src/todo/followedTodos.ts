import { Anchor } from './anchor.ts';
import type { Todo } from './findTodos.ts';
import type { NumberedIntent } from './intents.ts';
import { findSketched, type Sketch, sketchOf } from './sketch.ts';
import type { LiveText, TextEvent } from './texts.ts';

type Followed = { uri: string; readonly anchor: Anchor };

/** A TODO whose task is being made. */
export type NewTodo = {
	/** Where it is now. */
	readonly uri: string;
	/** Its task is kept, with the intent of this number. */
	keep(number: number): void;
	/** Its task isn't being made any more. */
	end(): void;
};

/** The TODOs that this window follows through the changes of their texts, by the numbers of their intents. */
export class FollowedTodos {
	readonly #followed = new Map<number, Followed>();
	/** Those whose tasks aren't kept yet. */
	readonly #new = new Set<Followed>();

	/** Follows a TODO whose task is being made. */
	begin(uri: string, anchor: Anchor): NewTodo {
		const followed = { uri, anchor };
		this.#new.add(followed);
		return {
			get uri() {
				return followed.uri;
			},
			keep: (number) => void this.#followed.set(number, followed),
			end: () => void this.#new.delete(followed),
		};
	}

	has(number: number): boolean {
		return this.#followed.has(number);
	}

	forget(number: number): void {
		this.#followed.delete(number);
	}

	hear(event: TextEvent): void {
		for (const followed of [...this.#followed.values(), ...this.#new]) {
			if (event.kind === 'renamed') {
				followed.uri = event.nameNow(followed.uri);
			} else if (event.kind === 'changed' && event.uri === followed.uri) {
				followed.anchor.apply(event.changes, event.text);
			}
		}
	}

	/** The TODO of an intent among all those of its text, followed from now on where it is found. */
	find({ number, intent }: NumberedIntent, text: string, todos: readonly Todo[]): Todo | undefined {
		const known = this.#followed.get(number);
		if (known) {
			known.anchor.sync(text);
			return known.anchor.locate(todos);
		}
		for (const sketch of intent.sketches) {
			const todo = findSketched(sketch, text, todos);
			if (todo) {
				this.#followed.set(number, { uri: intent.uri, anchor: new Anchor(text, todos, todo) });
				return todo;
			}
		}
		return undefined;
	}

	/** How the TODO of an intent looks now; nothing where it can't be found. */
	async sketch(numbered: NumberedIntent, live: LiveText): Promise<Sketch | undefined> {
		const todos = await live.todos();
		const { text } = live;
		const todo = this.find(numbered, text, todos);
		return todo && sketchOf(text, todos, todo);
	}
}
