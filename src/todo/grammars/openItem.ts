import type { CommentPart } from './commentPart.ts';
import { isComment, type Token } from './token.ts';

/** The open box of a list's item in a line of Markdown, with what stands behind it; a comment there is none of it. */
export function openItem(line: string, tokens: readonly Token[]): CommentPart | undefined {
	const found = /^[\s>]*(?:[-*+]|\d+[.)])\s+(?=\[ \]\s+\S)/.exec(line);
	const start = found?.[0].length ?? 0;
	const scopes = tokens.find(({ endIndex }) => endIndex > start)?.scopes ?? [];
	const isItem =
		found !== null &&
		scopes.some((scope) => scope.startsWith('markup.list')) &&
		!scopes.some((scope) => /^(?:markup\.(?:fenced_code|raw)|meta\.embedded|comment)\b/.test(scope));
	const contentStart = start + 3;
	const comment = tokens.find((token) => token.startIndex > contentStart && isComment(token));
	const contentEnd = comment?.startIndex ?? line.length;
	return isItem && line.slice(contentStart, contentEnd).trim() !== ''
		? {
				open: '[ ]',
				start,
				contentStart,
				contentEnd,
				end: line.length,
				isContinued: false,
				isClosed: false,
				mayGoOn: false,
				isJsxChild: false,
			}
		: undefined;
}
