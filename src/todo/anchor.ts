import type { Todo } from './findTodos.ts';
import { cleanText } from './todoLine.ts';

/** What a change of a document did: `length` characters from `offset` on became `text`. */
export type TextChange = { offset: number; length: number; text: string };

/** A keyword in the text: where it is, and what its line says from there on. Lost once its characters were touched. */
type Mark = { start: number; readonly length: number; content: string; lost: boolean };

/**
 * Knows where a TODO is while its document changes. It follows the keyword's own characters; when
 * those are gone (cut, or the file was read anew), it looks for the same text, but never takes
 * another TODO that was there before for it. In doubt there is no answer.
 */
export class Anchor {
	#text: string;
	readonly #own: Mark;
	readonly #others: readonly Mark[];

	constructor(text: string, todos: readonly Todo[], todo: Todo) {
		this.#text = text;
		this.#own = markOf(todo, text);
		this.#others = todos.filter(({ start }) => start !== todo.start).map((other) => markOf(other, text));
	}

	/** Takes in the changes of one event, given in the text before it, and the text after it. */
	apply(changes: readonly TextChange[], textAfter: string): void {
		let text = this.#text;
		const lastFirst = changes.toSorted((a, b) => b.offset - a.offset);
		for (const { offset, length, text: inserted } of lastFirst) {
			text = text.slice(0, offset) + inserted + text.slice(offset + length);
		}
		if (text !== textAfter) {
			// Something was missed, while the file was closed perhaps.
			this.sync(textAfter);
			return;
		}
		for (const change of lastFirst) {
			this.#shift(minimal(change, this.#text));
		}
		this.#accept(textAfter);
	}

	/** Takes in a text of which it is not known how it came about. */
	sync(text: string): void {
		if (text !== this.#text) {
			this.#shift(minimal({ offset: 0, length: this.#text.length, text }, this.#text));
			this.#accept(text);
		}
	}

	/** The TODO among all those of the text as it is now; `undefined` when it's gone, has its task or can't be told. */
	locate(todos: readonly Todo[]): Todo | undefined {
		const open = todos.filter(({ reference }) => reference === undefined);
		if (!this.#own.lost) {
			return open.find(({ start }) => start === this.#own.start);
		}
		if (this.#others.some(({ lost, content }) => lost && content === this.#own.content)) {
			return undefined;
		}
		const taken = new Set(this.#others.flatMap(({ lost, start }) => (lost ? [] : start)));
		const [found, ...more] = open.filter(
			({ start }) => !taken.has(start) && contentAt(this.#text, start) === this.#own.content,
		);
		return more.length === 0 ? found : undefined;
	}

	#shift({ offset, length, text }: TextChange): void {
		for (const mark of [this.#own, ...this.#others]) {
			if (offset + length <= mark.start) {
				mark.start += text.length - length;
			} else if (offset < mark.start + mark.length) {
				mark.lost = true;
			}
		}
	}

	#accept(text: string): void {
		this.#text = text;
		for (const mark of [this.#own, ...this.#others]) {
			if (!mark.lost) {
				mark.content = contentAt(text, mark.start);
			}
		}
	}
}

function markOf(todo: Todo, text: string): Mark {
	return {
		start: todo.start,
		length: todo.keyword.length,
		content: contentAt(text, todo.start),
		lost: false,
	};
}

function contentAt(text: string, start: number): string {
	const end = text.indexOf('\n', start);
	return cleanText(text.slice(start, end < 0 ? undefined : end)).replaceAll(/\s+/g, ' ');
}

/**
 * The same change without what it left as it was: whole lines at its beginning, and everything the
 * same at its end, so that a line that is replaced to indent it keeps its words. Part of a line at
 * the beginning proves nothing: most TODOs begin alike.
 */
function minimal(change: TextChange, before: string): TextChange {
	const old = before.slice(change.offset, change.offset + change.length);
	const most = Math.min(old.length, change.text.length);
	let prefix = 0;
	while (prefix < most && old.charCodeAt(prefix) === change.text.charCodeAt(prefix)) {
		prefix++;
	}
	prefix = old.slice(0, prefix).lastIndexOf('\n') + 1;
	let suffix = 0;
	while (
		suffix < most - prefix &&
		old.charCodeAt(old.length - 1 - suffix) === change.text.charCodeAt(change.text.length - 1 - suffix)
	) {
		suffix++;
	}
	return {
		offset: change.offset + prefix,
		length: change.length - prefix - suffix,
		text: change.text.slice(prefix, change.text.length - suffix),
	};
}
