import type { TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';

/**
 * A failure that says of each task how it ended, by the ids that the caller gave: a task may have been named
 * by the service meanwhile.
 */
export function asGiven(error: unknown, given: readonly TaskId[], idNow: (id: TaskId) => TaskId): unknown {
	if (!(error instanceof TaskError && error.problem.kind === 'partial')) {
		return error;
	}
	const names = new Map(given.map((id) => [idNow(id), id]));
	const nameOf = (id: TaskId): TaskId => names.get(id) ?? id;
	const { failed, done, ...rest } = error.problem;
	return new TaskError(
		{ ...rest, failed: failed.map(nameOf), done: done.map(nameOf), names: failed.map(nameOf) },
		{ cause: error },
	);
}
