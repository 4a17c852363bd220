/**
 * Tells where in a script the text of a JSX element may be: behind a tag or an expression, before a tag, and with
 * no braces or tags in it. Places are told and asked for in order, so that the script is read once.
 */
export class ElementTexts {
	readonly #text: string;
	/** Where the last thing begins that looks like the end of an element; known when there is an element. */
	#last = -1;
	#readTo = 0;
	#mayBe = false;

	constructor(text: string) {
		this.#text = text;
	}

	/** Whether there are any, as far as the script was read. */
	get areThere(): boolean {
		return this.#last >= 0;
	}

	/** Tells of the beginning of an element. */
	begin(at: number): void {
		if (!this.areThere) {
			this.#last = Math.max(this.#text.lastIndexOf('</'), this.#text.lastIndexOf('/>'));
			this.#readTo = at;
		}
	}

	/** Whether a place may be in one. `from`: behind the last comment, if there is one. */
	mayHold(place: number, from = 0): boolean {
		if (place > this.#last) {
			return false;
		}
		this.#readTo = Math.max(this.#readTo, from);
		for (let at = place - 1; at >= this.#readTo; at--) {
			const character = this.#text.charAt(at);
			if (character === '{' || character === '<') {
				this.#mayBe = false;
				break;
			}
			if (character === '}' || character === '>') {
				// But for an arrow.
				this.#mayBe = this.#text.charAt(at - 1) !== '=';
				break;
			}
		}
		this.#readTo = place;
		return this.#mayBe;
	}
}
