import { livingTasks, taskById, type FocusCall } from './focusCall.ts';
import type { FocusState, FocusTask } from './focusState.ts';

type Shown = Record<string, unknown>;
type Context = Pick<FocusCall, 'state' | 'options'>;

/**
 * A task as `GET tasks/{id}` and the lists show it: with its project, client, status and tags embedded, its
 * parent, and the counts.
 */
export function taskJson(context: Context, task: FocusTask): Shown {
	return taskJsonMaker(context)(task);
}

/** For many tasks: counts the sub-tasks once. */
export function taskJsonMaker(context: Context): (task: FocusTask) => Shown {
	const { state, options } = context;
	const children = Map.groupBy(livingTasks(state), ({ parent_task_id }) => parent_task_id);
	const doneIds = new Set(state.statuses.filter(({ type }) => type === 'done').map(({ id }) => id));
	return (task) => {
		const subTasks = children.get(task.id) ?? [];
		const parent = task.parent_task_id === null ? undefined : taskById(state, task.parent_task_id);
		return withNulls(
			{
				...plainTask(state, task),
				parent:
					parent === undefined
						? null
						: withNulls(plainTask(state, parent), options.nulls, parent.id),
				sub_task_total_count: subTasks.length,
				sub_task_done_count: subTasks.filter(({ status_id }) => doneIds.has(status_id)).length,
				total_tracked_time: task.total_tracked_time,
				time_entry_total_count: task.total_tracked_time > 0 ? 1 : 0,
				time_block_total_count: 0,
				time_block_completed_count: 0,
				time_block_scheduled_total_count: 0,
				time_block_scheduled_completed_count: 0,
				total_blocked_time: 0,
				total_scheduled_blocked_time: 0,
			},
			options.nulls,
			task.id,
		);
	};
}

/** Without counts and parent, as with `disable_aggregations`, in proposals and after a create. */
export function bareTaskJson({ state, options }: Context, task: FocusTask): Shown {
	return withNulls(plainTask(state, task), options.nulls, task.id);
}

function plainTask(state: FocusState, task: FocusTask): Shown {
	const { total_tracked_time: _tracked, weights: _weights, calendar_event_id: event, ...fields } = task;
	const project = state.projects.find(({ id }) => id === task.project_id);
	const client = state.clients.find(({ id }) => id === project?.client_id);
	const status = state.statuses.find(({ id }) => id === task.status_id);
	return {
		...fields,
		workspace_id: state.workspaceId,
		is_template: false,
		// In Toggl's Swagger file only; the reference pages do not know these two.
		allocation_unit: 'flat',
		estimate_type: 'total',
		source_template_task_id: null,
		metadata: event === null ? null : { calendar_event_id: event, all_day: true },
		parent_task_name:
			task.parent_task_id === null ? null : (taskById(state, task.parent_task_id)?.name ?? null),
		project: project === undefined ? null : embeddedProject(project),
		client: client ?? null,
		status: status ?? null,
		tags: state.tags.filter(({ id }) => task.tag_ids.includes(id)),
		assignee_user_ids: task.assignee_user_ids.length === 0 ? null : task.assignee_user_ids,
		ghost_assignee_ids: task.ghost_assignee_ids.length === 0 ? null : task.ghost_assignee_ids,
	};
}

/** `permissions` was seen as null. */
export function embeddedProject({ id, name, color, private: isPrivate, archived_at }: Embedded): Shown {
	return {
		id,
		name,
		color,
		private: isPrivate,
		permissions: null,
		is_template: false,
		...(archived_at === null ? {} : { archived_at }),
	};
}

type Embedded = FocusState['projects'][number];

/** Shows what is empty as null, not at all, or (by task and field) sometimes so and sometimes so. */
function withNulls(shown: Shown, nulls: 'mixed' | 'missing' | 'null', id: number): Shown {
	const kept = Object.entries(shown).filter(([, value], index) => {
		const missing = nulls === 'mixed' ? (id + index) % 2 === 0 : nulls === 'missing';
		return value !== null || !missing;
	});
	return Object.fromEntries(kept);
}
