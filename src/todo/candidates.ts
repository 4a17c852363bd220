import { type FoundKeyword, openBox } from './findTodos.ts';
import type { TodoPattern } from './todoPattern.ts';

/** Nobody writes a comment in a longer line, in characters; what has one there was made by a program. */
const longestLine = 2000;
/** As much of a line is looked at in front of a keyword. */
const lookback = 100;

/**
 * Where TODOs may begin: at keywords with nothing in front in their line but decoration, or something
 * that may be an opener. A quick look at the text that says nothing of comments and leaves most of
 * what is none out. With them come the open boxes of lists in Markdown.
 */
export function candidates(text: string, pattern: TodoPattern, isMarkdown = false): FoundKeyword[] {
	const found: FoundKeyword[] = [];
	/** The line of the last keyword. */
	let start = 0;
	let end = -1;
	for (const keyword of text.matchAll(pattern.keyword)) {
		const { index } = keyword;
		if (index > end) {
			start = text.lastIndexOf('\n', index - 1) + 1;
			const next = text.indexOf('\n', index);
			end = next < 0 ? text.length : next;
		}
		if (end - start <= longestLine && mayLead(text.slice(Math.max(start, index - lookback), index))) {
			found.push(keyword);
		}
	}
	if (isMarkdown && text.includes(openBox)) {
		for (const { index, 0: all } of text.matchAll(/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[ \](?=[ \t]+\S)/gm)) {
			found.push({ index: index + all.length - openBox.length, 0: openBox });
		}
		found.sort((a, b) => a.index - b.index);
	}
	return found;
}

function mayLead(before: string): boolean {
	const lead = /[\s/!*#;%=~>|+•-]*(?:\d+[.)]\s+)?(?:\[ ?\]\s*)?$/.exec(before)?.[0] ?? '';
	const front = before.slice(0, before.length - lead.length);
	// Between words there is a blank only, unless the word in front is an opener: `REM`.
	return lead.trim() !== '' || !/[\p{L}\p{N}_]$/u.test(front) || /^\s*@?\p{L}{1,12}$/u.test(front);
}
