import type { TaskId } from '../tasks/task.ts';
import type { Todo } from './findTodos.ts';
import { mentions } from './mentions.ts';

/** A text and its TODOs. */
export type TodosOfText = { text: string; todos: readonly Pick<Todo, 'text' | 'reference'>[] };

/**
 * The tasks whose TODOs were taken out of a text. Not those of which only the reference is another or gone, since
 * somebody took the link back or is typing it anew: the TODO still stands then.
 */
export function removedReferences(before: TodosOfText, now: TodosOfText): TaskId[] {
	const known = new Set(before.todos.map(({ reference }) => reference));
	const unlinked = now.todos.filter(({ reference }) => reference === undefined || !known.has(reference));
	const removed = before.todos.filter(
		({ reference, text }) =>
			reference !== undefined &&
			mentions(now.text, reference) === 0 &&
			!unlinked.some((todo) => saysTheSame(todo.text, text)),
	);
	return [...new Set(removed.flatMap(({ reference }) => reference ?? []))];
}

/** A part of the reference may be left in front. */
function saysTheSame(now: string, before: string): boolean {
	const inFront = now.slice(0, now.length - before.length);
	return now === before || (before !== '' && now.endsWith(before) && !/[\p{L}\p{N}]$/u.test(inFront));
}
