/** The data behind the service, with the names of the wire. Ids are whole numbers; dates are `YYYY-MM-DD`. */
export type FocusState = {
	readonly organizationId: number;
	readonly workspaceId: number;
	/** The `user_account_id` of the key's owner. */
	readonly me: number;
	readonly users: readonly FocusUser[];
	readonly clients: readonly FocusClient[];
	readonly projects: readonly FocusProject[];
	readonly statuses: readonly FocusStatus[];
	readonly tags: readonly FocusTag[];
	readonly tasks: Map<number, FocusTask>;
	/** What the linked calendars hold; `PUT tasks/calendar` makes tasks of these. */
	readonly events: FocusEvent[];
	/** The time entry that runs, and the id of the next one. */
	readonly tracking: { running: FocusEntry | null; nextId: number };
	nextId: number;
	/** The latest change, in milliseconds since 1970. */
	changedAt: number;
};

export type FocusEntry = {
	readonly id: number;
	readonly task_id: number | null;
	readonly project_id: number | null;
	readonly description: string;
	readonly type: string;
	readonly start: string;
	/** Seconds; null while it runs. */
	duration: number | null;
};

type FocusUser = { readonly id: number; readonly name: string; readonly email: string };
type FocusClient = { readonly id: number; readonly name: string };
type FocusTag = { readonly id: number; readonly name: string; readonly color: string };
type FocusEvent = { readonly id: number; readonly name: string; readonly date: string };

type FocusStatus = {
	readonly id: number;
	readonly name: string;
	readonly type: 'todo' | 'in_progress' | 'done' | 'blocked';
	readonly emoji: string;
};

export type FocusProject = {
	readonly id: number;
	readonly name: string;
	readonly color: string;
	readonly client_id: number | null;
	readonly private: boolean;
	readonly pinned: boolean;
	/** Seen live: false for projects created through the API, whatever their state. */
	readonly active: boolean;
	readonly archived_at: string | null;
	readonly completed_at: string | null;
};

export type FocusTask = {
	readonly id: number;
	name: string;
	description: string | null;
	notes: string | null;
	color: string | null;
	status_id: number;
	status_updated_at: string | null;
	priority: string;
	priority_at: string | null;
	project_id: number | null;
	parent_task_id: number | null;
	assignee_user_ids: readonly number[];
	ghost_assignee_ids: readonly number[];
	tag_ids: readonly number[];
	start_date: string | null;
	end_date: string | null;
	estimated_mins: number | null;
	billable: boolean;
	private: boolean;
	pinned: boolean;
	position: number;
	auto_log_time: boolean | null;
	rrule: string | null;
	recurring_task_id: number | null;
	recurrence_date: string | null;
	source: string;
	calendar_event_id: number | null;
	toggl_user_id: number;
	/** Seconds. */
	total_tracked_time: number;
	/** Its place in task groups, by `group:groupId`. */
	weights: Readonly<Record<string, number>>;
	created_at: string;
	updated_at: string;
	archived_at: string | null;
	deleted_at: string | null;
};

/** A task as the service makes it when only its name is given. */
export function newTask(state: FocusState, id: number, name: string): FocusTask {
	const now = touch(state);
	return {
		id,
		name,
		description: null,
		notes: null,
		color: null,
		status_id: defaultStatus(state).id,
		status_updated_at: null,
		priority: 'none',
		priority_at: null,
		project_id: null,
		parent_task_id: null,
		assignee_user_ids: [],
		ghost_assignee_ids: [],
		tag_ids: [],
		start_date: null,
		end_date: null,
		estimated_mins: null,
		billable: false,
		private: false,
		pinned: false,
		position: 65_536,
		auto_log_time: null,
		rrule: null,
		recurring_task_id: null,
		recurrence_date: null,
		source: 'plan',
		calendar_event_id: null,
		toggl_user_id: state.me,
		total_tracked_time: 0,
		weights: {},
		created_at: now,
		updated_at: now,
		archived_at: null,
		deleted_at: null,
	};
}

/** The time of a change: now, but always after the change before. */
export function touch(state: FocusState): string {
	state.changedAt = Math.max(Date.now(), state.changedAt + 1);
	return new Date(state.changedAt).toISOString();
}

/** What a new task gets without a `status_id` (seen live: Todo). */
function defaultStatus(state: FocusState): FocusStatus {
	const status = state.statuses.find(({ type }) => type === 'todo');
	if (status === undefined) {
		throw new Error('The workspace has no status of type todo.');
	}
	return status;
}
