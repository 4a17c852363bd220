import * as v from 'valibot';
import type { TaskId } from '../tasks/task.ts';
import { parseArgument, taskId } from './argument.ts';

const one = v.object({ id: taskId });
const several = v.object({ ids: v.pipe(v.array(taskId), v.minLength(1, 'names no task')) });
const either = v.union([one, several], 'takes { id } or { ids }');

/** What the argument is meant to be, so that what is wrong with it can be named. */
function targetIn(argument: unknown) {
	if (typeof argument !== 'object' || argument === null) {
		return either;
	}
	return 'ids' in argument ? several : 'id' in argument ? one : either;
}

/**
 * The tasks that a command is about: `{ id }`, `{ ids }`, or a tree node together with the whole
 * selection, as VS Code passes it. The selection counts only when the node is part of it. Each id once.
 */
export function targetIds(argument: unknown, selection?: unknown): readonly TaskId[] {
	const given = parseArgument(targetIn(argument), argument);
	if ('ids' in given) {
		return [...new Set(given.ids)];
	}
	const selected = Array.isArray(selection)
		? selection.flatMap((node) => (v.is(v.object({ id: taskId }), node) ? node.id : []))
		: [];
	return selected.includes(given.id) ? [...new Set(selected)] : [given.id];
}
