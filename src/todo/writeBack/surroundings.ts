/** The nearest lines above and below each of some places in a text that say something, as one text for each. */
export function surroundings(text: string, offsets: readonly number[]): string[] {
	const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
	const nearest = (line: number, step: 1 | -1): string | null => {
		let at = line + step;
		while (lines[at] === '') {
			at += step;
		}
		return lines[at] ?? null;
	};
	return offsets.map((offset) => {
		const line = text.slice(0, offset).split('\n').length - 1;
		return JSON.stringify([nearest(line, -1), nearest(line, 1)]);
	});
}
