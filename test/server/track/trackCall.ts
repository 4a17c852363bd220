import { refuse, type Answer } from '../answer.ts';
import type { Fields } from '../checkBody.ts';
import type { Query } from '../query.ts';
import type { TrackOptions } from './trackOptions.ts';
import type { TrackState, TrackTask } from './trackState.ts';

/** One request after all checks, with what it works on. */
export type TrackCall = {
	readonly state: TrackState;
	readonly options: Readonly<TrackOptions>;
	/** The token of the one who asks. */
	readonly token: string;
	readonly path: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly body: Fields;
};

export type TrackHandler = (call: TrackCall) => Answer;

/** The task that the path names, in the project that the path names. */
export function taskInPath(call: TrackCall): TrackTask {
	const task = findTask(call, Number(call.path['task_id']));
	if (task === undefined) {
		throw refuse(404, '', 'Task not found');
	}
	return task;
}

export function findTask({ state, path }: TrackCall, id: number): TrackTask | undefined {
	const task = state.tasks.get(id);
	return task?.deleted_at === null && task.project_id === Number(path['project_id']) ? task : undefined;
}

/** The rows in this order; Go writes null for an empty list. */
export function list<Row>(rows: readonly Row[], options: Readonly<TrackOptions>): readonly Row[] | null {
	return rows.length === 0 && options.emptyList === 'null' ? null : rows;
}

/** A task with the names of the tables. */
export function taskJson({ state, options }: TrackCall, task: TrackTask): Record<string, unknown> {
	const { tracked, deleted_at: _deleted, created_at: _created, ...fields } = task;
	const project = state.projects.find(({ id }) => id === task.project_id);
	const shown = {
		...fields,
		workspace_id: state.workspaceId,
		tracked_seconds: options.tracked === 'seconds' ? tracked : tracked * 1000,
		client_name: project?.client_name ?? null,
		project_name: project?.name ?? null,
		project_color: project?.color ?? null,
		project_billable: false,
		rate_last_updated: null,
		permissions: options.permissions === 'array' ? [] : '',
		toggl_accounts_id: null,
	};
	return Object.fromEntries(
		Object.entries(shown).filter(([, value]) => value !== null || options.nulls === 'null'),
	);
}
