/** The longest word of a text: what holds all the words holds it too, wherever they stand. */
export function longestWord(text: string): string {
	return text.split(/\s+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
