import type { CommentPart } from './commentPart.ts';
import { commentMark, commentsAround, isComment, isJsxChild, type Token, withWholeMarks } from './token.ts';

/** The openers and closers that a language's configuration tells of, for grammars that don't mark them; in lower case. */
export type CommentMarks = { openers: readonly string[]; closers: ReadonlyMap<string, string> };

/** Whether a line begins within a comment, and the next one does; asked only where the tokens leave it open. */
export type GoesOn = { before: () => boolean; behind: () => boolean };

/**
 * The comments in a line by its tokens.
 * @param before the part of the line before that may go on
 */
export function lineComments(
	line: string,
	lineTokens: readonly Token[],
	marks: CommentMarks,
	before: CommentPart | undefined,
	goesOn: GoesOn,
): CommentPart[] {
	const tokens = withWholeMarks(lineTokens);
	const parts: CommentPart[] = [];
	let part: CommentPart | undefined;
	/** The comment's scope, by which two that touch are told apart. */
	let scope: string | undefined;
	/** Whether the grammar itself marks what closes it. */
	let isSure = false;
	for (const [i, token] of tokens.entries()) {
		const start = token.startIndex;
		const end = Math.min(token.endIndex, line.length);
		if (start >= end) {
			continue;
		}
		const { depth, outermost } = commentsAround(token.scopes);
		if (depth === 0) {
			part = undefined;
			continue;
		}
		// The comments in a comment don't end it.
		const mark = depth === 1 ? commentMark(token.scopes) : undefined;
		if (!part || outermost !== scope) {
			const isContinued: boolean =
				start === 0 &&
				before !== undefined &&
				!isLeft(before, line) &&
				(mark === undefined || /\.end\b/.test(mark) || goesOn.before());
			const length = mark === undefined ? openerLength(line, start, marks) : end - start;
			part = beginPart(start, isContinued ? 0 : length, isContinued ? before?.open : undefined, line);
			part.isJsxChild = isJsxChild(token.scopes);
			parts.push(part);
			scope = outermost;
			isSure = false;
			if (!isContinued) {
				part.contentEnd = Math.max(part.contentStart, end);
				part.end = part.contentEnd;
				continue;
			}
		}
		part.contentEnd = end;
		part.end = end;
		const isLast = isLastOf(scope, tokens[i + 1], line.length);
		if (!isLineComment(scope) && isCloser(line.slice(start, end), mark, part, isLast)) {
			part.contentEnd = Math.max(part.contentStart, start);
			part.isClosed = true;
			isSure = mark !== undefined;
			part = undefined;
		}
	}
	if (part && part.end === line.length && !isLineComment(scope)) {
		part.mayGoOn = true;
	}
	const closed = parts.map((each) => (each.isClosed ? each : withoutCloser(line, each, marks)));
	const last = closed.at(-1);
	const mayBeOpen = last?.isClosed && last.end === line.length && !isSure && !isLineComment(scope);
	// What closes the line may have closed a comment in the comment.
	return mayBeOpen && goesOn.behind() ? closed.with(closed.length - 1, reopened(last)) : closed;
}

/** Whether a comment that is as long as its lines are indented, as in reStructuredText, is over before the line. */
function isLeft({ open }: CommentPart, line: string): boolean {
	return open === '..' && /^\S/.test(line);
}

function reopened(part: CommentPart): CommentPart {
	return { ...part, contentEnd: part.end, isClosed: false, mayGoOn: true };
}

function beginPart(start: number, opener: number, open: string | undefined, line: string): CommentPart {
	const contentStart = Math.min(start + opener, line.length);
	return {
		open: open ?? line.slice(start, contentStart).trim(),
		start,
		contentStart,
		contentEnd: contentStart,
		end: contentStart,
		isContinued: open !== undefined,
		isClosed: false,
		mayGoOn: false,
		isJsxChild: false,
	};
}

function isLineComment(scope: string | undefined): boolean {
	return scope?.startsWith('comment.line') === true;
}

/** Whether nothing of the same comment follows but maybe the mark of another. */
function isLastOf(scope: string | undefined, next: Token | undefined, length: number): boolean {
	return (
		!next ||
		next.startIndex >= length ||
		!isComment(next) ||
		commentsAround(next.scopes).outermost !== scope ||
		isOtherMark(commentMark(next.scopes))
	);
}

function isOtherMark(mark: string | undefined): boolean {
	return mark !== undefined && !/\.end\b/.test(mark);
}

function isCloser(text: string, mark: string | undefined, part: CommentPart, isLast: boolean): boolean {
	if (mark !== undefined) {
		return !/\.begin\b/.test(mark) && (isLast || /\.end\b/.test(mark));
	}
	// One that the grammar doesn't mark is a token of its own all the same.
	return isLast && [text, part.open].every((each) => /^[^\p{L}\p{N}\s]{2,}$/u.test(each));
}

function openerLength(line: string, start: number, { openers }: CommentMarks): number {
	const blanks = /^\s*/.exec(line.slice(start))?.[0].length ?? 0;
	const text = line.slice(start + blanks, start + blanks + 20).toLowerCase();
	const known = openers.find((opener) => text.startsWith(opener));
	return blanks + (known ?? /^[^\p{L}\p{N}\s]*/u.exec(text)?.[0] ?? '').length;
}

function withoutCloser(line: string, part: CommentPart, { closers }: CommentMarks): CommentPart {
	const closer = closers.get(part.open.toLowerCase());
	const contentEnd = part.end - (closer?.length ?? 0);
	return closer !== undefined &&
		contentEnd >= part.contentStart &&
		line.slice(contentEnd, part.end) === closer
		? { ...part, contentEnd, isClosed: true, mayGoOn: false }
		: part;
}
