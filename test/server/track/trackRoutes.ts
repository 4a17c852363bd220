import { refuse } from '../answer.ts';
import { list, type TrackCall, type TrackHandler } from './trackCall.ts';
import {
	deleteTask,
	getTask,
	listProjectTasks,
	listTasks,
	patchTasks,
	postTask,
	putTask,
} from './trackTasks.ts';

const w = '/workspaces/{workspace_id}';
const p = `${w}/projects/{project_id}/tasks`;

const getMe: TrackHandler = ({ state, token }) => {
	const me = state.users.find(({ id }) => id === state.me);
	return {
		status: 200,
		body: {
			id: state.me,
			api_token: token,
			email: me?.email,
			fullname: me?.fullname,
			timezone: 'Europe/Tallinn',
			default_workspace_id: state.workspaceId,
			beginning_of_week: 1,
			toggl_accounts_id: '7N42dgm5tFLK9N8MT7fHC7',
		},
	};
};

const listWorkspaces: TrackHandler = ({ state, token }) => ({
	status: 200,
	body: [
		workspaceJson(state.workspaceId, 'Harbour Works', true),
		workspaceJson(state.freeWorkspaceId, 'At home', false),
	].map((workspace) => ({ ...workspace, organization_id: state.organizationId, api_token: token })),
});

const listOrganizations: TrackHandler = ({ state }) => ({
	status: 200,
	body: [
		{
			id: state.organizationId,
			name: 'Harbour Works',
			pricing_plan_name: 'Starter',
			pricing_plan_enterprise: false,
			admin: true,
			owner: true,
			server_deleted_at: null,
		},
	],
});

/** A bare array, without what is closed unless told otherwise. */
const listProjects: TrackHandler = ({ state, options, query }) => {
	const active = query.string('active') ?? 'true';
	const size = query.number('per_page') ?? 151;
	const page = query.number('page') ?? 1;
	const rows = state.projects
		.filter((project) => active === 'both' || String(project.active) === active)
		.slice((page - 1) * size, page * size)
		.map(({ client_name: _client, ...project }) => ({
			...project,
			workspace_id: state.workspaceId,
			status: project.active ? 'active' : 'archived',
			can_track_time: project.active,
			server_deleted_at: null,
			actual_seconds: 0,
		}));
	return { status: 200, body: list(rows, options) };
};

const listUsers: TrackHandler = ({ state, options }) => {
	if (!options.maySeeUsers) {
		throw refuse(403, '', 'You do not have access');
	}
	return { status: 200, body: state.users };
};

/** Who does the work of which call, by method and documented path. */
export const trackRoutes: Readonly<Record<string, TrackHandler>> = {
	[`GET ${w}/tasks`]: paid(listTasks),
	[`GET ${p}`]: paid(listProjectTasks),
	[`POST ${p}`]: paid(changing(postTask)),
	[`GET ${p}/{task_id}`]: paid(getTask),
	[`PUT ${p}/{task_id}`]: paid(changing(putTask)),
	[`DELETE ${p}/{task_id}`]: paid(changing(deleteTask)),
	[`PATCH ${p}/{task_ids}`]: paid(changing(patchTasks)),
	'GET /me': getMe,
	'GET /me/workspaces': listWorkspaces,
	'GET /me/organizations': listOrganizations,
	[`GET ${w}/projects`]: listProjects,
	[`GET ${w}/users`]: listUsers,
};

/** Tasks need a paid plan (documented). */
function paid(handler: TrackHandler): TrackHandler {
	return (call: TrackCall) => {
		if (Number(call.path['workspace_id']) !== call.state.freeWorkspaceId) {
			return handler(call);
		}
		if (call.options.freeAnswer === 'null') {
			return { status: 200, body: null };
		}
		throw refuse(402, '', 'Tasks are a premium feature');
	};
}

function changing(handler: TrackHandler): TrackHandler {
	return (call: TrackCall) => {
		if (!call.options.mayChange) {
			throw refuse(403, '', 'You do not have access');
		}
		return handler(call);
	};
}

function workspaceJson(id: number, name: string, premium: boolean) {
	return { id, name, premium, business_ws: false, role: 'admin', admin: true, server_deleted_at: null };
}
