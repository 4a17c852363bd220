import type { Query } from '../query.ts';
import { daysOf } from './dateTests.ts';
import type { FocusState, FocusTask } from './focusState.ts';
import { embeddedProject } from './taskJson.ts';

/**
 * Which tasks can be in a group: those with a date. `name` looks at the task alone here, `private` at its
 * project (both documented), unlike in the lists.
 */
export function groupTaskTest(state: FocusState, query: Query): (task: FocusTask) => boolean {
	const name = query.string('name')?.toLowerCase() ?? '';
	const isPrivate = query.boolean('private');
	const least = query.number('min_days') ?? 0;
	return (task) => {
		const [start, end] = daysOf(task);
		const project = state.projects.find(({ id }) => id === task.project_id);
		return (
			start !== '' &&
			(Date.parse(end) - Date.parse(start)) / 86_400_000 + 1 >= least &&
			task.name.toLowerCase().includes(name) &&
			(isPrivate === undefined || (project?.private ?? false) === isPrivate)
		);
	};
}

/**
 * The slim shape of groups: no status object, but `weight` and `masked`.
 * @param place the group as `kind:id`
 */
export function groupTaskJson(state: FocusState, task: FocusTask, place: string): Record<string, unknown> {
	const [start_date, end_date] = daysOf(task);
	const project = state.projects.find(({ id }) => id === task.project_id);
	return {
		id: task.id,
		name: task.name,
		start_date,
		end_date,
		status_id: task.status_id,
		source: task.source,
		color: task.color,
		private: task.private,
		masked: false,
		estimated_mins: task.estimated_mins,
		assignee_user_ids: task.assignee_user_ids,
		project_id: task.project_id,
		project: project === undefined ? null : embeddedProject(project),
		client: state.clients.find(({ id }) => id === project?.client_id) ?? null,
		created_at: task.created_at,
		weight: task.weights[place] ?? 0,
	};
}
