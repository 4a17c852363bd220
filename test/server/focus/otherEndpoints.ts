import type { BodyField, Endpoint, Parameter } from '../contract.ts';

const tracking = '/organizations/{organization_id}/workspaces/{workspace_id}/tracking';
const paging = { page: 'integer', per_page: 'integer' };

/**
 * The calls that are not on the reference pages but that a task client needs, from Toggl's Swagger file and
 * from what was seen live. Note the prefixes: statuses, tags and clients live under the workspace alone,
 * users under the organization alone; with the other prefix they are 404 (seen live).
 */
export const otherEndpoints: readonly Endpoint[] = [
	get('/users/me/settings', {}),
	// Not in the Swagger file, but seen live.
	get('/accounts/me', {}),
	get('/organizations/{organization_id}/users', {
		...paging,
		workspaces: '[]integer',
		user_account_ids: '[]integer',
		filter: 'string',
		active_status: 'string',
	}),
	get('/organizations/{organization_id}/workspaces/{workspace_id}/projects', {
		...paging,
		only_me: 'boolean',
		name: 'string',
		archived: 'boolean',
		completed: 'boolean',
		pinned: 'boolean',
		order_by: '[]string',
	}),
	get('/workspaces/{workspace_id}/statuses', {
		...paging,
		name: 'string',
		type: '[]string',
		order_by: '[]string',
	}),
	get('/workspaces/{workspace_id}/tags', { ...paging, name: 'string' }),
	get('/workspaces/{workspace_id}/task-constraints', {}),
	get('/workspaces/{workspace_id}/clients', { ...paging, name: 'string' }),
	get(`${tracking}/current`, {}),
	post(`${tracking}/start`, {
		type: 'string',
		task_id: 'integer',
		project_id: 'integer',
		description: 'string',
		start: 'string',
		billable: 'boolean',
		tag_ids: 'Array of integer',
		time_block_id: 'integer',
	}),
	post(`${tracking}/stop`, { end: 'string' }),
];

function get(template: string, types: Readonly<Record<string, string>>): Endpoint {
	const query = Object.entries(types).map(([name, type]): [string, Parameter] => [
		name,
		{ type, required: false },
	]);
	return { method: 'GET', template, query: Object.fromEntries(query), body: {}, answer: {} };
}

function post(template: string, types: Readonly<Record<string, string>>): Endpoint {
	const fields = Object.entries(types).map(([name, type]): [string, BodyField] => [
		name,
		{ type, nullable: false },
	]);
	return { method: 'POST', template, query: {}, body: { body: Object.fromEntries(fields) }, answer: {} };
}
