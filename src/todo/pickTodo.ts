import type { Todo } from './findTodos.ts';

/**
 * The TODO that is meant by a line, and where that has several, by a place in it. What it said when
 * it was offered wins over the line: it may have moved since, and then only one that says the same will do.
 */
export function pickTodo(
	todos: readonly Todo[],
	target: { line: number; character?: number | undefined; text?: string | undefined },
	text: string,
): Todo | undefined {
	const inLine = todos.filter(({ line }) => line === target.line);
	const candidates =
		target.text === undefined ? inLine : inLine.filter((todo) => todo.text === target.text);
	if (candidates.length === 0) {
		const same = target.text === undefined ? [] : todos.filter((todo) => todo.text === target.text);
		return same.length === 1 ? same[0] : undefined;
	}
	const column = ({ start }: Todo): number => start - (text.lastIndexOf('\n', start - 1) + 1);
	const { character } = target;
	if (character !== undefined) {
		return candidates.findLast((todo) => column(todo) <= character) ?? candidates[0];
	}
	return candidates.find(({ reference }) => reference === undefined) ?? candidates[0];
}
