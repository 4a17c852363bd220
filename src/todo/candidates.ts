import { openBox } from './findTodos.ts';
import type { TodoPattern } from './todoPattern.ts';

/** In longer lines nobody writes comments; what has them was made by a program. VS Code doesn't color them either. */
const longestLine = 20_000;
/** As much of a line is looked at in front of a keyword. */
const lookback = 100;

/**
 * Where TODOs may begin: at keywords with nothing in front in their line but decoration, or something
 * that may be an opener. A quick look at the text that says nothing of comments and leaves most of
 * what is none out.
 */
export function candidates(text: string, pattern: TodoPattern, isMarkdown = false): number[] {
	const found: number[] = [];
	for (const { index } of text.matchAll(pattern.keyword)) {
		const lineStart = text.lastIndexOf('\n', index - 1) + 1;
		const before = text.slice(Math.max(lineStart, index - lookback), index);
		if (mayLead(before) && !isLong(text, lineStart, index)) {
			found.push(index);
		}
	}
	if (isMarkdown && text.includes(openBox)) {
		for (const { index, 0: all } of text.matchAll(/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[ \](?=[ \t]+\S)/gm)) {
			found.push(index + all.length - openBox.length);
		}
		found.sort((a, b) => a - b);
	}
	return found;
}

function mayLead(before: string): boolean {
	const lead = /[\s/!*#;%=~>|+•-]*(?:\d+[.)]\s+)?(?:\[ ?\]\s*)?$/.exec(before)?.[0] ?? '';
	const front = before.slice(0, before.length - lead.length);
	// Between words there is a blank only, unless the word in front is an opener: `REM`.
	return lead.trim() !== '' || !/[\p{L}\p{N}_]$/u.test(front) || /^\s*@?\p{L}{1,12}$/u.test(front);
}

function isLong(text: string, lineStart: number, index: number): boolean {
	const end = text.indexOf('\n', index);
	return (end < 0 ? text.length : end) - lineStart > longestLine;
}
