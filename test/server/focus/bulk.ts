import type { Fields } from '../checkBody.ts';
import { checkRequired } from './constraints.ts';
import { done, tasksById, type FocusHandler } from './focusCall.ts';
import { touch } from './focusState.ts';
import { bareTaskJson } from './taskJson.ts';
import { checkReferences, createTask, patchTask } from './writeTask.ts';

/**
 * `POST tasks/bulk`: all or none. The page shows no body; Swagger has the array of the new tasks.
 */
export const postTasks: FocusHandler = ({ state, options, body }) => {
	const rows = rowsOf(body, 'tasks');
	for (const [index, fields] of rows.entries()) {
		checkReferences(state, fields, `tasks[${index}].`);
		checkRequired(options, fields, true);
	}
	const tasks = rows.map((fields) => createTask(state, fields));
	return options.createAnswer === 'empty'
		? { status: 201 }
		: { status: 201, body: tasks.map((task) => bareTaskJson({ state, options }, task)) };
};

/** `PATCH tasks/bulk`: all or none. */
export const patchTasks: FocusHandler = ({ state, options, body }) => {
	const rows = rowsOf(body, 'items');
	const tasks = tasksById(
		state,
		rows.map(({ id }) => Number(id)),
	);
	const parents = new Map(
		rows
			.filter((row) => row['parent_task_id'] !== undefined)
			.map((row) => [Number(row['id']), row['parent_task_id']]),
	);
	for (const [index, task] of tasks.entries()) {
		checkReferences(state, rows[index] ?? {}, `items[${index}].`, task, parents);
		checkRequired(options, rows[index] ?? {}, false);
	}
	for (const [index, task] of tasks.entries()) {
		patchTask(state, task, rows[index] ?? {});
	}
	return done;
};

export const deleteTasks: FocusHandler = ({ state, query }) => {
	for (const task of tasksById(state, query.numbers('ids') ?? [])) {
		task.deleted_at = touch(state);
		task.updated_at = task.deleted_at;
	}
	return done;
};

export const archiveTasks: FocusHandler = ({ state, body }) => {
	const ids = [body['task_ids'] ?? []].flat();
	for (const task of tasksById(state, ids.map(Number))) {
		task.archived_at ??= touch(state);
		task.updated_at = touch(state);
	}
	return done;
};

/** The checked rows of a body. */
export function rowsOf(body: Fields, name: string): Fields[] {
	return [body[name] ?? []].flat().filter((row): row is Fields => typeof row === 'object' && row !== null);
}
