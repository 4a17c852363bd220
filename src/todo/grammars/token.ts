/** A part of a line with what the grammar says of it, from the outermost scope to the innermost. */
export type Token = { startIndex: number; endIndex: number; scopes: readonly string[] };

/** Whether a token is in a comment. */
export function isComment(token: Token | undefined): boolean {
	return token !== undefined && commentsAround(token.scopes).depth > 0;
}

/**
 * In how many comments a token is, and the scope of the outermost; none in code and strings. Regular
 * expressions may have comments of their own, which are none of the program.
 */
export function commentsAround(scopes: readonly string[]): { depth: number; outermost: string | undefined } {
	let depth = 0;
	let outermost: string | undefined;
	let isRegExp = false;
	for (const scope of scopes) {
		if (!isRegExp && /^(?:string\.)?comment(?:\.|$)/.test(scope)) {
			depth++;
			outermost ??= scope;
		} else if (depth === 0) {
			isRegExp = scope.startsWith('string.regexp') || (isRegExp && !scope.startsWith('meta.embedded'));
		}
	}
	return { depth, outermost };
}

/** The scope that marks a token as the opener or closer of a comment. */
export function commentMark(scopes: readonly string[]): string | undefined {
	return scopes.findLast((scope) => scope.startsWith('punctuation.definition.comment'));
}
