import { readMinutes } from './readMinutes.ts';

/** A word of the line, or a sign with several words in quotes. */
export type Word = { text: string; from: number; to: number };

export function wordsOf(line: string): Word[] {
	return [...line.matchAll(/[@#+^]"[^"]+"(?=\s|$)|\S+/g)].map(({ 0: text, index }) => ({
		text,
		from: index,
		to: index + text.length,
	}));
}

/** Whether a backslash keeps the word from being read as a sign. */
function isKept(text: string): boolean {
	return /^\\(?:[@#!^+]\S|[>*]$)/.test(text) || (text.startsWith('\\') && isEstimate(text.slice(1)));
}

/** The word as it has to be written so that it isn't read as a sign. */
export function kept(word: string): string {
	return isKept(`\\${word}`) ? `\\${word}` : word;
}

/** The word that was meant by what is written, without the backslash that keeps it. */
export function unkept(text: string): string {
	return isKept(text) ? text.slice(1) : text;
}

export function isEstimate(text: string): boolean {
	return readMinutes(text) !== undefined;
}

/** The text behind the word's sign, without its quotes; nothing when they don't end. */
export function behindSign(word: Word): string {
	const text = word.text.slice(1);
	return text.startsWith('"') && !/^".+"$/.test(text) ? '' : text.replaceAll('"', '').trim();
}
