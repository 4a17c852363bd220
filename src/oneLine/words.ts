import { estimateAt } from './estimates.ts';

/** A word of the line, or a sign with several words in quotes. */
export type Word = { text: string; from: number; to: number };

export function wordsOf(line: string): Word[] {
	return [...line.matchAll(/[@#+^]"[^"]+"(?=\s|$)|\S+/g)].map(({ 0: text, index }) => ({
		text,
		from: index,
		to: index + text.length,
	}));
}

/** Whether a backslash keeps the first of the words from being read as a sign. */
export function isKept([text = '', ...rest]: readonly string[]): boolean {
	return (
		/^\\(?:[@#!^+]\S|[>*]$)/.test(text) ||
		(text.startsWith('\\') && estimateAt([text.slice(1), ...rest]) !== undefined)
	);
}

/** The words as they have to be written so that none is read as a sign. */
export function kept(words: readonly string[]): string[] {
	return words.map((word, at) => (isKept([`\\${word}`, ...words.slice(at + 1)]) ? `\\${word}` : word));
}

/** The words that were meant by what is written, without the backslashes that keep them. */
export function unkept(words: readonly string[]): string[] {
	return words.map((word, at) => (isKept(words.slice(at)) ? word.slice(1) : word));
}

/** The text behind the word's sign, without its quotes; nothing when they don't end. */
export function behindSign(word: Word): string {
	const text = word.text.slice(1);
	return text.startsWith('"') && !/^".+"$/.test(text) ? '' : text.replaceAll('"', '').trim();
}
