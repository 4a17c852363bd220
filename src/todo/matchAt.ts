/** Where the match of a sticky pattern ends that begins at the place. */
export function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
}
