import { priorities } from '../tasks/task.ts';
import { nameablePeople, nameableProjects, nameableTags } from './nameable.ts';
import { NameSearch } from './nameSearch.ts';
import { plain } from './plain.ts';
import type { Known, Understood } from './reading.ts';
import { kept, unkept } from './words.ts';

/** How the sign at the end of a line may go on: what it would mean, and the whole line with it. */
export type Suggestion = {
	kind: Understood['kind'];
	name: string;
	/** What it is also known by, or what tells it from others of that name. */
	about?: string;
	line: string;
};

const most = 8;

/** What the sign that a line ends with may stand for, best first; nothing when it doesn't end with one. */
export function suggest(line: string, known: Known): readonly Suggestion[] {
	const [, before = '', sign = '', text = ''] =
		/^(.*?(?:^|\s))([@#+!^])("[^"]*|\S*)$/s.exec(line) ?? /^(.*\S\s+)(>)\s+(.*)$/s.exec(line) ?? [];
	const names = signs.get(sign)?.(known);
	if (!names) {
		return [];
	}
	const { kind, search } = names;
	return search
		.likely(sign === '>' ? unkeptAll(text) : text, most)
		.filter(
			(entry) => plain(entry.name) !== '' && plain(search.fullName(entry)) !== plain(unkeptAll(text)),
		)
		.map((entry) => {
			const about = entry.about ?? search.apart(entry);
			return {
				kind,
				name: entry.name,
				...(about ? { about } : {}),
				line: `${before}${sign}${sign === '>' ? ' ' : ''}${written(search.fullName(entry), sign)} `,
			};
		});
}

/** As it has to be written to be read as one: in quotes where it has blanks, behind a `>` without signs of its own. */
export function written(name: string, sign: string): string {
	const bare = name.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim();
	if (sign === '>') {
		return kept(bare.split(' ')).join(' ');
	}
	return '@#+'.includes(sign) && bare.includes(' ') ? `"${bare}"` : bare;
}

function unkeptAll(text: string): string {
	return unkept(text.split(/\s+/)).join(' ');
}

type Names = { kind: Understood['kind']; search: NameSearch } | undefined;

const signs = new Map<string, (known: Known) => Names>([
	[
		'@',
		({ fields, catalog }) =>
			fields.has('projectId') ? { kind: 'project', search: nameableProjects(catalog) } : undefined,
	],
	[
		'#',
		({ fields, catalog }) =>
			fields.has('tagIds') ? { kind: 'tag', search: nameableTags(catalog) } : undefined,
	],
	[
		'+',
		({ fields, catalog }) =>
			fields.has('assigneeIds') ? { kind: 'person', search: nameablePeople(catalog) } : undefined,
	],
	[
		'!',
		({ fields }) =>
			fields.has('priority') ? { kind: 'priority', search: words(priorities) } : undefined,
	],
	['^', ({ fields }) => (fields.has('endDate') ? { kind: 'date', search: words(days) } : undefined)],
	[
		'>',
		({ fields, parents }) => (fields.has('parentId') ? { kind: 'parent', search: parents() } : undefined),
	],
]);

function words(list: readonly string[]): NameSearch {
	return new NameSearch(list.map((name) => ({ id: name, name })));
}

const days = ['today', 'tomorrow', 'monday', 'friday', 'next week', 'in 3 days', 'in 2 weeks', 'next month'];
