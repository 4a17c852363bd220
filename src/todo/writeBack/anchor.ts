import type { Todo } from '../findTodos.ts';
import { surroundings } from './surroundings.ts';
import { cleanText } from '../todoLine.ts';

/** What a change of a document did: `length` characters from `offset` on became `text`. */
export type TextChange = { offset: number; length: number; text: string };

/** A keyword in the text: where it is, and what its line says from there on. Lost once its characters were touched. */
type Mark = {
	start: number;
	readonly length: number;
	content: string;
	lost: boolean;
	/** Whether it ever said what the TODO did. */
	wasAlike: boolean;
};

/**
 * Knows where a TODO is while its document changes. It follows the keyword's own characters; when
 * those are gone (cut, or the file was read anew), it looks for the same text, but never takes
 * another TODO that was there before for it. In doubt there is no answer.
 */
export class Anchor {
	#text: string;
	readonly #own: Mark;
	readonly #others: Mark[];
	/** How it stood before something happened of which it's not known how: between which lines, and with how many that say the same. */
	#former: { place: string | undefined; alike: number } | undefined;

	constructor(text: string, todos: readonly Todo[], todo: Todo) {
		this.#text = text;
		this.#own = markOf(todo, text);
		this.#others = todos.filter(({ start }) => start !== todo.start).map((other) => markOf(other, text));
		this.#accept(text);
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
		this.#shift(lastFirst.map((change) => minimal(change, this.#text)));
		this.#accept(textAfter);
	}

	/** Takes in a text of which it is not known how it came about. */
	sync(text: string): void {
		if (text !== this.#text) {
			this.#former ??= {
				place: surroundings(this.#text, [this.#own.start])[0],
				alike: this.#twins + this.#newcomers().length + 1,
			};
			this.#shift([minimal({ offset: 0, length: this.#text.length, text }, this.#text)]);
			this.#accept(text);
		}
	}

	/** The TODO among all those of the text as it is now; `undefined` when it's gone, has its task or can't be told. */
	locate(todos: readonly Todo[]): Todo | undefined {
		const open = todos.filter(({ reference }) => reference === undefined);
		if (!this.#own.lost) {
			const found = open.find(({ start }) => start === this.#own.start);
			return found && this.#isSure(found, todos) ? found : undefined;
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

	/** Whether what is found can't be one that says the same, of which it's not known where it went or came from. */
	#isSure(found: Todo, todos: readonly Todo[]): boolean {
		if (this.#former === undefined) {
			return true;
		}
		const starts = todos.flatMap(({ start }) =>
			contentAt(this.#text, start) === this.#own.content ? start : [],
		);
		const { place, alike } = this.#former;
		if (starts.length <= alike) {
			return starts.length === alike || alike === 1;
		}
		const places = surroundings(this.#text, starts);
		const same = starts.filter((_start, at) => places[at] === place);
		return same.length === 1 && same[0] === found.start;
	}

	/** How many of the others ever said the same: what was edited or cut may come back. */
	get #twins(): number {
		return this.#others.filter(({ wasAlike }) => wasAlike).length;
	}

	/** @param changes in the text before them, the last one first */
	#shift(changes: readonly TextChange[]): void {
		const came = this.#newcomers();
		for (const { offset, length, text } of changes) {
			for (const mark of [this.#own, ...this.#others, ...came]) {
				if (offset + length <= mark.start) {
					mark.start += text.length - length;
				} else if (offset < mark.start + mark.length) {
					mark.lost = true;
				}
			}
		}
		if (this.#own.lost) {
			this.#others.push(...came);
		}
	}

	/** What says the same and came since: as long as the TODO itself is there, that is another one. */
	#newcomers(): Mark[] {
		const { start: own, length, content, lost: isLost } = this.#own;
		if (isLost) {
			return [];
		}
		const keyword = this.#text.slice(own, own + length);
		const known = new Set(this.#others.flatMap(({ lost, start }) => (lost ? [] : start)));
		const found: Mark[] = [];
		for (
			let start = this.#text.indexOf(keyword);
			start >= 0;
			start = this.#text.indexOf(keyword, start + 1)
		) {
			if (start !== own && !known.has(start) && contentAt(this.#text, start) === content) {
				found.push({ start, length, content, lost: false, wasAlike: true });
			}
		}
		return found;
	}

	#accept(text: string): void {
		this.#text = text;
		for (const mark of [this.#own, ...this.#others]) {
			if (!mark.lost) {
				mark.content = contentAt(text, mark.start);
			}
			mark.wasAlike ||= mark.content === this.#own.content;
		}
	}
}

function markOf(todo: Todo, text: string): Mark {
	return {
		start: todo.start,
		length: todo.keyword.length,
		content: contentAt(text, todo.start),
		lost: false,
		wasAlike: false,
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
