import { LineReader } from './lineReader.ts';
import { notUnderstood } from './notUnderstood.ts';
import type { Known, Reading } from './reading.ts';
import { unkept, type Word } from './words.ts';

/**
 * Reads a task from one line: `Fix login @Website #bug !high ^fri 2h +ada * > Parent task`. A sign
 * counts only at the start of a word and when it names something that there is; everything else is the
 * name, and a backslash in front of a sign keeps it there. Never throws.
 */
export function parseLine(line: string, known: Known): Reading {
	const reader = new LineReader(line, known);
	reader.readSigns();
	reader.readParent();
	reader.readFreeWords();
	const { words, taken, fields, understood } = reader;
	return {
		name: nameOf(line, words, taken),
		fields,
		understood: understood.toSorted((a, b) => a.from - b.from),
		notUnderstood: notUnderstood(line, words, taken),
	};
}

/** The words that are left, with the blanks that were between them. */
function nameOf(line: string, words: readonly Word[], taken: ReadonlySet<Word>): string {
	const meant = unkept(words.map(({ text }) => text));
	let name = '';
	let end = 0;
	for (const [at, word] of words.entries()) {
		if (!taken.has(word)) {
			name += line.slice(end, word.from) + meant[at];
		}
		end = word.to;
	}
	return name.trim();
}
