import * as v from 'valibot';
import type { TaskStore } from '../../tasks/taskStore.ts';
import { parseArgument, taskId } from '../../ui/argument.ts';
import { type TodoState, todoState } from '../todoState.ts';
import { isInPlaces } from '../workspace/isInPlaces.ts';
import type { PlacedTodo } from '../workspace/todoIndex.ts';
import type { WorkspaceTodos } from '../workspace/workspaceTodos.ts';

const query = v.strictObject({
	/** A file, or a folder with all that is in it. */
	uri: v.optional(v.string()),
	/** The task that they refer to. */
	id: v.optional(taskId),
	states: v.optional(v.array(v.string())),
});

/** A TODO as callers get it: plain JSON. */
type FoundTodo = Omit<PlacedTodo, 'reference'> & { id: string | null; state: TodoState };

/** The TODOs that a caller asks for, all of them without a wish. Those of files that have just changed are among them. */
export async function findGivenTodos(
	store: TaskStore,
	workspace: WorkspaceTodos,
	argument: unknown,
): Promise<readonly FoundTodo[]> {
	const { uri, id, states } = parseArgument(query, argument);
	await workspace.settled();
	const isThere = isInPlaces(uri === undefined ? [] : [uri]);
	return workspace.index.all
		.filter((todo) => uri === undefined || isThere(todo.uri))
		.filter(({ reference }) => id === undefined || reference === id)
		.map(({ reference, ...todo }) => ({
			...todo,
			id: reference ?? null,
			state: todoState(reference, store),
		}))
		.filter(({ state }) => states === undefined || states.includes(state));
}
