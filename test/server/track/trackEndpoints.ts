import contractTables from '../contract.json' with { type: 'json' };
import { readContract, type Endpoint, type Parameter } from '../contract.ts';
import { date, filled, type Rules, type ValueRule } from '../rules.ts';

/** The 7 calls of the reference pages. */
export const documentedEndpoints: readonly Endpoint[] = readContract(
	contractTables.track_tasks,
	'https://api.track.toggl.com/api/v9',
).map((endpoint) => amended(endpoint));

/** The calls beside them that a task client needs (Toggl's Swagger file of Track, and recorded traffic). */
export const otherEndpoints: readonly Endpoint[] = [
	get('/me', {}),
	get('/me/workspaces', {}),
	get('/me/organizations', {}),
	get('/workspaces/{workspace_id}/projects', {
		active: 'string',
		page: 'integer',
		per_page: 'integer',
		only_me: 'boolean',
		name: 'string',
		since: 'integer',
	}),
	get('/workspaces/{workspace_id}/users', {}),
];

const queryRules: Readonly<Record<string, ValueRule>> = {
	active: { oneOf: ['true', 'false', 'both'] },
	page: { min: 1 },
	per_page: { min: 1 },
	since: { min: 1 },
	sort_field: { oneOf: ['name', 'created_at'] },
	sort_order: { oneOf: ['ASC', 'DESC'] },
	start_date: { format: date },
	end_date: { format: date },
};

const fieldRules: Readonly<Record<string, ValueRule>> = {
	name: { format: filled },
	estimated_seconds: { min: 0 },
	user_id: { min: 1 },
	op: { oneOf: ['add', 'remove', 'replace'] },
	path: { oneOf: ['/active', '/name', '/estimated_seconds', '/user_id'] },
	items: { most: 20 },
};

export const trackRules: Rules = {
	query: ({ template }, name) =>
		// Documented for projects alone.
		name === 'per_page' && template.endsWith('/projects') ? { min: 1, max: 200 } : queryRules[name],
	field: (_endpoint, _object, name) => fieldRules[name],
	required: ({ method }, object) => {
		if (object === 'items') {
			return ['op', 'path', 'value'];
		}
		return method === 'POST' ? ['name'] : method === 'PATCH' ? ['items'] : [];
	},
};

/** `active` takes "both" by its own text, and the newer Swagger file has the `value` that the page leaves out. */
function amended(endpoint: Endpoint): Endpoint {
	const { active } = endpoint.query;
	const { items } = endpoint.body;
	return {
		...endpoint,
		query: active ? { ...endpoint.query, active: { ...active, type: 'string' } } : endpoint.query,
		body: items
			? { ...endpoint.body, items: { ...items, value: { type: 'any', nullable: false } } }
			: endpoint.body,
	};
}

function get(template: string, types: Readonly<Record<string, string>>): Endpoint {
	const query = Object.entries(types).map(([name, type]): [string, Parameter] => [
		name,
		{ type, required: false },
	]);
	return { method: 'GET', template, query: Object.fromEntries(query), body: {}, answer: {} };
}
