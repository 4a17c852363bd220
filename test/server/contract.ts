import { isRecord } from './isRecord.ts';

export type Parameter = { readonly type: string; readonly required: boolean };
export type BodyField = { readonly type: string; readonly nullable: boolean };

/** One call of a product, as its reference page (or our own second table) describes it. */
export type Endpoint = {
	readonly method: string;
	/** Below the product's base, with the page's own names: `/workspaces/{workspace_id}/tags`. */
	readonly template: string;
	readonly query: Readonly<Record<string, Parameter>>;
	/**
	 * Tables of fields by the name of the object they belong to: `body` is the whole, and a field of type
	 * "Array of object" has its own table under its own name. Empty: the call takes no JSON body.
	 */
	readonly body: Readonly<Record<string, Readonly<Record<string, BodyField>>>>;
	/** Names of the fields in the documented 200 answer, by object; empty where none is documented. */
	readonly answer: Readonly<Record<string, readonly string[]>>;
};

type Found =
	| { readonly kind: 'found'; readonly endpoint: Endpoint; readonly path: Readonly<Record<string, string>> }
	| { readonly kind: 'wrongMethod'; readonly allow: readonly string[] }
	| { readonly kind: 'unknown' };

/**
 * Reads the tables of contract.json.
 * @param tables one of the file's arrays
 * @param base what the documented addresses start with, for example `https://focus.toggl.com/api`
 */
export function readContract(tables: readonly unknown[], base: string): readonly Endpoint[] {
	return tables.map((table) => readEndpoint(table, base));
}

/**
 * Finds the call for a method and path. A literal segment wins over a parameter, so `/tasks/stream` is
 * never taken for the task "stream", whatever the method.
 */
export function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): Found {
	const segments = path.split('/');
	const fitting = endpoints.filter((endpoint) => fits(endpoint.template.split('/'), segments));
	const fewest = Math.min(...fitting.map(({ template }) => parameterCount(template)));
	const best = fitting.filter(({ template }) => parameterCount(template) === fewest);
	const endpoint = best.find((candidate) => candidate.method === method);
	if (endpoint !== undefined) {
		return { kind: 'found', endpoint, path: readPath(endpoint.template.split('/'), segments) };
	}
	return best.length > 0
		? { kind: 'wrongMethod', allow: best.map((candidate) => candidate.method) }
		: { kind: 'unknown' };
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
	return (
		template.length === segments.length &&
		template.every((part, index) =>
			isParameter(part) ? segments[index] !== '' : part === segments[index],
		)
	);
}

function readPath(template: readonly string[], segments: readonly string[]): Record<string, string> {
	const path: Record<string, string> = {};
	for (const [index, part] of template.entries()) {
		if (isParameter(part)) {
			path[part.slice(1, -1)] = segments[index] ?? '';
		}
	}
	return path;
}

function parameterCount(template: string): number {
	return template.split('/').filter(isParameter).length;
}

function isParameter(part: string): boolean {
	return part.startsWith('{');
}

function readEndpoint(table: unknown, base: string): Endpoint {
	if (!isRecord(table) || typeof table['method'] !== 'string' || typeof table['url'] !== 'string') {
		throw new TypeError('contract.json has an entry without method and url.');
	}
	const query: Record<string, Parameter> = {};
	for (const [name, { type, required }] of rowsOf(table['query'])) {
		query[name] = { type: String(type), required: required === true };
	}
	const body: Record<string, Record<string, BodyField>> = {};
	for (const [object, fields] of rowsOf(table['body'])) {
		body[object] = Object.fromEntries(
			rowsOf(fields).map(([name, { type, nullable }]) => [
				name,
				{ type: String(type), nullable: nullable === true },
			]),
		);
	}
	const answer: Record<string, string[]> = {};
	for (const [status, { schema }] of rowsOf(table['responses'])) {
		for (const [object, fields] of status === '200' ? rowsOf(schema) : []) {
			answer[object] = Object.keys(fields);
		}
	}
	return { method: table['method'], template: table['url'].slice(base.length), query, body, answer };
}

function rowsOf(value: unknown): [string, Record<string, unknown>][] {
	const rows: [string, Record<string, unknown>][] = [];
	for (const [name, row] of isRecord(value) ? Object.entries(value) : []) {
		if (isRecord(row)) {
			rows.push([name, row]);
		}
	}
	return rows;
}
