import { refuse, Refusal, type Answer } from '../answer.ts';
import { checkBody } from '../checkBody.ts';
import { checkQuery } from '../checkQuery.ts';
import { findEndpoint } from '../contract.ts';
import type { Quota } from '../focus/quota.ts';
import type { Incoming } from '../incoming.ts';
import { isRecord } from '../isRecord.ts';
import { documentedEndpoints, otherEndpoints, trackRules } from './trackEndpoints.ts';
import type { TrackOptions } from './trackOptions.ts';
import { trackRoutes } from './trackRoutes.ts';
import type { TrackState } from './trackState.ts';

/** What an answer depends on beside the request. */
export type TrackPlace = {
	readonly state: TrackState;
	readonly options: Readonly<TrackOptions>;
	readonly tokens: ReadonlySet<string>;
	/** What `/me` takes beside the token. */
	readonly login: { readonly email: string; readonly password: string; readonly token: string };
	readonly quota: Quota;
};

const endpoints = [...documentedEndpoints, ...otherEndpoints];

/** Checks a request, does its work and answers. Errors are bare texts (recorded). */
export function answerTrack(incoming: Incoming, place: TrackPlace): Answer {
	try {
		const answer = work(incoming, place);
		return { ...answer, headers: { ...place.quota.headers(), ...answer.headers } };
	} catch (error) {
		if (!(error instanceof Refusal)) {
			throw error;
		}
		const { status, headers, body } = error.answer;
		return {
			status,
			headers: { ...place.quota.headers(), ...headers },
			...(body === undefined ? {} : { body: textOf(body) }),
		};
	}
}

/** The description of an error alone, as this product has it. */
export function textOf(body: unknown): unknown {
	return isRecord(body) ? body['error_description'] : body;
}

function work(incoming: Incoming, place: TrackPlace): Answer {
	const found = findEndpoint(endpoints, incoming.method, incoming.path);
	if (found.kind === 'unknown') {
		throw refuse(404, '', 'Not found');
	}
	if (found.kind === 'wrongMethod') {
		throw refuse(405, '', 'Method not allowed', { Allow: found.allow.join(', ') });
	}
	const { endpoint, path } = found;
	const token = authenticate(incoming, place);
	place.quota.spend();
	const { state, options } = place;
	const workspace = path['workspace_id'];
	if (workspace !== undefined && ![state.workspaceId, state.freeWorkspaceId].includes(Number(workspace))) {
		throw refuse(403, '', 'You do not have access to the workspace');
	}
	const handler = trackRoutes[`${endpoint.method} ${endpoint.template}`];
	if (handler === undefined) {
		throw new Error(`Nobody does ${endpoint.method} ${endpoint.template}`);
	}
	return handler({
		state,
		options,
		token,
		path,
		query: checkQuery(endpoint, incoming.query, trackRules),
		body: checkBody(endpoint, incoming, trackRules),
	});
}

/** No credentials are 401 (recorded), wrong ones 403 (seen live). An address and a password are for `/me` alone. */
function authenticate({ headers, path }: Incoming, { tokens, login }: TrackPlace): string {
	const [scheme, encoded] = (headers.authorization ?? '').split(' ');
	if (scheme !== 'Basic' || !encoded) {
		throw new Refusal({ status: 401, headers: { 'X-Authorization-Missing': 'true' } });
	}
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	const [name, password] = [text.slice(0, colon), text.slice(colon + 1)];
	if (password === 'api_token' && tokens.has(name)) {
		return name;
	}
	if (path === '/me' && name === login.email && password === login.password) {
		return login.token;
	}
	throw refuse(403, '', 'Incorrect username and/or password');
}
