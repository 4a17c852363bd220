/**
 * Text of the service as it may go into views and files: control characters and halves of characters
 * give way to U+FFFD, and everything else stays as it is. Lines stay lines.
 */
export function cleanText(text: string): string {
	return text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
}

/** The same for what is one line, such as a name: line ends and tabs become spaces. */
export function cleanLine(text: string): string {
	return cleanText(text.replaceAll(/\r\n|[\t\n\r]/g, ' '));
}
