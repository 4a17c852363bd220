import { lastIndex } from './lastIndex.ts';

/** Where in a text a reading by a few rules may be wrong. Offsets are in UTF-16. */
export class Doubts {
	readonly #text: string;
	/** Finds what may reach beyond its line. */
	readonly #farReaching: RegExp;
	readonly #inLine: { start: number; end: number }[] = [];
	#from = Infinity;

	constructor(text: string, farReaching: RegExp) {
		this.#text = text;
		this.#farReaching = farReaching;
	}

	/** From here on everything may be otherwise. */
	all(from: number): void {
		this.#from = Math.min(this.#from, from);
	}

	/** The rest of the line may be otherwise, and what follows too if something there could reach beyond it. */
	restOfLine(from: number): void {
		if (from >= this.#from || from < (this.#inLine.at(-1)?.end ?? 0)) {
			return;
		}
		const end = this.#text.indexOf('\n', from);
		const rest = this.#text.slice(from, end < 0 ? undefined : end);
		if (this.#farReaching.test(rest)) {
			this.all(from);
		} else {
			this.#inLine.push({ start: from, end: from + rest.length });
		}
	}

	has(offset: number): boolean {
		const line = this.#inLine[lastIndex(this.#inLine, ({ start }) => start <= offset)];
		return offset >= this.#from || (line !== undefined && offset < line.end);
	}
}
