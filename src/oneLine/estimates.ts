import { parseEstimate } from '../tasks/parseEstimate.ts';

const hours = String.raw`\d{1,3}(?:[.,]\d{1,2})?\s*(?:h|hrs?|hours?)`;
const minutes = String.raw`\d{1,4}(?:m|\s*(?:mins?|minutes?))`;

/**
 * How an estimate is written in a line: "2h", "1h30", "1 h 30 min", "1:30". A number alone is none, "30 m" is
 * a length, and "14:30" an hour of the day.
 */
const written = new RegExp(
	String.raw`^(?:${hours}(?:\d\d|\s*\d{1,4}\s*(?:m|mins?|minutes?))?|${minutes}|[0-5]:[0-5]\d)$`,
	'i',
);

/** The most words that an estimate takes. */
const most = 4;

/** Of how many words an estimate is, and the minutes that it stands for. */
type Estimate = { count: number; minutes: number };

/** The estimate that words begin with. */
export function estimateAt(words: readonly string[]): Estimate | undefined {
	for (let count = Math.min(most, words.length); count > 0; count--) {
		const text = words.slice(0, count).join(' ');
		const found = written.test(text) ? parseEstimate(text) : undefined;
		if (found) {
			return { count, minutes: found };
		}
	}
	return undefined;
}

/** The words without the estimates and stars at their end. */
export function withoutFreeEnd<T extends { text: string }>(words: readonly T[]): readonly T[] {
	for (let count = 1; count <= Math.min(most, words.length); count++) {
		const end = words.slice(-count).map(({ text }) => text);
		if (end[0] === '*' ? count === 1 : estimateAt(end)?.count === count) {
			return withoutFreeEnd(words.slice(0, -count));
		}
	}
	return words;
}

/** The estimate that begins with a word of a line, where it isn't what the task is about: "Wait for 2h". */
export function freeEstimateAt<T extends { text: string }>(
	words: readonly T[],
	taken: ReadonlySet<T>,
	at: number,
): Estimate | undefined {
	const next = words.slice(at, at + most);
	const end = next.findIndex((word) => taken.has(word));
	const texts = (end === -1 ? next : next.slice(0, end)).map(({ text }) => text);
	return leadingOn.test(words[at - 1]?.text ?? '') ? undefined : estimateAt(texts);
}

const leadingOn =
	/^\^?(?:a|about|after|around|at|before|by|every|for|from|in|of|over|per|than|the|till|to|under|until|within)$/i;
