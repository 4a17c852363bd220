/** Text without the code that a task from a TODO has behind the place of its TODO. A block that nothing ends goes on to the end. */
export function withoutSnippet(text: string): string {
	return text.replace(/(:\d+(?:\nhttps?:\S+)?)\n\n(`{3,})[^\n`]*\n[^]*?(?:(?<=\n)\2(?=\n|$)|$)/, '$1');
}
