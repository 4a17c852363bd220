/** The marks that a line of a list begins with: "- ", "* ", "+ ", "• ", "1. ", "2) ". */
const marker = /^(?:[-*+•]|\d+[.)])\s+/u;

/** The box of a task list behind the mark: "[ ] ", "[x] ". */
const box = /^\[(?<mark>[ xX])\](?:\s+|$)/u;

/** The tasks that lines of text stand for, in their order. Empty lines stand for none. */
export function tasksFromLines(lines: readonly string[]): { name: string; done: boolean }[] {
	return (
		lines
			.flatMap((line) => line.split(/\r\n|[\n\r]/u))
			.map((line) => {
				const text = line.trim().replace(marker, '');
				const mark = box.exec(text)?.groups?.['mark'];
				return { name: text.replace(box, '').trim(), done: mark?.toLowerCase() === 'x' };
			})
			// A bare mark has no name after it.
			.filter(({ name }) => name !== '' && !/^(?:[-*+•]|\d+[.)])$/u.test(name))
	);
}
