/** A part of a line with what the grammar says of it, from the outermost scope to the innermost. */
export type Token = { startIndex: number; endIndex: number; scopes: readonly string[] };

/** `meta`: a comment with its marks, where a grammar has those outside of the comment proper. */
const commentScope = /^(?:string\.|meta\.)?comment(?:\.|$)/;

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
		if (!isRegExp && commentScope.test(scope)) {
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

/** Whether a comment is in braces between the tags of JSX, and not in code within them. */
export function isJsxChild(scopes: readonly string[]): boolean {
	const comment = scopes.findIndex((scope) => commentScope.test(scope));
	return comment > 1 && scopes[comment - 2]?.startsWith('meta.jsx.children') === true;
}

/** The tokens of a line, with those made one mark that are outside of the comment proper: the `@` and `*` of Razor. */
export function withWholeMarks(tokens: readonly Token[]): readonly Token[] {
	if (!tokens.some(({ scopes }) => isOuterMark(scopes))) {
		return tokens;
	}
	const whole: Token[] = [];
	let mark: Token | undefined;
	for (const token of tokens) {
		if (!isOuterMark(token.scopes)) {
			mark = undefined;
			whole.push(token);
		} else if (mark) {
			mark.endIndex = token.endIndex;
		} else {
			mark = { ...token, scopes: [...token.scopes, 'punctuation.definition.comment'] };
			whole.push(mark);
		}
	}
	return whole;
}

function isOuterMark(scopes: readonly string[]): boolean {
	return scopes.findLast((scope) => commentScope.test(scope))?.startsWith('meta.') === true;
}
