import type { Anchor, TextChange } from '../../src/todo/writeBack/anchor.ts';

type Char = { readonly char: string; readonly id: number };

/**
 * A text whose every character keeps an identity through all changes, so that a test knows where
 * something really is, however alike it looks to something else.
 */
export class TrackedText {
	#chars: Char[] = [];
	#next = 0;

	constructor(text: string) {
		this.#chars = this.#made(text);
	}

	get text(): string {
		return this.#chars.map(({ char }) => char).join('');
	}

	get lineCount(): number {
		return this.text.split('\n').length;
	}

	/** The identities of a part of the text. */
	ids(start: number, length: number): readonly number[] {
		return this.#chars.slice(start, start + length).map(({ id }) => id);
	}

	/** Where the characters are now, in one piece; `undefined` when some are gone or something came between. */
	find(ids: readonly number[]): number | undefined {
		const start = this.#chars.findIndex(({ id }) => id === ids[0]);
		return start >= 0 && ids.every((id, i) => this.#chars[start + i]?.id === id) ? start : undefined;
	}

	/** Changes the text and tells the anchors as an editor does: all changes of one event in the text before it. */
	change(changes: readonly TextChange[], anchors: readonly Anchor[]): void {
		for (const { offset, length, text } of changes.toSorted((a, b) => b.offset - a.offset)) {
			this.#chars.splice(offset, length, ...this.#made(text));
		}
		for (const anchor of anchors) {
			anchor.apply(changes, this.text);
		}
	}

	/** Puts lines elsewhere, out or in, without anybody being told; what stays keeps its identity. */
	rearrange(
		arrange: (lines: readonly (readonly Char[])[], made: (text: string) => Char[]) => (readonly Char[])[],
	): void {
		const lines: Char[][] = [[]];
		for (const char of this.#chars) {
			if (char.char === '\n') {
				lines.push([]);
			} else {
				lines.at(-1)?.push(char);
			}
		}
		const arranged = arrange(lines, (text) => this.#made(text));
		this.#chars = arranged.flatMap((line, i) => (i === 0 ? [...line] : [...this.#made('\n'), ...line]));
	}

	#made(text: string): Char[] {
		return text.split('').map((char) => ({ char, id: this.#next++ }));
	}
}
