import * as vscode from 'vscode';

/**
 * A line of text that means nothing to Markdown, and wraps between its words. To what VS Code escapes come
 * the beginnings of addresses, of entities, of numbered lists and of headings.
 */
export function plainMarkdown(line: string): string {
	return (
		line
			.replaceAll(/[^ \t]+/g, plainWord)
			.replace(/^(?:\d+(?=\.)|(?==))/, '$&\\')
			// Of several blanks the last one lets the line wrap; those at its ends would be code or a line's end.
			.replaceAll(/^[ \t]+|[ \t](?=[ \t]|$)/g, (blanks) => '&nbsp;'.repeat(blanks.length))
	);
}

/** VS Code makes every blank one that keeps the words beside it together, so each word goes alone. */
function plainWord(word: string): string {
	const escaped = new vscode.MarkdownString('', true).appendText(word).value;
	return escaped.replaceAll(/[<&]/g, String.raw`\$&`);
}
