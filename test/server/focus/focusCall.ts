import { refuse, type Answer } from '../answer.ts';
import type { Fields } from '../checkBody.ts';
import type { Query } from '../query.ts';
import type { FocusOptions } from './focusOptions.ts';
import type { FocusState, FocusTask } from './focusState.ts';

/** One request after all checks, with what it works on. */
export type FocusCall = {
	readonly state: FocusState;
	readonly options: Readonly<FocusOptions>;
	/** The path's parameters by the names of the reference page. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly body: Fields;
	/** The uploaded file of `workflows/tasks/extract`. */
	readonly file?: File;
};

/** Does the work of one call. May throw a Refusal. */
export type FocusHandler = (call: FocusCall) => Answer;

export const done: Answer = { status: 204 };

/** The task that the path names. @throws {Refusal} 404 when there is none or it was deleted */
export function taskInPath({ state, path }: FocusCall): FocusTask {
	const task = anyTaskInPath({ state, path });
	if (task.deleted_at !== null) {
		throw notFound();
	}
	return task;
}

/** As {@link taskInPath}, deleted ones too. */
export function anyTaskInPath({ state, path }: Pick<FocusCall, 'state' | 'path'>): FocusTask {
	const task = state.tasks.get(Number(path['task_id']));
	if (task === undefined) {
		throw notFound();
	}
	return task;
}

/** The tasks of a bulk call. @throws {Refusal} 404 when one of them is not there; nothing is done then */
export function tasksById(state: FocusState, ids: readonly (number | null)[]): FocusTask[] {
	return ids.map((id) => {
		const task = id === null ? undefined : taskById(state, id);
		if (task === undefined) {
			throw notFound();
		}
		return task;
	});
}

/** A task that was not deleted. */
export function taskById(state: FocusState, id: number): FocusTask | undefined {
	const task = state.tasks.get(id);
	return task?.deleted_at === null ? task : undefined;
}

/** All tasks that were not deleted. */
export function livingTasks(state: FocusState): FocusTask[] {
	return [...state.tasks.values()].filter(({ deleted_at }) => deleted_at === null);
}

function notFound() {
	return refuse(404, 'not_found', 'Task not found');
}
