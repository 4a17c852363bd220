import { escapeRegExp } from '../tasks/escapeRegExp.ts';
import type { BlockComment, LanguageRules, LineComment } from './languageRules.ts';
import {
	endOfLine,
	indexOfCloser,
	isEscaped,
	longStringEnd,
	type Reading,
	regexEnd,
	stringEnd,
} from './stringScanner.ts';

/** One comment in a text, in UTF-16 offsets. */
export type CommentSpan = {
	kind: 'line' | 'block';
	open: string;
	/** Where its opener begins. */
	start: number;
	/** What is between the opener and the closer, or the end of the line. */
	contentStart: number;
	contentEnd: number;
	/** Behind its closer. */
	end: number;
};

/** Tells the comments in a text from everything else. Another way to do so replaces only this. */
export interface CommentScanner {
	/** The comments of a whole text, in order. */
	scan(text: string): readonly CommentSpan[];
}

type Token =
	| { kind: 'line'; rule: LineComment }
	| { kind: 'block'; rule: BlockComment }
	| { kind: 'long'; rule: { open: string; close: string } }
	| { kind: 'quote' };

/** Finds comments by what a language's configuration says of its comments and strings. */
export class RuleScanner implements CommentScanner {
	readonly #rules: LanguageRules;
	readonly #tokens = new Map<string, Token>();
	readonly #code: RegExp;
	readonly #codeInTemplate: RegExp;

	constructor(rules: LanguageRules) {
		this.#rules = rules;
		const quotes = rules.quotes.length > 0 ? [...new Set([...rules.quotes, "'"])] : [];
		for (const quote of quotes) {
			this.#tokens.set(quote, { kind: 'quote' });
		}
		for (const rule of rules.longStrings) {
			this.#tokens.set(rule.open, { kind: 'long', rule });
		}
		for (const rule of rules.blockComments) {
			this.#tokens.set(rule.open.toLowerCase(), { kind: 'block', rule });
		}
		for (const rule of rules.lineComments) {
			this.#tokens.set(rule.open.toLowerCase(), { kind: 'line', rule });
		}
		const regexes = rules.backticks === 'template' ? ['/'] : [];
		this.#code = anyOf([...this.#tokens.keys(), ...regexes]);
		this.#codeInTemplate = anyOf([...this.#tokens.keys(), ...regexes, '{', '}']);
	}

	scan(text: string): readonly CommentSpan[] {
		const templates = this.#rules.backticks === 'template';
		// Where the braces in templates don't match, the templates are read without them.
		return this.#scan(text, templates) ?? this.#scan(text, false) ?? [];
	}

	#scan(text: string, templates: boolean): CommentSpan[] | undefined {
		const spans: CommentSpan[] = [];
		/** For every template that we are inside the code of: how many braces are open there. */
		const depths: number[] = [];
		const reading: Reading = { rawUntil: 0, missing: new Set() };
		let at = 0;
		while (true) {
			const pattern = depths.length > 0 ? this.#codeInTemplate : this.#code;
			pattern.lastIndex = at;
			const found = pattern.exec(text);
			if (!found) {
				return depths.length > 0 ? undefined : spans;
			}
			const start = found.index;
			at = start + found[0].length;
			const token = this.#tokens.get(found[0].toLowerCase());
			if (templates && (found[0] === '`' || (found[0] === '}' && depths.at(-1) === 0))) {
				if (found[0] === '}') {
					depths.pop();
				}
				const end = templateEnd(text, at);
				if (!end) {
					return undefined;
				}
				at = end.at;
				if (end.code) {
					depths.push(0);
				}
			} else if (found[0] === '{' || found[0] === '}') {
				depths.push((depths.pop() ?? 0) + (found[0] === '{' ? 1 : -1));
			} else if (!token) {
				at = regexEnd(text, start, spans.at(-1)) ?? at;
			} else if (token.kind === 'quote') {
				at = stringEnd(text, start, this.#rules, reading);
			} else if (token.kind === 'long') {
				at = longStringEnd(text, start, token.rule, reading);
			} else {
				const span =
					token.kind === 'line'
						? lineSpan(text, start, token.rule)
						: blockSpan(text, start, token.rule, reading);
				if (span) {
					spans.push(span);
					at = span.end;
				}
			}
		}
	}
}

/** Behind the template's closing backtick, or behind the `${` of code in it. */
function templateEnd(text: string, from: number): { at: number; code: boolean } | undefined {
	const stop = /\\[^]|`|\$\{/g;
	stop.lastIndex = from;
	for (let found = stop.exec(text); found; found = stop.exec(text)) {
		if (!found[0].startsWith('\\')) {
			return { at: stop.lastIndex, code: found[0] !== '`' };
		}
	}
	return undefined;
}

function lineSpan(text: string, start: number, rule: LineComment): CommentSpan | undefined {
	const contentStart = start + rule.open.length;
	if (!isLineComment(text, start, contentStart, rule)) {
		return undefined;
	}
	const end = endOfLine(text, start);
	return { kind: 'line', open: rule.open, start, contentStart, contentEnd: end, end };
}

function isLineComment(text: string, start: number, contentStart: number, rule: LineComment): boolean {
	const before = text.slice(Math.max(0, start - 2), start);
	switch (rule.place) {
		case 'first': {
			const lineStart = text.lastIndexOf('\n', start - 1) + 1;
			return (
				text.slice(lineStart, start).trim() === '' &&
				/^(?:\s|$)/.test(text.slice(contentStart, contentStart + 1))
			);
		}
		case 'apart':
			return /(?:^|[\s;,:()[\]}"'`]|(?<!\$)\{)$/.test(before) && !isEscaped(text, start);
		case 'anywhere':
			// The slashes of an address that no quotes protect.
			return !(
				rule.open.startsWith('//') &&
				/\p{L}:$/u.test(before) &&
				/^\S/.test(text.slice(contentStart, contentStart + 1))
			);
	}
}

function blockSpan(
	text: string,
	start: number,
	rule: BlockComment,
	reading: Reading,
): CommentSpan | undefined {
	const contentStart = start + rule.open.length;
	if (rule.atLineStart && start > 0 && text.charAt(start - 1) !== '\n') {
		return undefined;
	}
	// The operator `(*)` begins no comment.
	if (rule.open === '(*' && text.charAt(contentStart) === ')') {
		return undefined;
	}
	const close = rule.atLineStart
		? indexOfCloser(text, `\n${rule.close}`, start, reading) + 1 || -1
		: indexOfCloser(text, rule.close, contentStart, reading);
	const contentEnd = close < 0 ? endOfLine(text, start) : close;
	const end = close < 0 ? contentEnd : close + rule.close.length;
	return {
		kind: 'block',
		open: rule.open,
		start,
		contentStart: Math.min(contentStart, contentEnd),
		contentEnd,
		end,
	};
}

function anyOf(tokens: readonly string[]): RegExp {
	const longestFirst = tokens.toSorted((a, b) => b.length - a.length);
	return new RegExp(longestFirst.map((token) => escapeRegExp(token)).join('|'), 'gi');
}
