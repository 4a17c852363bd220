import type { CommentSpan } from './commentSpan.ts';
import { openBox } from './findTodos.ts';

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
/** What makes the rest of the text something else than lines of text and fences: HTML, formulas, code in lists. */
const other = /^ {0,3}<(?:script|style|pre|textarea)|\$\$|^\s*(?:[-*+]|\d+[.)])\s+(?:```|~~~)/i;
/** The target of links, which may have a title in quotes. */
const definition = /^ {0,3}\[[^\]]+\]:/;

/** What is for sure in a Markdown text. */
export type MarkdownParts = {
	/** Those places of which it's known what they are in: an item or comment of `spans`, or text that is none. */
	known: ReadonlySet<number>;
	/** Open items of lists, and comments. */
	spans: readonly CommentSpan[];
};

/**
 * Reads a Markdown text as far as lines and fences tell what it is, which is fast. What is left
 * open needs the grammar: code in fences, HTML, quotations, and lists in lists,
 * which look like code.
 * @param places where keywords and open boxes stand, in order
 */
export function markdownRules(text: string, places: readonly number[]): MarkdownParts {
	const known = new Set<number>();
	const spans: CommentSpan[] = [];
	let closer: RegExp | undefined;
	let isText = !text.startsWith('---');
	let next = 0;
	for (let start = 0; next < places.length && start <= text.length;) {
		let end = lineEnd(text, start);
		const line = text.slice(start, end).trimEnd();
		const block = closer || !isText ? undefined : blockAt(text, start, line);
		end = block ? lineEnd(text, block.end) : end;
		const inLine: number[] = [];
		for (; next < places.length && places[next]! <= end; next++) {
			inLine.push(places[next]!);
		}
		const opened = closer ? null : fence.exec(line);
		if (block) {
			spans.push(block);
			for (const place of inLine) {
				known.add(place);
			}
		} else if (closer?.test(line)) {
			closer = undefined;
		} else if (opened) {
			closer = new RegExp(`^ {0,3}${opened[1]?.[0]}{${opened[1]?.length},}$`);
		} else if (!closer) {
			const comments = commentsIn(line, start);
			if (!comments || other.test(line)) {
				break;
			}
			if (line === '' && start > 0 && !isFrontMatter(text, start)) {
				isText = true;
			} else if (/^\s*<(?!!--)/.test(line)) {
				isText = false;
			}
			if (isText && /^ {0,3}[^\s>]/.test(line)) {
				for (const place of inLine) {
					known.add(place);
					if (text.startsWith(openBox, place)) {
						spans.push(...itemAt(text, place, start + line.length, comments[0]));
					}
				}
				spans.push(...comments);
			}
		}
		start = end + 1;
	}
	return { known, spans };
}

/** The open item of a list; none when all that it says is a comment. */
function itemAt(text: string, start: number, end: number, comment: CommentSpan | undefined): CommentSpan[] {
	const contentStart = start + openBox.length;
	const contentEnd = comment?.start ?? end;
	return text.slice(contentStart, contentEnd).trim() === ''
		? []
		: [{ kind: 'item', open: openBox, start, contentStart, contentEnd, end }];
}

function lineEnd(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end;
}

/** A comment of several lines that begins a line. */
function blockAt(text: string, lineStart: number, line: string): CommentSpan | undefined {
	const opener = /^ {0,3}<!--/.exec(line)?.[0];
	const close = opener === undefined || line.includes('-->') ? -1 : text.indexOf('-->', lineStart);
	if (opener === undefined || close < 0) {
		return undefined;
	}
	const contentStart = lineStart + opener.length;
	if (text.slice(contentStart, close).includes('<!--')) {
		return undefined;
	}
	return {
		kind: 'block',
		open: '<!--',
		start: contentStart - 4,
		contentStart,
		contentEnd: close,
		end: close + 3,
	};
}

/** The comments in a line; `undefined` when one goes on in the next, or may be code that shows one. */
function commentsIn(line: string, offset: number): CommentSpan[] | undefined {
	if (!line.includes('<!--')) {
		return [];
	}
	const comments = [...line.matchAll(/<!--(.*?)-->/g)].map(({ index, 0: all }): CommentSpan => {
		const start = offset + index;
		const end = start + all.length;
		return { kind: 'block', open: '<!--', start, contentStart: start + 4, contentEnd: end - 3, end };
	});
	return line.includes('`') || definition.test(line) || comments.length < line.split('<!--').length - 1
		? undefined
		: comments;
}

/** Whether the settings in front of a text, between lines of dashes, are not over yet. */
function isFrontMatter(text: string, offset: number): boolean {
	if (!text.startsWith('---')) {
		return false;
	}
	const close = text.indexOf('\n---', 3);
	return close < 0 || offset < close + 4;
}
