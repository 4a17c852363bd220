import type { TaskId } from '../tasks/task.ts';
import type { CommentSpan } from './commentSpan.ts';
import { lastIndex } from './lastIndex.ts';
import { keywordEnd as wordEnd, parseReference } from '../products/reference.ts';
import { isDirective, speaksOfElse } from './speaksOfElse.ts';
import { cleanText, isLead, isSeparator, lineContent } from './todoLine.ts';
import type { TodoPattern } from './todoPattern.ts';

/** A comment that says what is to be done. Offsets are in UTF-16, lines count from 0. */
export type Todo = {
	line: number;
	/** The first line that is not part of its text and body any more. */
	endLine: number;
	/** Where the keyword begins. */
	start: number;
	/** Behind the keyword, the name in brackets and the colon, which the reference replaces, or behind the reference. */
	prefixEnd: number;
	keyword: string;
	/** A name in brackets behind the keyword, without them: who wrote it, or an issue. */
	name: string | undefined;
	hasColon: boolean;
	/** Whether text begins right at `prefixEnd`, without a blank. */
	isTight: boolean;
	/** What is to be done; may be empty. */
	text: string;
	/** The comment's following lines, until an empty one or another TODO. */
	body: readonly string[];
	/** The task that it has already. */
	reference: TaskId | undefined;
};

/** The keyword of an open item of a list in Markdown that has no other. */
export const openBox = '[ ]';

/** A keyword, and where it is. */
export type FoundKeyword = { index: number; 0: string };

/** All TODOs in a text whose comments are known, in order. `keywords`: those that may lead one, when that's known. */
export function findTodos(
	text: string,
	comments: () => readonly CommentSpan[],
	pattern: TodoPattern,
	keywords: readonly FoundKeyword[] = [...text.matchAll(pattern.keyword)],
): Todo[] {
	if (keywords.length === 0 && !text.includes(openBox)) {
		return [];
	}
	const spans = comments();
	const reader = new CommentReader(text, spans);
	const todos = keywords.flatMap(({ index, 0: keyword }) => reader.todoAt(index, keyword, pattern) ?? []);
	const items = spans.filter(
		({ kind, start, contentEnd }) =>
			kind === 'item' && !todos.some((todo) => todo.start >= start && todo.start < contentEnd),
	);
	return items.length === 0
		? todos
		: [...todos, ...items.flatMap(({ start }) => reader.todoAt(start, openBox, pattern) ?? [])].toSorted(
				(a, b) => a.start - b.start,
			);
}

/** A name in brackets and a colon behind a keyword. */
const namePattern = /^(?:\(([^()]*)\)|[ \t]+\(([^()]*)\)(?=[ \t]*[:：]))?([ \t]*[:：])?/;

/** Begins something else than text in Markdown: an item, a heading, a quotation, code, a table, HTML. */
const otherPart = /^(?:(?:[-*+]|\d+[.)])(?:\s|$)|#{1,6}\s|[>|<]|```|~~~)/;

/**
 * What a reference was written with into an item that had no keyword, and keywords of other settings: behind a box they
 * still tell that a task is there.
 */
const writtenKeyword = new RegExp(String.raw`^[ \t]+(\p{Lu}[\p{Lu}\p{N}_]+)${wordEnd}`, 'u');

class CommentReader {
	readonly #text: string;
	readonly #spans: readonly CommentSpan[];
	readonly #lineStarts: readonly number[];

	constructor(text: string, spans: readonly CommentSpan[]) {
		this.#text = text;
		this.#spans = spans;
		this.#lineStarts = lineStarts(text);
	}

	todoAt(start: number, keyword: string, pattern: TodoPattern): Todo | undefined {
		const span = this.#spanAt(start);
		if (!span) {
			return undefined;
		}
		const line = this.#lineOf(start);
		const content = lineContent(this.#text, span, this.#start(line), this.#start(line + 1));
		const isBox = span.kind === 'item' && start === span.start;
		if (!isBox && (start < content.start || !isLead(this.#text.slice(content.start, start)))) {
			return undefined;
		}
		const keywordEnd = start + keyword.length;
		const behind = this.#text.slice(keywordEnd, content.end);
		const withTask = isBox ? writtenKeyword.exec(behind) : null;
		if (withTask && referenceBehind(behind.slice(withTask[0].length), pattern) !== undefined) {
			const word = withTask[1]!;
			return this.todoAt(keywordEnd + withTask[0].length - word.length, word, pattern);
		}
		const prefix = isBox ? null : namePattern.exec(behind);
		const name = (prefix?.[1] ?? prefix?.[2])?.trim();
		const reference = referenceBehind(behind, pattern);
		const length = Math.max(
			prefix?.[0].length ?? 0,
			...(reference === undefined ? [] : [pattern.written, pattern.bare]).map(
				(written) => written.exec(behind)?.[0].length ?? 0,
			),
		);
		const rest = behind.slice(length);
		const body = this.#bodyBehind(line, span, pattern);
		return {
			line,
			endLine: line + 1 + body.length,
			start,
			prefixEnd: keywordEnd + length,
			keyword,
			name: name === '' ? undefined : name,
			hasColon: prefix?.[3] !== undefined,
			isTight: /^\S/.test(rest),
			text: cleanText(rest),
			body,
			reference,
		};
	}

	#bodyBehind(line: number, first: CommentSpan, pattern: TodoPattern): string[] {
		const body: string[] = [];
		const isBlock = first.kind === 'block';
		if (first.kind === 'item') {
			return this.#itemBehind(line);
		}
		if (!isBlock && this.#text.slice(first.end, this.#start(line + 1)).trim() !== '') {
			return body;
		}
		for (let next = line + 1; next < this.#lineStarts.length; next++) {
			const span = isBlock ? first : this.#continuation(first, next);
			if (!span || span.contentEnd <= this.#start(next)) {
				break;
			}
			const content = lineContent(this.#text, span, this.#start(next), this.#start(next + 1));
			const raw = this.#text.slice(content.start, content.end);
			const own = span.kind === 'block' ? raw.replace(/^\s*\*+(?!\/)/, '') : raw;
			const text = cleanText(own, false);
			const keyword = [...raw.matchAll(pattern.keyword)].some(({ index }) =>
				isLead(raw.slice(0, index)),
			);
			const isElse = speaksOfElse(text) || (!isBlock && isDirective(text));
			if (text === '' || isSeparator(text) || keyword || isElse) {
				break;
			}
			body.push(text);
		}
		return body;
	}

	/** The lines of text that are indented under an item of a list. */
	#itemBehind(line: number): string[] {
		const lead = /^[\s>]*/.exec(this.#line(line))![0];
		const body: string[] = [];
		for (let next = line + 1; next < this.#lineStarts.length; next++) {
			const behind = this.#line(next).slice(lead.length);
			const text = cleanText(behind, false);
			const isText = text !== '' && !isSeparator(text) && !otherPart.test(text);
			if (!isText || !this.#line(next).startsWith(lead) || !/^\s/.test(behind)) {
				break;
			}
			body.push(text);
		}
		return body;
	}

	/** The comment that goes on in a line: of the same sort, in the same column, with nothing else in the line. */
	#continuation(first: CommentSpan, line: number): CommentSpan | undefined {
		const lineStart = this.#start(line);
		const column = first.start - this.#start(this.#lineOf(first.start));
		const span = this.#spanAt(lineStart + column);
		return span?.kind === 'line' &&
			span.open === first.open &&
			span.start === lineStart + column &&
			this.#text.slice(lineStart, span.start).trim() === '' &&
			this.#text.slice(span.end, this.#start(line + 1)).trim() === '' &&
			this.#isAlike(first, span)
			? span
			: undefined;
	}

	/** `///` is for documentation behind `//`, and `//go:` without a blank is for a program. */
	#isAlike(first: CommentSpan, next: CommentSpan): boolean {
		const [mark, nextMark] = [first, next].map((span) => {
			const line = this.#lineOf(span.start);
			const { start } = lineContent(this.#text, span, this.#start(line), this.#start(line + 1));
			return {
				text: this.#text.slice(span.start, start),
				isApart: /\s/.test(this.#text.charAt(start)),
			};
		});
		return mark?.text === nextMark?.text && (mark?.isApart === false || nextMark?.isApart === true);
	}

	#spanAt(offset: number): CommentSpan | undefined {
		const span = this.#spans[lastIndex(this.#spans, ({ start }) => start <= offset)];
		return span && offset < span.end ? span : undefined;
	}

	#lineOf(offset: number): number {
		return lastIndex(this.#lineStarts, (start) => start <= offset);
	}

	#line(line: number): string {
		return this.#text.slice(this.#start(line), this.#start(line + 1)).trimEnd();
	}

	#start(line: number): number {
		return this.#lineStarts[line] ?? this.#text.length;
	}
}

function referenceBehind(behind: string, pattern: TodoPattern): TaskId | undefined {
	for (const reference of pattern.reference) {
		reference.lastIndex = 0;
		const found = reference.exec(behind);
		if (found) {
			return parseReference(`${found[1]}#${found[2]}`);
		}
	}
	return undefined;
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		starts.push(at + 1);
	}
	return starts;
}
