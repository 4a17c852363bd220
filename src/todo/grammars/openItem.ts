import type { CommentPart } from './commentPart.ts';
import type { Token } from './token.ts';

/** The open box of a list's item in a line of Markdown, with what stands behind it. */
export function openItem(line: string, tokens: readonly Token[]): CommentPart | undefined {
	const found = /^[\s>]*(?:[-*+]|\d+[.)])\s+(?=\[ \]\s+\S)/.exec(line);
	const start = found?.[0].length ?? 0;
	const scopes = tokens.find(({ endIndex }) => endIndex > start)?.scopes ?? [];
	const isItem =
		found !== null &&
		scopes.some((scope) => scope.startsWith('markup.list')) &&
		!scopes.some((scope) => /^(?:markup\.(?:fenced_code|raw)|meta\.embedded|comment)\b/.test(scope));
	return isItem
		? {
				open: '[ ]',
				start,
				contentStart: start + 3,
				contentEnd: line.length,
				end: line.length,
				isContinued: false,
				isClosed: false,
				mayGoOn: false,
				isJsxChild: false,
			}
		: undefined;
}
