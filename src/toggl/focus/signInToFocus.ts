import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { TaskError } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';
import { maybe, wireId } from '../wire.ts';
import type { FocusIds } from './focusUrl.ts';

/** Where keys are made; a key is shown there once (documented). */
export const keyPage = 'https://focus.toggl.com/settings';

/** `theme` alone is sure to be there (documented); what else comes, it is an object. */
const settings = v.object({ current_workspace_id: maybe(wireId) });

/**
 * Proves a key and the ids with two requests, or three when the ids are wrong.
 * @throws TaskError with a sentence of its own for a bad key, organization and workspace
 */
export async function signInToFocus(
	http: Http,
	{ organizationId, workspaceId }: FocusIds,
	service: string,
	signal?: AbortSignal,
) {
	const answer = await http.send('users/me/settings', { signal }).catch((error: unknown) => {
		throw isKind(error, 'unauthorized') ? invalid(unknownKey(), { cause: error }) : error;
	});
	const me = v.safeParse(settings, answer);
	if (!me.success) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	const workspace = `workspaces/${workspaceId}`;
	try {
		const query = { page: 1, per_page: 1, disable_aggregations: true };
		await http.send(`organizations/${organizationId}/${workspace}/tasks`, { query, signal });
	} catch (error) {
		if (!isWrongPlace(error)) {
			throw error;
		}
		await http
			.send(`${workspace}/statuses`, { query: { page: 1, per_page: 1 }, signal })
			.catch((reason: unknown) => {
				throw isWrongPlace(reason)
					? invalid(wrongWorkspace(workspaceId, me.output.current_workspace_id))
					: reason;
			});
		throw invalid(wrongOrganization(organizationId, workspaceId));
	}
}

/** A wrong organization is 403, a malformed one 400 (seen live); an unknown workspace may be 403 or 404. */
function isWrongPlace(error: unknown): boolean {
	return isKind(error, 'forbidden') || isKind(error, 'notFound') || isKind(error, 'rejected');
}

function isKind(error: unknown, kind: TaskError['problem']['kind']): boolean {
	return error instanceof TaskError && error.problem.kind === kind;
}

function unknownKey(): string {
	return l10n.t(
		'Toggl Focus does not accept this key: it may have expired, or a newer key has taken its place. Create a new one at {0}.',
		keyPage,
	);
}

function wrongOrganization(organizationId: number, workspaceId: number): string {
	return l10n.t(
		'Your key is right and sees workspace {1}, but not in organization {0}. Copy the address again from the browser, with the workspace open in Toggl Focus.',
		organizationId,
		workspaceId,
	);
}

function wrongWorkspace(workspaceId: number, current: number | null): string {
	const sentence = l10n.t(
		'Your key is right, but it does not see workspace {0}. Open a workspace that you are a member of in Toggl Focus and copy the address from the browser.',
		workspaceId,
	);
	return current === null || current === workspaceId
		? sentence
		: `${sentence} ${l10n.t('The one that you used last has the number {0}.', current)}`;
}

function invalid(sentence: string, options?: ErrorOptions): TaskError {
	return new TaskError({ kind: 'invalid', sentence }, options);
}
