import { mayHaveTodos } from './mayHaveTodos.ts';

/** What makes a file worth a closer look. Plain data, which goes to other threads. */
export type Wish = {
	/** What one of is in every file that has a TODO. */
	words: readonly string[];
	/** Whether it counts although a program made it. */
	mayBeMade: boolean;
};

/**
 * Of larger files, in bytes, those with longer lines, on average, are made by programs. Others of this size are
 * scanned in about 10 ms, which nobody notices.
 */
const made = { from: 400_000, lineLength: 200 };

/** A look at the bytes of a file that says whether they are what is wished. */
export function isWanted(bytes: Uint8Array, { words, mayBeMade }: Wish): boolean {
	return mayHaveTodos(bytes, words) && (mayBeMade || !isMade(bytes));
}

function isMade(bytes: Uint8Array): boolean {
	if (bytes.length <= made.from) {
		return false;
	}
	let lines = 1;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
		lines++;
	}
	return bytes.length / lines > made.lineLength;
}
