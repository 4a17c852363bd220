import { Anchor } from './anchor.ts';
import type { Todo } from '../findTodos.ts';
import type { Intent, NumberedIntent } from '../intents.ts';
import { findSketched, isLikeSketched, isPlacedAsSketched, type Sketch, sketchOf } from './sketch.ts';
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
	/** Those that could be any of several in their texts when these were first seen. */
	readonly #doubtful = new Set<number>();
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

	get isEmpty(): boolean {
		return this.#followed.size === 0;
	}

	/** Whether it's of no use to look for it in its text. */
	has(number: number): boolean {
		return this.#followed.has(number) || this.#doubtful.has(number);
	}

	forget(number: number): void {
		this.#followed.delete(number);
		this.#doubtful.delete(number);
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
		for (const sketch of this.#doubtful.has(number) ? [] : intent.sketches) {
			const todo = findSketched(sketch, text, todos);
			if (todo) {
				this.#followed.set(number, { uri: intent.uri, anchor: new Anchor(text, todos, todo) });
				return todo;
			}
		}
		if (todos.some((todo) => isLike(intent, todo))) {
			// Whatever happens to them from now on doesn't tell which of them it was.
			this.#doubtful.add(number);
		}
		return undefined;
	}

	/** Whether a TODO may be the one of an intent, as far as anybody can tell: it says the same, or stands at its place. */
	mayBe(numbered: NumberedIntent, todo: Todo, text: string, todos: readonly Todo[]): boolean {
		const found = this.find(numbered, text, todos);
		if (found) {
			return found.start === todo.start;
		}
		const { intent } = numbered;
		return (
			isLike(intent, todo) || intent.sketches.some((sketch) => isPlacedAsSketched(sketch, todo, text))
		);
	}

	/** How the TODO of an intent looks now; nothing where it can't be found. */
	async sketch(numbered: NumberedIntent, live: LiveText): Promise<Sketch | undefined> {
		const todos = await live.todos();
		const { text } = live;
		const todo = this.find(numbered, text, todos);
		return todo && sketchOf(text, todos, todo);
	}
}

function isLike({ sketches }: Intent, todo: Todo): boolean {
	return sketches.some((sketch) => isLikeSketched(sketch, todo));
}
