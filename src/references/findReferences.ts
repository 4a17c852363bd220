import {
	fillFormat,
	formatPattern,
	isFormat,
	parseReference,
	referencePattern,
} from '../products/reference.ts';
import type { TaskId } from '../tasks/task.ts';
import { isApart } from './isApart.ts';

/** A reference to a task in a text, in UTF-16 offsets; the end is behind it. */
export type FoundReference = { id: TaskId; start: number; end: number };

export type FindReferences = (text: string) => readonly FoundReference[];

/** Longer lines are made by machines: nobody reads them, and they take long. */
const longestLine = 10_000;

/** Finds references wherever they stand, also where the format of the setting puts them and nothing else would be one. */
export function referenceFinder(format: unknown): FindReferences {
	const anywhere = new RegExp(referencePattern, 'dg');
	const plain: FindReferences = (text) => found(text, anywhere, isApart);
	if (!isFormat(format) || plain(fillFormat(format, 'TODO', 'local:1')).length > 0) {
		return plain;
	}
	const asWritten = new RegExp(formatPattern(format), 'dg');
	return (text) => {
		const known = plain(text);
		const starts = new Set(known.map(({ start }) => start));
		const others = found(text, asWritten, () => true).filter(({ start }) => !starts.has(start));
		return others.length === 0 ? known : [...known, ...others].toSorted((a, b) => a.start - b.start);
	};
}

/** The reference that the offset is in or at the end of. */
export function referenceAt(
	references: readonly FoundReference[],
	offset: number,
): FoundReference | undefined {
	return references.find(({ start, end }) => start <= offset && offset <= end);
}

function found(
	text: string,
	pattern: RegExp,
	counts: (line: string, start: number, end: number) => boolean,
): FoundReference[] {
	const references: FoundReference[] = [];
	let [lineStart, lineEnd] = [0, -1];
	for (const { indices } of text.matchAll(pattern)) {
		const [start, end] = [indices?.[1]?.[0] ?? 0, indices?.[2]?.[1] ?? 0];
		while (lineEnd < start) {
			lineStart = lineEnd + 1;
			const next = text.indexOf('\n', lineStart);
			lineEnd = next === -1 ? text.length : next;
		}
		const id = lineEnd - lineStart <= longestLine ? parseReference(text.slice(start, end)) : undefined;
		if (id !== undefined && counts(text.slice(lineStart, lineEnd), start - lineStart, end - lineStart)) {
			references.push({ id, start, end });
		}
	}
	return references;
}
