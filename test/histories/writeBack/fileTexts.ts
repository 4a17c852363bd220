import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TextEdit } from '../../../src/todo/referenceEdit.ts';
import type { LiveText, Texts } from '../../../src/todo/writeBack/texts.ts';
import { todosIn } from '../../todo/todosIn.ts';

/** Files that nobody has open, without an editor. */
export const fileTexts: Texts = {
	opened: () => undefined,
	open: async (uri) => live(uri),
	isShared: () => true,
	nextChange: () => setTimeout(5),
	onDidHappen: () => ({ dispose: () => {} }),
};

/** The text of a file as it is now. */
export function live(uri: string): LiveText {
	const file = fileURLToPath(uri);
	const text = readFileSync(file, 'utf8');
	return {
		uri,
		text,
		isUnsaved: false,
		todos: async () => todosIn('typescript', text),
		isWritable: async () => true,
		replace: async (...edits) => {
			if (readFileSync(file, 'utf8') !== text) {
				return false;
			}
			// As editors do it: a file is never seen, or left by a kill, half written.
			writeFileSync(`${file}.new`, applied(text, edits));
			renameSync(`${file}.new`, file);
			return true;
		},
	};
}

function applied(text: string, edits: readonly TextEdit[]): string {
	return edits
		.toSorted((a, b) => b.start - a.start)
		.reduce(
			(before, { start, end, text: put }) => before.slice(0, start) + put + before.slice(end),
			text,
		);
}
