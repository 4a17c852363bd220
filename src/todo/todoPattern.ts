import { escapeRegExp } from '../tasks/escapeRegExp.ts';
import {
	defaultFormat,
	formatPattern,
	isFormat,
	keywordEnd,
	referencePattern,
} from '../products/reference.ts';

export const defaultKeywords: readonly string[] = ['TODO', 'FIXME', 'HACK', 'BUG', 'XXX'];

/** A reference among other words, but not the `owner/repository#1` of somebody else. */
export const ownReference = String.raw`(?<!(?<![#\w-])[\w.-]+\/)${referencePattern}`;

/** What makes a TODO, from the settings. */
export type TodoPattern = {
	/** Finds keywords anywhere; whether one leads its line in a comment is another question. */
	keyword: RegExp;
	/** Texts one of which is wherever a keyword is. */
	words: readonly string[];
	/** Matches from the end of a keyword when its task is named there. */
	reference: readonly RegExp[];
	/** Matches what stands behind a keyword when its reference is written so. */
	written: RegExp;
	/** The same when it's written in another way than in brackets. */
	bare: RegExp;
	/** How a reference is written. */
	format: string;
};

/** The pattern for settings as they are; what can't be used of them counts as not set. */
export function todoPattern(keywords: unknown, format: unknown): TodoPattern {
	const wanted = Array.isArray(keywords)
		? keywords.filter((word) => typeof word === 'string' && word.trim() !== '')
		: [];
	const words: string[] = (wanted.length > 0 ? wanted : [...defaultKeywords]).map((word: string) =>
		word.trim(),
	);
	const used = isFormat(format) ? format : defaultFormat;
	return {
		keyword: keywordPattern(words),
		words: words.includes('TODO') ? [...words, '@todo'] : words,
		reference: [
			// In the brackets behind the keyword, beside whatever else is there, or right behind it.
			new RegExp(String.raw`[ \t]*\([^()\n\r]*?${ownReference}[^()\n\r]*\)`, 'y'),
			new RegExp(String.raw`[\s:([{<-]*${referencePattern}`, 'y'),
			new RegExp(formatPattern(used), 'y'),
		],
		written: new RegExp(`^${formatPattern(used)}`),
		bare: new RegExp(String.raw`^[\s:([{<-]*${referencePattern}[\])}>]*[ \t]*[:：]?`),
		format: used,
	};
}

function keywordPattern(words: readonly string[]): RegExp {
	const alternatives = words.toSorted((a, b) => b.length - a.length).map((word) => escapeRegExp(word));
	const any = `(?:${alternatives.join('|')})`;
	const tag = words.includes('TODO') ? '|@todo' : '';
	return new RegExp(String.raw`(?<![\p{L}\p{N}_$@])(?:@?${any}(?:/${any})*${tag})${keywordEnd}`, 'gu');
}
