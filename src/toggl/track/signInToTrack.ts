import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { TaskError, type ProblemKind } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';
import { readRows } from '../readRows.ts';
import { maybe, wireId } from '../wire.ts';
import { type WireWorkspace, wireWorkspace } from './schemas.ts';
import { tokenPage } from './trackUrl.ts';

const wireMe = v.object({
	api_token: maybe(v.pipe(v.string(), v.regex(/^[\da-f]{32}$/i))),
	default_workspace_id: maybe(wireId),
});

/** Who asks, with a refusal of the service said by `refusal`. */
export async function readMe(http: Http, service: string, refusal: string, signal: AbortSignal | undefined) {
	const answer = await http.send('me', { signal }).catch((error: unknown) => {
		throw isKind(error, 'unauthorized') ? invalid(refusal) : error;
	});
	const me = v.safeParse(wireMe, answer);
	if (!me.success) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	return me.output;
}

/** The workspaces of whoever has the token. */
export async function readWorkspaces(
	http: Http,
	service: string,
	signal: AbortSignal | undefined,
): Promise<readonly WireWorkspace[]> {
	const answer = await http.send('me/workspaces', { signal }).catch((error: unknown) => {
		throw isKind(error, 'unauthorized') ? invalid(unknownToken()) : error;
	});
	const rows = v.safeParse(v.nullish(v.array(v.unknown()), []), answer);
	if (!rows.success) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	// Not logged: such rows may hold the token.
	const workspaces = readRows(wireWorkspace, rows.output ?? [], 'workspace', () => undefined);
	const living = workspaces.filter(({ server_deleted_at }) => server_deleted_at === null);
	if (living.length === 0) {
		throw invalid(
			l10n.t(
				'Your Toggl Track account has no workspace. Create one at {0}.',
				'https://track.toggl.com',
			),
		);
	}
	return living;
}

const wireTasks = v.object({ total_count: v.pipe(v.number(), v.minValue(1)) });

/**
 * Proves that the workspace has tasks at all, which a free plan doesn't include: that is a 402 (seen live),
 * or null in the API before this one.
 */
export async function proveTasks(
	http: Http,
	{ id, name, premium }: WireWorkspace,
	signal: AbortSignal | undefined,
): Promise<void> {
	const query = { active: 'both', page: 1, per_page: 1 };
	const answer = await http.send(`workspaces/${id}/tasks`, { query, signal }).catch((error: unknown) => {
		throw isKind(error, 'plan') ? invalid(needsPlan(name ?? String(id))) : error;
	});
	if (premium === false && !v.is(wireTasks, answer)) {
		throw invalid(needsPlan(name ?? String(id)));
	}
}

export function unknownToken(): string {
	return l10n.t(
		'Toggl Track does not accept this token: it may have been replaced by a newer one. Copy it again from {0}.',
		tokenPage,
	);
}

function needsPlan(workspace: string): string {
	return l10n.t(
		'Tasks of Toggl Track need a paid plan, which the workspace “{0}” does not have. Choose another workspace, or change its plan.',
		workspace,
	);
}

function isKind(error: unknown, kind: ProblemKind): boolean {
	return error instanceof TaskError && error.problem.kind === kind;
}

function invalid(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
