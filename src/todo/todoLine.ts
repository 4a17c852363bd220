import type { CommentSpan } from './commentSpan.ts';

/** A comment of Raku that ends at a bracket; only where that is the end of its line, too. */
const inBrackets = /^`(?:\(.*\)|\[.*\]|\{.*\}|<.*>)\s*$/;

/**
 * What a comment says in one line, between its opener, if that is in this line, and its closer or
 * the line's end. Lines are given by where they and the next one begin.
 */
export function lineContent(
	text: string,
	span: CommentSpan,
	lineStart: number,
	nextLineStart: number,
): { start: number; end: number } {
	let start = Math.max(lineStart, span.contentStart);
	if (start === span.contentStart) {
		// `///`, `//!`, `/**`, `;;;` and `<!---` are one opener to people.
		const last = span.open.at(-1)!;
		while (start < span.contentEnd && text.charAt(start) === last && /[^\w\s]/.test(last)) {
			start++;
		}
		// `//!` and the `#'` of R are for documentation.
		if (
			start < span.contentEnd &&
			(text.charAt(start) === '!' || (last === '#' && /^'\s/.test(text.slice(start, start + 2))))
		) {
			start++;
		}
		// `///<` and `/**<` are about what is in front of them.
		if (start < span.contentEnd && /^<(?:\s|$)/.test(text.slice(start, start + 2))) {
			start++;
		}
	}
	const end = Math.min(nextLineStart, span.contentEnd);
	const content = text.slice(start, end);
	const bracketed = span.open === '#' && start === span.contentStart && inBrackets.test(content);
	const trailing = /[\r\n]*$/.exec(content)?.[0].length ?? 0;
	return bracketed
		? { start: start + 2, end: start + content.trimEnd().length - 1 }
		: { start, end: end - trailing };
}

/** Whether what stands in front of a keyword is only decoration: stars, dashes, a number or box of a list. */
export function isLead(before: string): boolean {
	return /^[\s/!*#;%=~>|+•-]*(?:\d+[.)]\s+)?(?:\[ ?\]\s*)?$/.test(before);
}

/** Whether a line only draws a line. */
export function isSeparator(text: string): boolean {
	return /^[\s/!*#;%=~_|+-]+$/.test(text);
}

/**
 * The text of a line without what isn't meant for people: closers, the frame of a box, and, where it
 * stands behind a keyword, what separates it from that.
 */
export function cleanText(raw: string, behindKeyword = true): string {
	let text = raw.trim();
	for (let before = ''; before !== text;) {
		before = text;
		text = text
			.replace(/(?:\*+\/|--+>|#\}|\?>|%>)$/, '')
			.replace(/(?:\s[*#]+|\s[-=~_/|;%]{2,})$/, '')
			// Two stars may also end what is bold.
			.replace(/^([^*]*)\*{2,}$/, '$1')
			.trimEnd();
	}
	return behindKeyword ? text.replace(/^(?:[\s:：]|[-–—]+(?!\d))+/, '') : text;
}
