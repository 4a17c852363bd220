import type { CommentSpan } from '../commentSpan.ts';
import type { CommentPart } from './commentPart.ts';
import type { Grammar, LineState } from './engine.ts';
import { type CommentMarks, lineComments } from './lineComments.ts';
import { openItem } from './openItem.ts';
import { isComment } from './token.ts';

/** All that a line's tokens depend on, beside its text. */
type Before = { state: LineState | null; comment: CommentPart | undefined };

type Line = {
	text: string;
	before: Before;
	parts: readonly CommentPart[];
	item: CommentPart | undefined;
	after: Before;
};

/** VS Code doesn't read longer lines either (`editor.maxTokenizationLineLength`). */
const longestLine = 20_000;
/** The time that one line may take, in milliseconds; what VS Code gives it. */
const longestTime = 500;
/** How many lines of a comment are read behind the last one that was asked for. */
const mostBehind = 200;

/**
 * A text in lines with their comments by a grammar. It keeps what it read: after an edit only those
 * lines are read anew whose text changed or that the change has an effect on.
 */
export class TokenizedText {
	readonly #grammar: Grammar;
	readonly #marks: CommentMarks;
	readonly #isMarkdown: boolean;
	#texts: readonly string[] = [];
	/** What was read of each line, maybe before an edit above it. */
	#lines: (Line | undefined)[] = [];
	/** How many lines from the first on are known to be read as they are now. */
	#valid = 0;

	/** `isMarkdown`: the open items of lists count too. */
	constructor(grammar: Grammar, marks: CommentMarks, isMarkdown = false) {
		this.#grammar = grammar;
		this.#marks = marks;
		this.#isMarkdown = isMarkdown;
	}

	/** Takes in the text as it is now. */
	update(text: string): void {
		const texts = text.split('\n');
		const old = this.#texts;
		const most = Math.min(texts.length, old.length);
		let first = 0;
		while (first < most && texts[first] === old[first]) {
			first++;
		}
		let last = 0;
		while (last < most - first && texts.at(-1 - last) === old.at(-1 - last)) {
			last++;
		}
		const changed = Array.from<undefined>({ length: texts.length - first - last });
		this.#lines = [...this.#lines.slice(0, first), ...changed, ...this.#lines.slice(old.length - last)];
		this.#texts = texts;
		this.#valid = Math.min(this.#valid, first);
	}

	/**
	 * Reads the lines up to `until`, counted from 0, and on to the end of the comments that begin there.
	 * Pauses after every line that had to be read, so that the caller can do something else meanwhile.
	 */
	*read(until: number): Generator<void, void> {
		let before: Before = this.#lines[this.#valid - 1]?.after ?? { state: null, comment: undefined };
		const most = Math.min(this.#texts.length, until + 1 + mostBehind);
		while (this.#valid < most) {
			const text = this.#texts[this.#valid] ?? '';
			let line = this.#lines[this.#valid];
			if (!line || line.text !== text || !isSame(line.before, before)) {
				line = this.#readLine(text, before);
				this.#lines[this.#valid] = line;
				yield;
			}
			if (this.#valid > until && line.parts.length === 0) {
				// Not kept as read: what is behind it may be asked for with another end.
				return;
			}
			before = line.after;
			this.#valid++;
		}
	}

	/** The comments of the lines that were read, in order. */
	comments(): CommentSpan[] {
		const spans: CommentSpan[] = [];
		let offset = 0;
		let open: CommentSpan | undefined;
		for (let i = 0; i < this.#valid; i++) {
			const line = this.#lines[i];
			if (line?.item) {
				spans.push({ ...inText(line.item, offset), kind: 'item' });
			}
			for (const part of line?.parts ?? []) {
				if (open && part.isContinued) {
					open.kind = 'block';
					open.contentEnd = offset + part.contentEnd;
					open.end = offset + part.end;
				} else {
					open = inText(part, offset);
					spans.push(open);
				}
			}
			offset += (this.#texts[i]?.length ?? 0) + 1;
		}
		return spans;
	}
	#readLine(text: string, before: Before): Line {
		const line = text.endsWith('\r') ? text.slice(0, -1) : text;
		if (line.length > longestLine) {
			return { text, before, parts: [], item: undefined, after: before };
		}
		let read = this.#grammar.tokenizeLine(line, before.state, longestTime);
		if (read.stoppedEarly) {
			// Most of the time went into a grammar's patterns, which are made ready when they are first used.
			read = this.#grammar.tokenizeLine(line, before.state, longestTime);
		}
		const { tokens, ruleStack, stoppedEarly } = read;
		const isInComment = (state: LineState | null): boolean =>
			isComment(this.#grammar.tokenizeLine('x', state).tokens[0]);
		const goesOn = { before: () => isInComment(before.state), behind: () => isInComment(ruleStack) };
		const parts = stoppedEarly ? [] : lineComments(line, tokens, this.#marks, before.comment, goesOn);
		const last = parts.at(-1);
		// An empty line has no token that would say whether the comment goes on.
		const comment = line === '' ? before.comment : last?.mayGoOn ? last : undefined;
		const item = this.#isMarkdown ? openItem(line, tokens) : undefined;
		return { text, before, parts, item, after: { state: ruleStack, comment } };
	}
}

function inText(part: CommentPart, offset: number): CommentSpan {
	return {
		kind: part.isClosed ? 'block' : 'line',
		open: part.open,
		start: offset + part.start,
		contentStart: offset + part.contentStart,
		contentEnd: offset + part.contentEnd,
		end: offset + part.end,
		...(part.isJsxChild ? { isJsxChild: true } : {}),
	};
}

function isSame(a: Before, b: Before): boolean {
	return (
		a.comment?.open === b.comment?.open &&
		(a.state === b.state || (a.state !== null && b.state !== null && a.state.equals(b.state)))
	);
}
