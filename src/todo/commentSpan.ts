import type { BlockComment, LineComment } from './languageRules.ts';
import { endOfLine, indexOfCloser, isEscaped, type Reading } from './stringScanner.ts';

/** One comment in a text, in UTF-16 offsets. */
export type CommentSpan = {
	/** `item`: no comment but the open box of a list in Markdown, with what stands behind it in its line. */
	kind: 'line' | 'block' | 'item';
	open: string;
	/** Where its opener begins. */
	start: number;
	/** What is between the opener and the closer, or the end of the line. */
	contentStart: number;
	contentEnd: number;
	/** Behind its closer. */
	end: number;
	/** Whether the braces around it are there for the sake of comments, between the tags of JSX. */
	isJsxChild?: true;
};

/** The comment that the rule's opener begins at `start`; `undefined` where it doesn't count. */
export function lineSpan(text: string, start: number, rule: LineComment): CommentSpan | undefined {
	const contentStart = start + rule.open.length;
	if (!isLineComment(text, start, contentStart, rule)) {
		return undefined;
	}
	const end = endOfLine(text, start);
	return { kind: 'line', open: rule.open, start, contentStart, contentEnd: end, end };
}

/** The same for a block. One that is never closed is as long as its line, and its `end` is its `contentEnd`. */
export function blockSpan(
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
