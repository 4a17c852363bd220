import { priorities } from '../tasks/task.ts';
import { likely, plain } from './match.ts';
import type { Known, Understood } from './reading.ts';

/** How the sign at the end of a line may go on: what it would mean, and the whole line with it. */
export type Suggestion = {
	kind: Understood['kind'];
	name: string;
	/** What tells it from others of that name: the client of a project. */
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
	return likely(names.entries, text, most)
		.filter(({ name }) => plain(name) !== '' && plain(name) !== plain(text))
		.map(({ name, about }) => ({
			kind: names.kind,
			name,
			...(about ? { about } : {}),
			line: `${before}${sign}${sign === '>' ? ' ' : ''}${written(name, sign)} `,
		}));
}

/** As it has to be written to be read as one: in quotes where it has blanks. */
function written(name: string, sign: string): string {
	const bare = name.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim();
	return '@#+'.includes(sign) && bare.includes(' ') ? `"${bare}"` : bare;
}

type Names =
	| { kind: Understood['kind']; entries: readonly { name: string; about?: string | null }[] }
	| undefined;

const signs = new Map<string, (known: Known) => Names>([
	[
		'@',
		({ fields, catalog }) =>
			fields.has('projectId') ? { kind: 'project', entries: projectsOf(catalog) } : undefined,
	],
	[
		'#',
		({ fields, catalog }) => (fields.has('tagIds') ? { kind: 'tag', entries: catalog.tags } : undefined),
	],
	[
		'+',
		({ fields, catalog }) =>
			fields.has('assigneeIds') ? { kind: 'person', entries: catalog.people } : undefined,
	],
	[
		'!',
		({ fields }) =>
			fields.has('priority')
				? { kind: 'priority', entries: priorities.map((name) => ({ name })) }
				: undefined,
	],
	['^', ({ fields }) => (fields.has('endDate') ? { kind: 'date', entries: days } : undefined)],
	[
		'>',
		({ fields, openTasks }) =>
			fields.has('parentId') ? { kind: 'parent', entries: openTasks() } : undefined,
	],
]);

function projectsOf({ projects }: Known['catalog']): { name: string; about: string | null }[] {
	return projects
		.filter(({ closed }) => !closed)
		.map(({ name, clientName }) => ({ name, about: clientName }));
}

const days = [
	'today',
	'tomorrow',
	'monday',
	'friday',
	'next week',
	'in 3 days',
	'in 2 weeks',
	'next month',
].map((name) => ({ name }));
