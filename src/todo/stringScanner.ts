import type { LanguageRules } from './languageRules.ts';

const charLiteral = /'(?:\\[^\n]{1,10}?|[^\\'\n\r])'/uy;
const regexLiteral = /\/(?![*/])(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/y;
const withEscapes: Readonly<Record<string, RegExp>> = {
	'"': /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"/y,
	"'": /'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y,
	'`': /`(?:[^`\\\n\r]|\\(?:\r\n|[^]))*`/y,
};

/** Where the string ends that begins with the quote at `start`; just behind the quote when it begins none. */
export function stringEnd(text: string, start: number, rules: LanguageRules): number {
	const quote = text.charAt(start);
	if (!rules.quotes.includes(quote)) {
		// A single quote that doesn't pair (Rust's lifetimes) still has its characters: '"'.
		return quote === "'" ? (match(charLiteral, text, start) ?? start + 1) : start + 1;
	}
	if (quote === '`' && rules.backticks !== 'line') {
		const close = text.indexOf(quote, start + 1);
		return close < 0 ? start + 1 : close + 1;
	}
	if (rules.tripleQuotes && quote !== '`' && text.startsWith(quote.repeat(3), start)) {
		const end = tripleEnd(text, start, quote);
		if (end !== undefined) {
			return end;
		}
	}
	if (quote === "'" && isApostrophe(text, start)) {
		return start + 1;
	}
	const escaped = match(withEscapes[quote]!, text, start);
	if (escaped !== undefined) {
		return escaped;
	}
	const lineEnd = endOfLine(text, start);
	// Not every language has backslashes: in some, "c:\" is a whole string.
	const raw = text.indexOf(quote, start + 1);
	if (raw >= 0 && raw < lineEnd) {
		return raw + 1;
	}
	return quote === '"' ? lineEnd : start + 1;
}

/** Where a string of many lines ends; at the end of its first line when nothing closes it. */
export function longStringEnd(text: string, start: number, rule: { open: string; close: string }): number {
	let close = text.indexOf(rule.close, start + rule.open.length);
	while (close > 0 && isEscaped(text, close)) {
		close = text.indexOf(rule.close, close + 1);
	}
	return close < 0 ? endOfLine(text, start) : close + rule.close.length;
}

/**
 * Where the regular expression ends that begins at `start`; `undefined` for a division. What stands
 * in front decides, and there the last comment doesn't count.
 */
export function regexEnd(
	text: string,
	start: number,
	lastComment?: { start: number; end: number },
): number | undefined {
	let before = start - 1;
	while (before >= 0 && /\s/.test(text.charAt(before))) {
		before--;
		if (lastComment && before === lastComment.end - 1) {
			before = lastComment.start - 1;
		}
	}
	const isValue =
		before >= 0 &&
		!/[(,=:[!&|?{;+\-*%~^]/.test(text.charAt(before)) &&
		!text.endsWith('=>', before + 1) &&
		!/(?<![\w$.])(?:return|typeof|case|in|of|do|else|void|throw|delete|await|yield|new)$/.test(
			text.slice(Math.max(0, before - 10), before + 1),
		);
	return isValue ? undefined : match(regexLiteral, text, start);
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
function tripleEnd(text: string, start: number, quote: string): number | undefined {
	const triple = quote.repeat(3);
	const close = text.indexOf(triple, start + 3);
	if (close < 0) {
		return undefined;
	}
	const rest = text.slice(start + 3, endOfLine(text, start));
	const isPaired = rest.split(quote).length % 2 === 0;
	return close < start + 3 + rest.length || !isPaired ? close + 3 : undefined;
}

/** Whether the quote belongs to the word or number in front: don't, x', 1'000; but not to a prefix: r'', N'', u8''. */
function isApostrophe(text: string, at: number): boolean {
	const word = /[\p{L}\p{N}_]+$/u.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '';
	return word.length > 2 || /^\p{N}/u.test(word);
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
}
