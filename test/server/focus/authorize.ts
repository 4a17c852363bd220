import { refuse } from '../answer.ts';
import type { Incoming } from '../incoming.ts';
import type { FocusState } from './focusState.ts';

/**
 * Lets only `Authorization: Bearer` with a valid key in. An unknown, expired or revoked key and a Track
 * token all get the same answer (seen live).
 * @throws {Refusal} 401 `invalid_session`
 */
export function authenticate({ headers }: Incoming, keys: ReadonlySet<string>): void {
	const [scheme, key, ...rest] = (headers.authorization ?? '').split(' ');
	if (scheme !== 'Bearer' || key === undefined || rest.length > 0 || !keys.has(key)) {
		throw refuse(401, 'invalid_session', 'API key is invalid');
	}
}

/**
 * Looks at the organization and workspace of a path.
 * @throws {Refusal} 400 when one is not a number (seen live for the organization), 403 when it is not the key's
 */
export function checkPlace(state: FocusState, path: Readonly<Record<string, string>>): void {
	const places = [
		['organization_id', state.organizationId],
		['workspace_id', state.workspaceId],
	] as const;
	for (const [name, own] of places) {
		const id = path[name];
		if (id !== undefined && !/^[1-9]\d{0,14}$/.test(id)) {
			throw refuse(400, `invalid_${name}`, `${name} is not a valid id`);
		}
		if (id !== undefined && Number(id) !== own) {
			throw refuse(403, 'forbidden', `No access to this ${name.replace('_id', '')}`);
		}
	}
	const task = path['task_id'];
	if (task !== undefined && !/^[1-9]\d{0,14}$/.test(task)) {
		throw refuse(400, 'invalid_task_id', 'task_id is not a valid id');
	}
}
