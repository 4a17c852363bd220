import type { Query } from '../query.ts';
import type { FocusHandler } from './focusCall.ts';
import type { FocusProject, FocusState } from './focusState.ts';
import { page, pageWithTotal } from './page.ts';
import { embeddedProject } from './taskJson.ts';

/** No user id, no organization id, no e-mail in here (Swagger). */
export const getSettings: FocusHandler = ({ state }) => ({
	status: 200,
	body: {
		theme: 'dark',
		current_workspace_id: state.workspaceId,
		timezone: 'Europe/Tallinn',
		date_format: 'EU',
		time_format: '24h',
		duration_format: 'improved',
		start_week_on: 1,
		language_code: 'en',
		default_page: 'last-opened',
		time_tracking_mode: 'focus',
		// Keyed by organization id, which is the only trace of it here.
		trial_ended_modal_seen: { [state.organizationId]: true },
	},
});

/** The `user_account_id` is what tasks call `toggl_user_id` and `assignee_user_ids`. */
export const getAccount: FocusHandler = ({ state }) => ({
	status: 200,
	body: { id: '7N42dgm5tFLK9N8MT7fHC7', user_account_id: state.me },
});

/** A bare array, without an envelope. `id` is the user in the organization, not the account. */
export const listUsers: FocusHandler = ({ state, query }) => {
	const wanted = query.numbers('user_account_ids');
	const workspaces = query.numbers('workspaces');
	const filter = query.string('filter')?.toLowerCase() ?? '';
	const users = state.users
		.filter(({ id }) => wanted?.includes(id) ?? true)
		.filter(() => workspaces?.includes(state.workspaceId) ?? true)
		.filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(filter))
		.map(({ id, name, email }) => ({
			id: id + 500_000,
			user_account_id: id,
			name,
			email,
			active: true,
			admin: id === state.me,
			owner: id === state.me,
			joined: true,
			groups: null,
			workspaces: [{ id: state.workspaceId, name: 'Harbour Works', workspace_user_id: id + 700_000 }],
		}));
	return { status: 200, body: page(users, query).data };
};

/**
 * Archived ones with `archived=true`, all with an empty `archived=`, else those that are not (documented).
 * Not by `active`, which means nothing (seen live).
 */
export const listProjects: FocusHandler = ({ state, query }) => {
	const all = query.string('archived') === '';
	const archived = query.boolean('archived') ?? false;
	const completed = query.boolean('completed');
	const pinned = query.boolean('pinned');
	const projects = state.projects
		.filter((project) => all || (project.archived_at !== null) === archived)
		.filter((project) => completed === undefined || (project.completed_at !== null) === completed)
		.filter((project) => pinned === undefined || project.pinned === pinned)
		.filter(named(query))
		.map((project) => projectJson(state, project));
	return { status: 200, body: pageWithTotal(ordered(projects, query), query) };
};

export const listStatuses: FocusHandler = ({ state, query }) => {
	const types = query.strings('type');
	const statuses = state.statuses
		.filter(({ type }) => types?.includes(type) ?? true)
		.filter(named(query))
		.map((status, index) => ({ ...status, position: index + 1, ...stamps(state) }));
	return { status: 200, body: page(ordered(statuses, query), query) };
};

export const listTags: FocusHandler = ({ state, query }) => {
	const tags = state.tags.filter(named(query)).map((tag) => ({ ...tag, ...stamps(state) }));
	return { status: 200, body: pageWithTotal(tags, query) };
};

export const listClients: FocusHandler = ({ state, query }) => {
	const clients = state.clients.filter(named(query));
	const rows = clients.map((client) => ({ ...client, active: true, workspace_id: state.workspaceId }));
	return { status: 200, body: page(rows, query) };
};

function projectJson(state: FocusState, project: FocusProject) {
	const { client_id, pinned, active, archived_at, completed_at } = project;
	return {
		...embeddedProject(project),
		client_id,
		client: state.clients.find(({ id }) => id === client_id) ?? null,
		pinned,
		active,
		archived_at,
		completed_at,
		draft: false,
		billable: false,
		estimated_mins: null,
		total_tracked_secs: 0,
		total_tasks: [...state.tasks.values()].filter(({ project_id }) => project_id === project.id).length,
		tags: [],
		workspace_id: state.workspaceId,
		name: project.name,
		client_name: state.clients.find(({ id }) => id === client_id)?.name ?? '',
	};
}

function named(query: Query): (row: { readonly name: string }) => boolean {
	const wanted = query.string('name')?.toLowerCase() ?? '';
	return ({ name }) => name.toLowerCase().includes(wanted);
}

function stamps(state: FocusState) {
	const at = '2026-01-05T08:00:00Z';
	return { workspace_id: state.workspaceId, created_at: at, updated_at: at, deleted_at: null };
}

/** By the first order only; these lists are short. */
function ordered<Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[], query: Query): Row[] {
	const [order = ''] = query.strings('order_by') ?? [];
	const keyOf = (row: Row) => {
		const key = row[order.replace('-', '')];
		return typeof key === 'string' || typeof key === 'number' ? `${key}` : '';
	};
	const sorted = rows.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en', { numeric: true }));
	return order.startsWith('-') ? sorted.toReversed() : sorted;
}
