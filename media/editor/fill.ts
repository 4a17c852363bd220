/** The sentence with `{0}` filled in. */
export function fill(sentence: string, value: string | number): string {
	return sentence.replace('{0}', () => String(value));
}
