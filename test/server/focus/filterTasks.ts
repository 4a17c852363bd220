import type { Query } from '../query.ts';
import { dateTests } from './dateTests.ts';
import type { FocusState, FocusTask } from './focusState.ts';

type Test = (task: FocusTask) => boolean;
type Numbers = readonly (number | null)[];

/**
 * Checked, then without effect here: there are no time blocks, teams, ghosts or rates in this workspace.
 * Every other parameter of the list and the stream filters for real.
 */
export const parametersWithoutEffect = [
	'with_entries',
	'has_time_blocks',
	'timeblock_start_from',
	'timeblock_start_until',
	'time_block_id',
	'time_block_completed',
	'team_id',
	'include_rates',
	'include_ghost_assignees',
	'include_ghosts',
	'assignee_ghost_id',
] as const;

/** The filters of `GET tasks` and `/stream`, and those of them that the other lists have. */
export function filterTasks(state: FocusState, tasks: readonly FocusTask[], query: Query): FocusTask[] {
	const tests = [
		...flags(query),
		...ids(state, query),
		...people(query),
		...dateTests(query),
		...texts(state, query),
		...states(state, query),
	];
	return tasks.filter((task) => tests.every((test) => test(task)));
}

/**
 * Archived tasks only with `archived=true`, the others only without it.
 * "filter in/out archived tasks" in the pages' words.
 */
export function archivedTest(query: Query): Test {
	const archived = query.boolean('archived') ?? false;
	return (task) => (task.archived_at !== null) === archived;
}

/** Tasks of completed projects stay away by default; tasks without a project never do (documented). */
export function completedProjectTest(state: FocusState, query: Query): Test {
	const completed = new Set(
		state.projects.filter((project) => project.completed_at !== null).map(({ id }) => id),
	);
	return query.boolean('include_project_completed') === true
		? () => true
		: ({ project_id }) => project_id === null || !completed.has(project_id);
}

function flags(query: Query): Test[] {
	const is = (name: string, of: Test): Test[] => {
		const wanted = query.boolean(name);
		return wanted === undefined ? [] : [(task) => of(task) === wanted];
	};
	return [
		...is('pinned', ({ pinned }) => pinned),
		...is('private', (task) => task.private),
		...is('has_time_entries', (task) => task.total_tracked_time > 0),
		...is('has_dates', (task) => task.start_date !== null || task.end_date !== null),
		...is('is_priority', (task) => task.priority_at !== null),
		...is('recurring', (task) => task.rrule !== null || task.recurring_task_id !== null),
	];
}

function ids(state: FocusState, query: Query): Test[] {
	const clients = new Map(state.projects.map((project) => [project.id, project.client_id]));
	const clientOf = ({ project_id }: FocusTask) =>
		project_id === null ? null : (clients.get(project_id) ?? null);
	return [
		...within(query.numbers('status_id'), (task) => [task.status_id]),
		...within(query.numbers('project_id'), (task) => [task.project_id]),
		...within(query.numbers('parent_task_id'), (task) => [task.parent_task_id]),
		...within(query.numbers('client_id'), (task) => [clientOf(task)]),
		...within(query.numbers('tag_id'), (task) => orNone(task.tag_ids)),
		...within(query.numbers('recurring_task_ids'), (task) => [task.recurring_task_id]),
	];
}

function people(query: Query): Test[] {
	return [
		...within(query.numbers('assignee_user_id'), (task) => orNone(task.assignee_user_ids)),
		// Unlike creator_id, this one matches assignees too (documented).
		...within(query.numbers('toggl_user_id'), (task) => [task.toggl_user_id, ...task.assignee_user_ids]),
		...within(query.numbers('creator_id'), (task) => [task.toggl_user_id]),
	];
}

function texts(state: FocusState, query: Query): Test[] {
	const name = query.string('name')?.toLowerCase();
	const sources = query.strings('source');
	const priorities = query.strings('priority');
	const least = query.number('estimated_mins_min');
	const most = query.number('estimated_mins_max');
	return [
		...(name === undefined
			? []
			: [(task: FocusTask) => namesOf(state, task).toLowerCase().includes(name)]),
		...(sources === undefined ? [] : [({ source }: FocusTask) => sources.includes(source)]),
		...(priorities === undefined ? [] : [({ priority }: FocusTask) => priorities.includes(priority)]),
		...(least === undefined ? [] : [(task: FocusTask) => (task.estimated_mins ?? -1) >= least]),
		...(most === undefined ? [] : [(task: FocusTask) => (task.estimated_mins ?? Infinity) <= most]),
	];
}

function states(state: FocusState, query: Query): Test[] {
	const wanted = query.strings('state');
	const finished = new Set(state.statuses.filter(({ type }) => type === 'done').map(({ id }) => id));
	const is = (name: string, task: FocusTask): boolean => {
		switch (name) {
			case 'done':
				return finished.has(task.status_id);
			case 'active':
				return !finished.has(task.status_id);
			case 'tracked':
				return task.total_tracked_time > 0;
			case 'not_tracked':
				return task.total_tracked_time === 0;
			default:
				return name === 'not_timeblocked';
		}
	};
	return wanted === undefined ? [] : [(task) => wanted.some((name) => is(name, task))];
}

function within(wanted: Numbers | undefined, of: (task: FocusTask) => Numbers): Test[] {
	return wanted === undefined ? [] : [(task) => of(task).some((id) => wanted.includes(id))];
}

function orNone(list: readonly number[]): Numbers {
	return list.length === 0 ? [null] : list;
}

/** A name filter looks at the task, its project and its client (documented). */
function namesOf(state: FocusState, task: FocusTask): string {
	const project = state.projects.find(({ id }) => id === task.project_id);
	const client = state.clients.find(({ id }) => id === project?.client_id);
	return [task.name, project?.name, client?.name].join('\n');
}
