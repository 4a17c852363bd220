import { noteDoubts } from './commentDoubts.ts';
import { blockSpan, type CommentSpan, lineSpan } from './commentSpan.ts';
import { Doubts } from './doubts.ts';
import { ElementTexts } from './elementTexts.ts';
import { escapeRegExp } from '../tasks/escapeRegExp.ts';
import { mayBeginElement, mayBeRegex, regexEnd } from './expressionStart.ts';
import { type BlockComment, isComplete, type LanguageRules, type LineComment } from './languageRules.ts';
import { type Reading, isCertainString, longStringEnd, stringEnd } from './stringScanner.ts';
import { unknownTo } from './unknownTo.ts';

/** The comments of a text, in order, and where in it that may be otherwise. */
export type Comments = {
	spans: readonly CommentSpan[];
	/** The strings that can't be read otherwise. */
	strings: readonly { start: number; end: number }[];
	doubts: Doubts;
	elements: ElementTexts;
};

type Found = Comments & { spans: CommentSpan[]; strings: { start: number; end: number }[] };

type Token =
	| { kind: 'line'; rule: LineComment }
	| { kind: 'block'; rule: BlockComment }
	| { kind: 'long'; rule: { open: string; close: string } }
	| { kind: 'quote' };

/** How far behind the place that is asked for a text is read, for the lines that a comment goes on with. */
const lookahead = 10_000;

/**
 * Finds comments by what a language's configuration says of its comments and strings. That is fast
 * and mostly all there is to it; it knows where it may not be.
 */
export class RuleScanner {
	readonly #rules: LanguageRules;
	readonly #tokens = new Map<string, Token>();
	readonly #code: RegExp;
	readonly #codeInTemplate: RegExp;
	readonly #farReaching: RegExp;
	/** Whether all that it knows of comments is `#`: in many formats that is one only where it begins its line. */
	readonly #hasOnlyHash: boolean;

	constructor(rules: LanguageRules) {
		this.#rules = rules;
		this.#hasOnlyHash =
			rules.lineComments.every(({ open }) => open === '#') &&
			rules.blockComments.length + rules.longStrings.length === 0;
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
		const literals = [...this.#tokens.keys(), ...(this.isComplete ? ['/'] : [])];
		const tags = this.isComplete ? ['<(?=[a-z>])'] : [];
		this.#code = anyOf(literals, [...unknownTo(rules), ...tags]);
		this.#codeInTemplate = anyOf([...literals, '{', '}'], tags);
		const far = [...this.#tokens].flatMap(([open, { kind }]) =>
			kind === 'block' || kind === 'long' || open === '`' ? open : [],
		);
		this.#farReaching = new RegExp(anyOf([...far, '"""', "'''"]).source, 'i');
	}

	/** Whether the rules leave nothing open of the language's strings. */
	get isComplete(): boolean {
		return isComplete(this.#rules);
	}

	/** Whether it is known at all what strings look like. */
	get hasStrings(): boolean {
		return this.#rules.quotes.length > 0;
	}

	scan(text: string): readonly CommentSpan[] {
		return this.read(text).spans;
	}

	/** As far as `until`, at least. */
	read(text: string, until = text.length): Comments {
		const found = this.#read(text, until, this.isComplete);
		if (found) {
			return found;
		}
		// Where the braces in templates don't match, the templates are read without them.
		const spans = this.#read(text, until, false)?.spans ?? [];
		const doubts = new Doubts(text, this.#farReaching);
		doubts.all(0);
		return { spans, strings: [], doubts, elements: new ElementTexts(text) };
	}

	#read(text: string, until: number, templates: boolean): Comments | undefined {
		const spans: CommentSpan[] = [];
		const strings: { start: number; end: number }[] = [];
		const doubts = new Doubts(text, this.#farReaching);
		const elements = new ElementTexts(text);
		const comments = { spans, strings, doubts, elements };
		if (text.startsWith('#!')) {
			// What runs the file, in any language.
			doubts.restOfLine(0);
		}
		/** For every template that we are inside the code of: how many braces are open there. */
		const depths: number[] = [];
		const reading: Reading = { rawUntil: 0, missing: new Set() };
		let at = 0;
		while (true) {
			const pattern = depths.length > 0 ? this.#codeInTemplate : this.#code;
			pattern.lastIndex = at;
			const found = pattern.exec(text);
			if (!found) {
				return depths.length > 0 ? undefined : comments;
			}
			const start = found.index;
			if (start > until + lookahead) {
				return comments;
			}
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
			} else if (token) {
				at = this.#readToken(token, text, start, comments, reading) ?? at;
			} else if (found[0] === '<' && this.isComplete) {
				if (mayBeginElement(text, start, spans.at(-1))) {
					elements.begin(start);
				}
			} else if (this.isComplete) {
				if (mayBeRegex(text, start, spans.at(-1))) {
					doubts.restOfLine(start);
				}
				at = regexEnd(text, start, spans.at(-1)) ?? at;
			} else {
				doubts[found.groups?.['line'] === undefined ? 'all' : 'restOfLine'](start);
				at = start + 1;
			}
		}
	}

	/** Reads what begins at `start`, and gives where it ends. */
	#readToken(
		token: Token,
		text: string,
		start: number,
		found: Found,
		reading: Reading,
	): number | undefined {
		const { spans, strings, doubts } = found;
		if (token.kind === 'long') {
			const end = longStringEnd(text, start, token.rule, reading);
			if (!text.slice(start + token.rule.open.length, end).endsWith(token.rule.close)) {
				// It goes on to the end of the text, while somebody writes it.
				doubts.all(start);
			}
			return end;
		}
		if (token.kind === 'quote') {
			const end = stringEnd(text, start, this.#rules, reading);
			const certain = isCertainString(text, start, end, this.#rules);
			if (certain === 'yes' && this.#hasOnlyHash && /\s#/.test(text.slice(start, end))) {
				// Quotes mean nothing to make and to files of settings.
				doubts.restOfLine(start);
			} else if (certain === 'yes') {
				strings.push({ start, end });
			} else if (certain === 'line') {
				doubts.restOfLine(start);
			} else {
				doubts.all(start);
			}
			return end;
		}
		const span =
			token.kind === 'line'
				? lineSpan(text, start, token.rule)
				: blockSpan(text, start, token.rule, reading);
		if (!span) {
			doubts.restOfLine(start);
			return undefined;
		}
		spans.push(span);
		noteDoubts(span, text, { rules: this.#rules, hasOnlyHash: this.#hasOnlyHash, comments: found });
		return span.end;
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

function anyOf(tokens: readonly string[], patterns: readonly string[] = []): RegExp {
	const longestFirst = tokens.toSorted((a, b) => b.length - a.length);
	return new RegExp([...longestFirst.map((token) => escapeRegExp(token)), ...patterns].join('|'), 'gim');
}
