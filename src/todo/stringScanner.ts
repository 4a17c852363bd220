import type { LanguageRules } from './languageRules.ts';
import { matchAt } from './matchAt.ts';

const charLiteral = /'(?:\\[^\n]{1,10}?|[^\\'\n\r])'/uy;
const withEscapes: Readonly<Record<string, RegExp>> = {
	'"': /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"/y,
	"'": /'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y,
	'`': /`(?:[^`\\\n\r]|\\(?:\r\n|[^]))*`/y,
};

const withoutEscapes: Readonly<Record<string, RegExp>> = {
	'"': /"[^"\n\r]*"/y,
	"'": /'[^'\n\r]*'/y,
	'`': /`[^`\n\r]*`/y,
};

/** What was learned of a text while it was read. */
export type Reading = {
	/** The end of a line whose strings are read without escapes, because with them its quotes don't pair. */
	rawUntil: number;
	/** The closers that don't occur any more from here on. */
	readonly missing: Set<string>;
};

/**
 * Where the string ends that begins with the quote at `start`; just behind the quote when it begins
 * none.
 */
export function stringEnd(text: string, start: number, rules: LanguageRules, reading: Reading): number {
	const quote = text.charAt(start);
	if (!rules.quotes.includes(quote)) {
		// A single quote that doesn't pair (Rust's lifetimes) still has its characters: '"'.
		return quote === "'" ? (matchAt(charLiteral, text, start) ?? start + 1) : start + 1;
	}
	if (quote === '`' && rules.backticks !== 'line') {
		const close = indexOfCloser(text, quote, start + 1, reading);
		return close < 0 ? start + 1 : close + 1;
	}
	if (rules.tripleQuotes && quote !== '`' && text.startsWith(quote.repeat(3), start)) {
		const end = tripleEnd(text, start, quote, reading);
		if (end !== undefined) {
			return end;
		}
	}
	if (quote === "'" && isApostrophe(text, start)) {
		return start + 1;
	}
	if (start >= reading.rawUntil) {
		const escaped = matchAt(withEscapes[quote]!, text, start);
		if (escaped !== undefined) {
			return escaped;
		}
		// Not every language has backslashes: in some, "c:\" is a whole string.
		reading.rawUntil = endOfLine(text, start);
	}
	const raw = matchAt(withoutEscapes[quote]!, text, start);
	return raw ?? (quote === '"' ? reading.rawUntil : start + 1);
}

/**
 * Whether there is no other way to read the string that `stringEnd` found. `line`: there is one, but
 * only in the line where it begins. `no`: there is one that goes on beyond it.
 */
export function isCertainString(
	text: string,
	start: number,
	end: number,
	rules: LanguageRules,
): 'yes' | 'line' | 'no' {
	const isScript = rules.backticks === 'template';
	const quote = text.charAt(start);
	const isClosed = end > start + 1 && text.charAt(end - 1) === quote;
	if (!rules.quotes.includes(quote)) {
		return 'yes';
	}
	if (!isClosed) {
		return isScript || (quote === "'" && isApostrophe(text, start)) ? 'line' : 'no';
	}
	if (isScript) {
		return 'yes';
	}
	const string = text.slice(start, end);
	if (string.includes('\n')) {
		return quote === '`' && rules.backticks !== 'line' ? 'yes' : 'no';
	}
	// Prefixes change what a backslash is, and more: R"x(…)x", r#"…"#, @"…". Code in the string may have strings.
	const prefix = /[\w@#$%]$/.exec(text.slice(Math.max(0, start - 1), start))?.[0];
	if (prefix === 'R' || prefix === '#') {
		return 'no';
	}
	// Where slashes begin comments, backslashes are in all strings what they are in C.
	const hasEscapes = quote === '"' && rules.lineComments.some(({ open }) => open === '//');
	const mayDiffer =
		prefix !== undefined ||
		(!hasEscapes && string.includes(`\\${quote}`)) ||
		isEscaped(text, end - 1) ||
		// What PowerShell escapes with.
		string.endsWith(`\`${quote}`) ||
		text.charAt(end) === quote ||
		/(?:[\\$]\(|\{)[^)}]*$/.test(string);
	return mayDiffer ? 'line' : 'yes';
}

/** Where a string of many lines ends; at the end of its first line when nothing closes it. */
export function longStringEnd(
	text: string,
	start: number,
	rule: { open: string; close: string },
	reading: Reading,
): number {
	let close = indexOfCloser(text, rule.close, start + rule.open.length, reading);
	while (close > 0 && isEscaped(text, close)) {
		close = indexOfCloser(text, rule.close, close + 1, reading);
	}
	return close < 0 ? endOfLine(text, start) : close + rule.close.length;
}

/** Where the closer is, from `from` on; -1 when it's missing, which is looked for only once. */
export function indexOfCloser(text: string, closer: string, from: number, { missing }: Reading): number {
	const at = missing.has(closer) ? -1 : text.indexOf(closer, from);
	if (at < 0) {
		missing.add(closer);
	}
	return at;
}

export function endOfLine(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	if (end < 0) {
		return text.length;
	}
	return end > from && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** Whether an odd number of backslashes stands in front. */
export function isEscaped(text: string, at: number): boolean {
	let first = at;
	while (first > 0 && text.charAt(first - 1) === '\\') {
		first--;
	}
	return (at - first) % 2 === 1;
}

/**
 * Three quotes begin a string of many lines when that is the only way to read the line: as ordinary
 * strings its quotes would not pair.
 */
function tripleEnd(text: string, start: number, quote: string, reading: Reading): number | undefined {
	const triple = quote.repeat(3);
	const close = indexOfCloser(text, triple, start + 3, reading);
	if (close < 0) {
		return undefined;
	}
	if (!text.slice(start, close).includes('\n')) {
		return close + 3;
	}
	const isPaired = text.slice(start + 3, endOfLine(text, start)).split(quote).length % 2 === 0;
	return isPaired ? undefined : close + 3;
}

/** Whether the quote belongs to the word or number in front: don't, x', 1'000; but not to a prefix: r'', N'', u8''. */
function isApostrophe(text: string, at: number): boolean {
	const word = /[\p{L}\p{N}_]+$/u.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '';
	return word.length > 2 || /^\p{N}/u.test(word);
}
