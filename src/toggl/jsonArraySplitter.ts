const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Takes one JSON array apart while its bytes arrive, so that the first rows are there long before the
 * last. Bytes above 127 are never brackets or quotes in UTF-8, so pieces may end anywhere.
 *
 * Accepts what `JSON.parse` accepts, as long as it is an array, `null` (which Go writes for a list with
 * nothing in it) or an object whose array is in `items` or `data`, as the reference pages have it.
 */
export class JsonArraySplitter {
	readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	/** What came before the array, between its rows, and of the row that is not complete yet. */
	#text: Uint8Array[] = [];
	/** How many brackets are open; the array's own is the first of them. */
	#depth = 0;
	#state: 'before' | 'within' | 'after' = 'before';
	#isEnvelope = false;
	#inString = false;
	#escaped = false;
	#rows = 0;

	/**
	 * @returns the rows that the piece completes, parsed
	 * @throws SyntaxError where the text is no such array; rows that were complete before it are lost with it
	 */
	push(piece: Uint8Array): unknown[] {
		const rows: unknown[] = [];
		let begin = 0;
		const take = (end: number): string => {
			const text = this.#takeText(piece.subarray(begin, end));
			begin = end + 1;
			return text;
		};
		for (let at = 0; at < piece.length; at++) {
			const byte = piece[at];
			if (this.#inString) {
				this.#passString(byte);
			} else if (byte === quote) {
				this.#inString = true;
			} else if (this.#state !== 'within') {
				if (byte === openBracket && this.#state === 'before') {
					this.#open(take(at));
				}
			} else if (byte === openBrace || byte === openBracket) {
				this.#depth++;
			} else if (byte === comma && this.#depth === 1) {
				rows.push(this.#row(take(at)));
			} else if ((byte === closeBrace || byte === closeBracket) && --this.#depth === 0) {
				this.#close(byte, take(at), rows);
			}
		}
		this.#text.push(piece.slice(begin));
		return rows;
	}

	/** @throws SyntaxError where the text breaks off, or where something stands behind the array */
	end(): void {
		const rest = this.#takeText(new Uint8Array());
		const isWhole = this.#isEnvelope ? isJson(`{"items":[]${rest}`) : isBlank(rest);
		if (this.#state === 'before' ? rest.trim() !== 'null' : this.#state === 'within' || !isWhole) {
			throw new SyntaxError('The list is incomplete or is no list.');
		}
	}

	#passString(byte: number | undefined): void {
		if (this.#escaped) {
			this.#escaped = false;
		} else if (byte === backslash) {
			this.#escaped = true;
		} else if (byte === quote) {
			this.#inString = false;
		}
	}

	#open(before: string): void {
		this.#isEnvelope = !isBlank(before);
		if (this.#isEnvelope && !(/"(?:items|data)"\s*:\s*$/.test(before) && isJson(`${before}[]}`))) {
			throw new SyntaxError('The answer is no list.');
		}
		this.#state = 'within';
		this.#depth = 1;
	}

	#close(byte: number, text: string, rows: unknown[]): void {
		if (byte !== closeBracket) {
			throw new SyntaxError('The list ends with the wrong bracket.');
		}
		if (this.#rows > 0 || !isBlank(text)) {
			rows.push(this.#row(text));
		}
		this.#state = 'after';
	}

	#row(text: string): unknown {
		this.#rows++;
		return JSON.parse(text);
	}

	#takeText(last: Uint8Array): string {
		const parts = [...this.#text, last];
		this.#text = [];
		return (
			parts.map((part) => this.#decoder.decode(part, { stream: true })).join('') +
			this.#decoder.decode()
		);
	}
}

/** Nothing but JSON's white space, and perhaps the byte order mark. */
function isBlank(text: string): boolean {
	return /^\uFEFF?[ \t\n\r]*$/.test(text);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
