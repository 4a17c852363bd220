import { invalid, refuse, Refusal, type Answer } from '../answer.ts';
import { checkBody } from '../checkBody.ts';
import { checkQuery } from '../checkQuery.ts';
import contractTables from '../contract.json' with { type: 'json' };
import { findEndpoint, readContract, type Endpoint } from '../contract.ts';
import type { Incoming } from '../incoming.ts';
import { authenticate, checkPlace } from './authorize.ts';
import type { FocusOptions } from './focusOptions.ts';
import { focusRoutes } from './focusRoutes.ts';
import { focusRules } from './focusRules.ts';
import type { FocusState } from './focusState.ts';
import { otherEndpoints } from './otherEndpoints.ts';
import type { Quota } from './quota.ts';

/** What an answer depends on beside the request. */
export type FocusPlace = {
	readonly state: FocusState;
	readonly options: Readonly<FocusOptions>;
	readonly keys: ReadonlySet<string>;
	readonly quota: Quota;
};

/** The 23 calls of the reference pages. */
export const documentedEndpoints: readonly Endpoint[] = readContract(
	[...contractTables.focus_tasks, ...contractTables.focus_task_groups],
	'https://focus.toggl.com/api',
);

const endpoints = [...documentedEndpoints, ...otherEndpoints];

/** Checks a request, does its work and answers; every answer carries the quota headers. */
export async function answerFocus(incoming: Incoming, place: FocusPlace): Promise<Answer> {
	const answer = await answerOrRefuse(incoming, place);
	return { ...answer, headers: { ...place.quota.headers(), ...answer.headers } };
}

async function answerOrRefuse(incoming: Incoming, place: FocusPlace): Promise<Answer> {
	try {
		return await work(incoming, place);
	} catch (error) {
		if (error instanceof Refusal) {
			return error.answer;
		}
		throw error;
	}
}

async function work(incoming: Incoming, { state, options, keys, quota }: FocusPlace): Promise<Answer> {
	const found = findEndpoint(endpoints, incoming.method, incoming.path);
	if (found.kind === 'unknown') {
		throw refuse(404, 'not_found', 'Not found');
	}
	if (found.kind === 'wrongMethod') {
		throw refuse(405, 'method_not_allowed', 'Method not allowed', { Allow: found.allow.join(', ') });
	}
	authenticate(incoming, keys);
	quota.spend();
	const { endpoint, path } = found;
	checkPlace(state, path);
	const query = checkQuery(endpoint, incoming.query, focusRules);
	const call = { state, options, path, query };
	const handler = focusRoutes[`${endpoint.method} ${endpoint.template}`];
	if (handler === undefined) {
		throw new Error(`Nobody does ${endpoint.method} ${endpoint.template}`);
	}
	if (endpoint.query['file']?.type === 'file') {
		return handler({ ...call, body: {}, file: await readFile(incoming) });
	}
	return handler({ ...call, body: checkBody(endpoint, incoming, focusRules) });
}

/**
 * The page lists the file among the query's parameters, as its generator does with form fields; it is sent as
 * `multipart/form-data`.
 */
async function readFile({ headers, bytes }: Incoming): Promise<File> {
	const type = headers['content-type'] ?? '';
	if (!type.startsWith('multipart/form-data')) {
		throw invalid('file', 'required');
	}
	const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
		throw invalid('file', 'form');
	});
	for (const name of form.keys()) {
		if (name !== 'file') {
			throw invalid(name, 'unknown');
		}
	}
	const file = form.get('file');
	if (!(file instanceof File)) {
		throw invalid('file', 'required');
	}
	return file;
}
