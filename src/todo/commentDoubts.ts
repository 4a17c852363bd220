import type { CommentSpan } from './commentSpan.ts';
import type { Doubts } from './doubts.ts';
import type { ElementTexts } from './elementTexts.ts';
import { isComplete, type LanguageRules } from './languageRules.ts';

/** How much of an address may stand in front of its slashes. */
const longestAddress = 200;

type Surroundings = {
	rules: LanguageRules;
	/** Whether all that they know of comments is `#`: in many formats that is one only where it begins its line. */
	hasOnlyHash: boolean;
	/** What was found so far, this one as the last. */
	comments: { spans: readonly CommentSpan[]; doubts: Doubts; elements: ElementTexts };
};

/** Notes what the rules can't know for sure of a comment: whether it is one, and where it ends. */
export function noteDoubts(
	span: CommentSpan,
	text: string,
	{ rules, hasOnlyHash, comments: { spans, doubts, elements } }: Surroundings,
): void {
	const { kind, open, start, contentStart, contentEnd, end } = span;
	const isLine = kind === 'line';
	if (!isLine && end === contentEnd) {
		doubts.all(start);
	}
	if (isLine && /^\[=+\[/.test(text.slice(contentStart, contentStart + 20))) {
		// A block with longer brackets than the configuration knows of.
		doubts.all(start);
	}
	if (rules.isIndented && isLine && mayGoOnDeeper(text, span)) {
		if (open === '..') {
			// No comment but a directive, maybe, and what is in it is code.
			doubts.all(start);
		} else {
			doubts.restOfLine(start);
		}
	}
	if (isComplete(rules)) {
		if (elements.mayHold(start, spans.at(-2)?.end)) {
			doubts.restOfLine(start);
		}
		return;
	}
	// It may have blocks in it, of which the first closer ends only the innermost.
	if (!isLine && open !== '<!--' && text.slice(contentStart, end).includes(open)) {
		doubts.all(start);
	}
	// In some languages the comment goes on in the next line.
	if (isLine && text.charAt(end - 1) === '\\') {
		doubts.all(end);
	}
	if (mayBeNone(text, span, hasOnlyHash)) {
		doubts.restOfLine(start);
	}
	// Where it is none, a string may begin in it.
	if (goesOnLine(text, span)) {
		doubts.all(start);
	}
}

/** Whether a comment that begins its line has lines behind it that are indented deeper. */
function mayGoOnDeeper(text: string, { start, end }: CommentSpan): boolean {
	const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	const behind = /(?:\r?\n[ \t]*)*\r?\n([ \t]*)\S/y;
	behind.lastIndex = end;
	return indent.trim() === '' && (behind.exec(text)?.[1] ?? '').length > indent.length;
}

/** Whether what looks like a comment by its opener may be something else by what is in front. */
function mayBeNone(text: string, { open, start }: CommentSpan, hasOnlyHash: boolean): boolean {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const before = text.slice(Math.max(lineStart, start - longestAddress), start);
	// In quotes that the configuration doesn't tell of, or behind a character that escapes the opener.
	if (before.split('`').length % 2 === 0 || (open === '--' && /\[[^\]]*$/.test(before))) {
		return true;
	}
	if (open === '//') {
		// An address that no quotes protect.
		return /\burl\([^)"']*$/i.test(before);
	}
	return hasOnlyHash && start > lineStart;
}

/** Whether the line is no line of its own: in a batch file the one before goes on so. */
function goesOnLine(text: string, { start }: CommentSpan): boolean {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	return /\^\r?\n$/.test(text.slice(Math.max(0, lineStart - 3), lineStart));
}
