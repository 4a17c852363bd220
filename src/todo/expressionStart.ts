import { matchAt } from './matchAt.ts';

const regexLiteral =
	/\/(?![*/])(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r]){0,500}\]){1,1000}\/[a-z]*/y;

/**
 * Where the regular expression ends that begins at `start`; `undefined` for a division. What stands
 * in front decides, and there the last comment doesn't count.
 */
export function regexEnd(
	text: string,
	start: number,
	lastComment?: { start: number; end: number },
): number | undefined {
	return isBehindValue(text, start, lastComment) ? undefined : matchAt(regexLiteral, text, start);
}

/**
 * Whether a regular expression may begin at `start` though `regexEnd` takes what is in front for a
 * value, or the other way round, and it makes a difference.
 */
export function mayBeRegex(
	text: string,
	start: number,
	lastComment?: { start: number; end: number },
): boolean {
	const before = lastBefore(text, start, lastComment);
	const isOpen =
		/[)}>]/.test(text.charAt(before)) ||
		// The marks that stand behind a value may stand in front of one, too.
		/(?:\+\+|--|[\w$)\]}]!)$/.test(text.slice(Math.max(0, before - 1), before + 1));
	if (!isOpen) {
		return false;
	}
	const end = matchAt(regexLiteral, text, start);
	// The slash that would end it may be the first one of a comment.
	return end !== undefined && /["'`]|\/[/*]/.test(text.slice(start, end + 1));
}

/** Whether the tag at `start` may begin an element of JSX: no value to compare stands in front in its line. */
export function mayBeginElement(
	text: string,
	start: number,
	lastComment?: { start: number; end: number },
): boolean {
	const before = lastBefore(text, start, lastComment);
	return (
		!isBehindValue(text, start, lastComment) ||
		/[}>]/.test(text.charAt(before)) ||
		text.slice(before + 1, start).includes('\n')
	);
}

function isBehindValue(
	text: string,
	start: number,
	lastComment: { start: number; end: number } | undefined,
): boolean {
	const before = lastBefore(text, start, lastComment);
	return (
		before >= 0 &&
		!/[(,=:[!&|?{;+\-*%~^]/.test(text.charAt(before)) &&
		!text.endsWith('=>', before + 1) &&
		!/(?<![\w$.])(?:return|typeof|case|in|of|do|else|void|throw|delete|await|yield|new|default)$/.test(
			text.slice(Math.max(0, before - 10), before + 1),
		)
	);
}

/** Where the last character is that is neither a blank nor in the last comment. */
function lastBefore(text: string, start: number, lastComment?: { start: number; end: number }): number {
	let before = start - 1;
	while (before >= 0 && /\s/.test(text.charAt(before))) {
		before--;
		if (lastComment && before === lastComment.end - 1) {
			before = lastComment.start - 1;
		}
	}
	return before;
}
