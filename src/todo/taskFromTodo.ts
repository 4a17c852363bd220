import * as l10n from '@vscode/l10n';
import type { NewTask, TaskField } from '../tasks/task.ts';
import type { Todo } from './findTodos.ts';

/** Where a TODO stands, for people. */
export type TodoPlace = {
	/** The path in the workspace. */
	path: string;
	/** The language of the file, for the snippet's highlighting. */
	languageId: string;
	/** All lines of the file. */
	lines: readonly string[];
	/** The web page of the line in the commit that is checked out, where there is one. */
	permalink?: string | undefined;
};

/** Lines of code behind the TODO that go into the snippet with it. */
const snippetLines = 3;
/** The most lines of a TODO's own comment in the snippet. */
const commentLines = 8;

/** The task that a TODO describes, in those fields that its product has. */
export function taskFromTodo(todo: Todo, place: TodoPlace, fields: ReadonlySet<TaskField>): NewTask {
	const location = `${place.path}:${todo.line + 1}`;
	const [name, ...description] = [...(todo.text === '' ? [] : [todo.text]), ...todo.body];
	const where = place.permalink === undefined ? [location] : [location, place.permalink];
	const notes = `${where.join('\n')}\n\n${snippet(todo, place)}`;
	const task: NewTask = { name: name ?? l10n.t('{0} in {1}', todo.keyword, location) };
	if (fields.has('description') && description.length > 0) {
		task.description = description.join('\n');
	}
	if (fields.has('notes')) {
		task.notes = notes;
	} else if (fields.has('description')) {
		task.description = [...description, ...where].join('\n');
	}
	return task;
}

function snippet(todo: Todo, place: TodoPlace): string {
	const end = Math.min(todo.endLine, todo.line + commentLines) + snippetLines;
	const lines = place.lines.slice(todo.line, end).map((line) => line.trimEnd());
	const indent = Math.min(
		...lines.filter((line) => line !== '').map((line) => /^\s*/.exec(line)![0].length),
	);
	const code = lines
		.map((line) => line.slice(indent))
		.join('\n')
		.trimEnd();
	const fence = '`'.repeat(Math.max(3, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length + 1)));
	return `${fence}${place.languageId}\n${code}\n${fence}`;
}
