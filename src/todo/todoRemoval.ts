import type { CommentSpan } from './commentSpan.ts';
import type { Todo } from './findTodos.ts';
import type { TextEdit } from './referenceEdit.ts';
import { lineContent } from './todoLine.ts';

/**
 * Takes a TODO out of its text, with what it goes on to say in the next lines. The comment goes with it when it
 * says nothing else, and its line when nothing else is there; what else it says stays a comment.
 * @param comment the whole comment that it is in
 */
export function todoRemoval(text: string, todo: Todo, comment: CommentSpan): TextEdit {
	const lines = new Lines(text);
	const edit = removal(lines, todo, comment);
	return comment.isJsxChild ? withBraces(lines, edit) : edit;
}

function removal(lines: Lines, todo: Todo, comment: CommentSpan): TextEdit {
	switch (comment.kind) {
		case 'item':
			return lines.whole(todo.line, todo.endLine);
		case 'line':
			return lineRemoval(lines, todo, comment);
		case 'block':
			return saysMore(lines, todo, comment)
				? partOf(lines, todo, comment)
				: wholeBlock(lines, comment, comment.open.startsWith('<'));
	}
}

/** Where the lines of a text are, which count from 0. */
class Lines {
	readonly text: string;
	readonly #starts: readonly number[];

	constructor(text: string) {
		this.text = text;
		this.#starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
	}

	start(line: number): number {
		return this.#starts[line] ?? this.text.length;
	}

	/** In front of what ends the line. */
	end(line: number): number {
		const next = this.start(line + 1);
		return next - /\r?\n?$/.exec(this.text.slice(this.start(line), next))![0].length;
	}

	of(offset: number): number {
		const after = this.#starts.findIndex((start) => start > offset);
		return (after < 0 ? this.#starts.length : after) - 1;
	}

	/** What stands in front in the line, without blanks around it. */
	before(offset: number): string {
		return this.text.slice(this.start(this.of(offset)), offset).trim();
	}

	/** What stands behind in the line, without blanks around it. */
	behind(offset: number): string {
		return this.text.slice(offset, this.end(this.of(offset))).trim();
	}

	/** Takes lines away, with what ends them. */
	whole(first: number, end: number): TextEdit {
		const [start, stop] = [this.start(first), this.start(end)];
		// The last line has no end of its own: that of the line before goes.
		const isLast = stop === this.text.length && !this.text.endsWith('\n') && first > 0;
		return { start: isLast ? this.end(first - 1) : start, end: stop, text: '' };
	}

	/** Takes away what is between two places, and the blanks in front. */
	upTo(from: number, end: number): TextEdit {
		const line = this.text.slice(this.start(this.of(from)), from);
		return { start: from - (line.length - line.trimEnd().length), end, text: '' };
	}
}

function lineRemoval(lines: Lines, todo: Todo, { start, contentEnd, end }: CommentSpan): TextEdit {
	const isFirst = lines.before(start) === '';
	if (lines.behind(end) !== '') {
		// Code of another language follows: `?>`, `</script>`.
		const said = lines.text.slice(start, contentEnd).trimEnd().length;
		return isFirst ? { start, end: contentEnd, text: '' } : lines.upTo(start, start + said);
	}
	return isFirst ? lines.whole(todo.line, todo.endLine) : lines.upTo(start, lines.end(todo.endLine - 1));
}

/** Whether a block says something in lines that are not the TODO's. */
function saysMore(lines: Lines, { line, endLine }: Todo, comment: CommentSpan): boolean {
	for (let at = lines.of(comment.start); lines.start(at) < comment.contentEnd; at++) {
		if (at < line || at >= endLine) {
			const { start, end } = lineContent(lines.text, comment, lines.start(at), lines.start(at + 1));
			if (/[\p{L}\p{N}]/u.test(lines.text.slice(start, end))) {
				return true;
			}
		}
	}
	return false;
}

/** The braces of JSX go with the comment that they are there for. */
function withBraces(lines: Lines, edit: TextEdit): TextEdit {
	const open = lines.text.slice(0, edit.start).trimEnd().length - 1;
	const close = edit.end + /^\s*/.exec(lines.text.slice(edit.end))![0].length;
	return edit.text === '' && lines.text.charAt(open) === '{' && lines.text.charAt(close) === '}'
		? wholeBlock(lines, { start: open, end: close + 1 }, true)
		: edit;
}

function wholeBlock(
	lines: Lines,
	{ start, end }: { start: number; end: number },
	isMarkup: boolean,
): TextEdit {
	const [before, behind] = [lines.before(start), lines.behind(end)];
	if (before === '' && behind === '') {
		return lines.whole(lines.of(start), lines.of(end) + 1);
	}
	if (behind === '') {
		return lines.upTo(start, lines.end(lines.of(end)));
	}
	const isApart = before === '' || /[\s([{]/.test(lines.text.charAt(start - 1));
	if (isApart) {
		const blanks = /^[ \t]*/.exec(lines.text.slice(end))![0].length;
		return { start, end: end + blanks, text: '' };
	}
	// Elsewhere than in markup a comment parts what stands around it.
	const parts = !isMarkup && /[\p{L}\p{N}_$]$/u.test(before) && /^[\p{L}\p{N}_$]/u.test(behind);
	return { start, end, text: parts && !/\s/.test(lines.text.charAt(end)) ? ' ' : '' };
}

/** Takes the TODO's lines out of a block, whose opener and closer stay. */
function partOf(lines: Lines, { line, endLine }: Todo, comment: CommentSpan): TextEdit {
	const { text } = lines;
	if (line === lines.of(comment.start)) {
		const { start } = lineContent(text, comment, lines.start(line), lines.start(line + 1));
		return { start, end: lines.end(endLine - 1), text: '' };
	}
	if (endLine <= lines.of(comment.contentEnd)) {
		return lines.whole(line, endLine);
	}
	// The closer comes to stand in the line before.
	const closer = text.slice(0, comment.contentEnd);
	const blanks = closer.length - closer.trimEnd().length;
	return {
		start: lines.end(line - 1),
		end: comment.contentEnd - blanks,
		text: blanks === 0 && comment.end > comment.contentEnd ? ' ' : '',
	};
}
