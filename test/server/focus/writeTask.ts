import { invalid } from '../answer.ts';
import { textOf, type Fields } from '../checkBody.ts';
import { livingTasks, taskById } from './focusCall.ts';
import { newTask, touch, type FocusState, type FocusTask } from './focusState.ts';

/**
 * Refuses fields that point to what is not there. The sources are silent about the service's words here.
 * @param at what to put in front of a field's name, for rows of a bulk call
 * @param parents those that tasks get by the other rows
 */
export function checkReferences(
	state: FocusState,
	fields: Fields,
	at = '',
	task?: FocusTask,
	parents: ReadonlyMap<number, unknown> = new Map(),
): void {
	const exists = (name: string, rows: readonly { readonly id: number }[]) => {
		const wanted = [fields[name] ?? []].flat();
		if (!wanted.every((id) => rows.some((row) => row.id === id))) {
			throw invalid(`${at}${name}`, 'exists');
		}
	};
	exists('project_id', state.projects);
	exists('status_id', state.statuses);
	exists('tag_ids', state.tags);
	exists('assignee_user_ids', state.users);
	const parentId = fields['parent_task_id'];
	if (typeof parentId === 'number') {
		const parent = taskById(state, parentId);
		if (parent === undefined || (task !== undefined && isBelow(state, parents, parent, task))) {
			throw invalid(`${at}parent_task_id`, 'exists');
		}
	}
}

/** Makes a task. Sub-tasks take over neither project nor assignees from their parent (seen live). */
export function createTask(state: FocusState, fields: Fields): FocusTask {
	const task = newTask(state, state.nextId, textOf(fields, 'name'));
	state.nextId += 1;
	const { integration_ext_id: _id, integration_source: source, position, ...rest } = fields;
	Object.assign(task, rest);
	task.position = typeof position === 'number' ? position : lastPosition(state, task);
	task.source = typeof source === 'string' ? source : task.source;
	state.tasks.set(task.id, task);
	return task;
}

/** Changes what is given, and nothing else. */
export function patchTask(state: FocusState, task: FocusTask, fields: Fields): void {
	const { id: _id, outbound_sync: _sync, position, ...changes } = fields;
	const status = task.status_id;
	Object.assign(task, changes);
	if (position !== undefined) {
		task.position = typeof position === 'number' ? position : lastPosition(state, task);
	}
	task.updated_at = touch(state);
	if (task.status_id !== status) {
		task.status_updated_at = task.updated_at;
	}
}

function lastPosition(state: FocusState, { project_id, id }: FocusTask): number {
	const others = livingTasks(state).filter((task) => task.project_id === project_id && task.id !== id);
	return Math.max(0, ...others.map(({ position }) => position)) + 65_536;
}

function isBelow(
	state: FocusState,
	parents: ReadonlyMap<number, unknown>,
	task: FocusTask,
	top: FocusTask,
): boolean {
	const seen = new Set<number>();
	for (let at: FocusTask | undefined = task; at !== undefined && !seen.has(at.id);) {
		if (at.id === top.id) {
			return true;
		}
		seen.add(at.id);
		const parent: unknown = parents.has(at.id) ? parents.get(at.id) : at.parent_task_id;
		at = typeof parent === 'number' ? state.tasks.get(parent) : undefined;
	}
	return false;
}

/**
 * The tasks that a call is about: the one in its path or, with `from_recurring_task_id`, that instance of a
 * recurring task and all later ones (documented).
 */
export function seriesFrom(state: FocusState, task: FocusTask, instanceId: number | undefined): FocusTask[] {
	if (instanceId === undefined) {
		return [task];
	}
	const from = taskById(state, instanceId);
	if (from === undefined || from.recurring_task_id === null) {
		throw invalid('from_recurring_task_id', 'exists');
	}
	if (![task.id, task.recurring_task_id].includes(from.recurring_task_id)) {
		// A task of another series: the sources are silent about it, and a client that sends it is mistaken.
		throw invalid('from_recurring_task_id', 'same_series');
	}
	const later = livingTasks(state).filter(
		({ recurring_task_id, recurrence_date }) =>
			recurring_task_id === from.recurring_task_id &&
			(recurrence_date ?? '') >= (from.recurrence_date ?? ''),
	);
	return [...new Set([task, ...later])];
}
