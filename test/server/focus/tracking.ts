import { invalid, refuse, type Answer } from '../answer.ts';
import { textOf } from '../checkBody.ts';
import { done, taskById, type FocusCall, type FocusHandler } from './focusCall.ts';
import { touch, type FocusEntry } from './focusState.ts';

/** `GET tracking/current`: the running entry, or 204 when nothing runs (seen live). */
export const getCurrent: FocusHandler = (call) => {
	const { running } = call.state.tracking;
	return running === null ? done : { status: 200, body: entryJson(call, running) };
};

/** `POST tracking/start`: 200 with the running entry; what runs is stopped (seen live). 404 for a task that is not there. */
export const startTracking: FocusHandler = (call): Answer => {
	const { state, body } = call;
	const { tracking } = state;
	const taskId = typeof body['task_id'] === 'number' ? body['task_id'] : null;
	if (taskId !== null && taskById(state, taskId) === undefined) {
		throw refuse(404, 'not_found', 'Task not found');
	}
	const start = textOf(body, 'start') || now();
	if (tracking.running !== null) {
		stop(call, tracking.running, Math.max(Date.parse(start), Date.parse(tracking.running.start) + 1000));
	}
	tracking.running = {
		id: tracking.nextId,
		task_id: taskId,
		project_id: typeof body['project_id'] === 'number' ? body['project_id'] : null,
		description: textOf(body, 'description'),
		type: textOf(body, 'type'),
		start,
		duration: null,
	};
	tracking.nextId += 1;
	return { status: 200, body: entryJson(call, tracking.running) };
};

/**
 * `POST tracking/stop`: 200 with the stopped entry, 404 when nothing runs. An end within the second of the
 * start is 400 `invalid_timeentry` (seen live).
 */
export const stopTracking: FocusHandler = (call): Answer => {
	const { running } = call.state.tracking;
	if (running === null) {
		throw refuse(404, 'not_found', 'No running time entry');
	}
	const end = textOf(call.body, 'end');
	if (end === '') {
		throw invalid('end', 'required');
	}
	if (seconds(Date.parse(end)) <= seconds(Date.parse(running.start))) {
		throw refuse(400, 'invalid_timeentry', 'end must be after start');
	}
	stop(call, running, Date.parse(end));
	return { status: 200, body: entryJson(call, running) };
};

function stop({ state }: FocusCall, entry: FocusEntry, end: number): void {
	entry.duration = seconds(end) - seconds(Date.parse(entry.start));
	state.tracking.running = null;
	const task = entry.task_id === null ? undefined : taskById(state, entry.task_id);
	if (task !== undefined) {
		task.total_tracked_time += entry.duration;
		task.updated_at = touch(state);
	}
}

/** While it runs, an entry's duration is null or absent; there is no field for its end (documented). */
function entryJson({ state, options }: FocusCall, entry: FocusEntry): Record<string, unknown> {
	const shown = {
		...entry,
		tag_ids: null,
		tags: [],
		timezone: 'UTC',
		toggl_user_id: state.me,
		workspace_id: state.workspaceId,
	};
	return Object.fromEntries(
		Object.entries(shown).filter(([, value]) => value !== null || options.nulls === 'null'),
	);
}

function now(): string {
	return new Date().toISOString();
}

function seconds(ms: number): number {
	return Math.floor(ms / 1000);
}
