import type { Account } from '../tasks/account.ts';
import type { TaskField } from '../tasks/task.ts';
import { parseLine } from './parseLine.ts';
import { plain } from './plain.ts';
import type { Known, Reading } from './reading.ts';
import { written } from './suggest.ts';
import { behindSign, type Word, wordsOf } from './words.ts';

/** A name behind a sign that nothing has yet, and the line in which it will be read as what it names. */
export type NewName = { kind: 'project' | 'tag'; name: string; line: string };

/**
 * The names in a line that could be given to a new project or tag: those that mean nothing, and the one that is
 * being written, although it resembles another.
 */
export function newNames(line: string, known: Known, can: Account['actions']): readonly NewName[] {
	// Quotes that are still open end with the line.
	const closed = /(?:^|\s)[@#]"[^"]+$/.test(line) ? `${line}"` : line;
	const reading = parseLine(closed, known);
	const found = wordsOf(closed).flatMap((word) => newName(closed, word, { reading, known, can }) ?? []);
	return [...new Map(found.map((one) => [`${one.kind} ${plain(one.name)}`, one])).values()];
}

type About = { reading: Reading; known: Known; can: Account['actions'] };

function newName(line: string, word: Word, { reading, known, can }: About): NewName | undefined {
	const sign = word.text.charAt(0);
	const made = makings.get(sign);
	const name = behindSign(word);
	// A number names an issue more often than a tag.
	if (!made || !can.has(made.making) || !known.fields.has(made.field) || !/\p{L}/u.test(name)) {
		return undefined;
	}
	const { kind } = made;
	const own = reading.understood.find(({ from }) => from === word.from);
	const isLast = word.to === line.length;
	const isTaken = kind === 'project' && reading.fields.projectId !== undefined && !own;
	const isThere = [...known.catalog[made.list], own].some((one) => plain(one?.name ?? '') === plain(name));
	if (isThere || isTaken || (own && !isLast)) {
		return undefined;
	}
	return {
		kind,
		name,
		line: `${line.slice(0, word.from)}${sign}${written(name, sign)}${isLast ? ' ' : line.slice(word.to)}`,
	};
}

const makings = new Map<
	string,
	{
		kind: NewName['kind'];
		making: 'saveProject' | 'createTag';
		field: TaskField;
		list: 'projects' | 'tags';
	}
>([
	['@', { kind: 'project', making: 'saveProject', field: 'projectId', list: 'projects' }],
	['#', { kind: 'tag', making: 'createTag', field: 'tagIds', list: 'tags' }],
]);
