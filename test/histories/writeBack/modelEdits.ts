import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Step } from './history.ts';
import { type Char, type ModelDisk, textOf } from './modelDisk.ts';
import type { ModelChange, ModelTexts } from './modelTexts.ts';

/** The lines of a text with their line ends, each with where it begins. */
export function linesOf(chars: readonly Char[]): { start: number; chars: readonly Char[] }[] {
	const found: { start: number; chars: readonly Char[] }[] = [];
	let start = 0;
	for (let at = 0; at <= chars.length; at++) {
		if (at === chars.length || chars[at]?.char === '\n') {
			const end = Math.min(at + 1, chars.length);
			found.push({ start, chars: chars.slice(start, end) });
			start = end;
		}
	}
	return found;
}

/** The changes of a formatter: no blanks at the ends of lines, and another indentation. */
export function formatted(all: ReturnType<typeof linesOf>, made: (text: string) => Char[]): ModelChange[] {
	return all.flatMap(({ start, chars }) => {
		const text = textOf(chars);
		const indent = /^[ \t]*/.exec(text)![0].length;
		const trailing = /[ \t]*(?=[\r\n]*$)/.exec(text)!;
		const changes: ModelChange[] = [];
		if (indent > 0 && trailing.index >= indent) {
			changes.push({ offset: start, length: indent, chars: made('    ') });
		}
		if (trailing[0].length > 0 && trailing.index >= indent) {
			changes.push({ offset: start + trailing.index, length: trailing[0].length, chars: [] });
		}
		return changes;
	});
}

/** Does what a person does to the text. */
export async function edit(
	texts: ModelTexts,
	{ kind, at = 0, to = 0, text = '' }: Step,
	made: (text: string) => Char[],
): Promise<void> {
	const chars = texts.document?.chars ?? [];
	const all = linesOf(chars);
	const n = at % all.length;
	const { start, chars: own } = all[n] ?? { start: 0, chars: [] };
	const change = (...changes: ModelChange[]): void => texts.change(changes);
	switch (kind) {
		case 'insertLine':
			return change({ offset: start, length: 0, chars: made(`${text}\n`) });
		case 'deleteLine':
			return change({ offset: start, length: own.length, chars: [] });
		case 'move':
		case 'cutAndPaste':
		case 'duplicate': {
			const target = all[to % all.length];
			const whole = textOf(own).endsWith('\n') ? own : [...own, ...made('\n')];
			if (!target || target.start === start) {
				return;
			}
			const cut = { offset: start, length: own.length, chars: [] };
			const pasted = { offset: target.start, length: 0 };
			if (kind === 'duplicate') {
				return change({ ...pasted, chars: made(textOf(whole)) });
			}
			if (kind === 'move') {
				return change(cut, { ...pasted, chars: whole });
			}
			change(cut);
			await setImmediate();
			const now = texts.document?.chars.length ?? 0;
			const offset = target.start > start ? target.start - own.length : target.start;
			return change({ offset: Math.min(offset, now), length: 0, chars: whole });
		}
		case 'type':
			return change({ offset: at % (chars.length + 1), length: 0, chars: made(text) });
		case 'erase': {
			const offset = at % (chars.length + 1);
			const length = Math.min((to % 12) + 1, chars.length - offset);
			return change({ offset, length, chars: [] });
		}
		case 'cursors':
			return change(
				...all
					.filter((_line, index) => index % 3 === at % 3)
					.map((each) => ({ offset: each.start, length: 0, chars: made(text) })),
			);
		default:
			assert.fail(kind);
	}
}

/** Another program writes the file. */
export function editDisk(disk: ModelDisk, { kind, at = 0 }: Step, line: readonly Char[]): void {
	const chars = disk.chars ?? [];
	const all = linesOf(chars);
	const { start = 0, chars: own = [] } = all[at % all.length] ?? {};
	if (kind === 'diskInsert') {
		disk.write(chars.toSpliced(start, 0, ...line));
	} else if (kind === 'diskDelete') {
		disk.write(chars.toSpliced(start, own.length));
	} else {
		const changes = formatted(all, (text) => disk.made(text));
		disk.write(
			changes.reduceRight<readonly Char[]>(
				(now, { offset, length, chars: put }) => now.toSpliced(offset, length, ...put),
				chars,
			),
		);
	}
}
