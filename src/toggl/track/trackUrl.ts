import * as l10n from '@vscode/l10n';
import { TaskError } from '../../tasks/taskError.ts';

/** Where the API token is found (documented). */
export const tokenPage = 'https://track.toggl.com/profile';

/** Both products have a page of their own for one workspace, with the same numbers. */
const webApps: ReadonlySet<string> = new Set(['track.toggl.com', 'focus.toggl.com']);

/** Whether the text can name a workspace: see `workspaceIn`. */
export function isPlace(text: string): boolean {
	return numbersIn(text).length > 0;
}

/**
 * The workspace that a person means: by its number, also behind its organization's as in `{org}/{workspace}`,
 * or by an address of a web app, where it stands in another place on each page.
 * @param ids the workspaces that the person sees
 * @throws TaskError with the numbers that there are
 */
export function workspaceIn(text: string, ids: readonly number[]): number {
	const id = numbersIn(text).find((number) => ids.includes(number));
	if (id !== undefined) {
		return id;
	}
	const sentence = l10n.t(
		'“{0}” names none of your workspaces in Toggl Track. Give the number of one of them: {1}.',
		text.trim().slice(0, 100).toWellFormed(),
		ids.join(', '),
	);
	throw new TaskError({ kind: 'invalid', sentence });
}

function numbersIn(text: string): readonly number[] {
	const typed = text.trim();
	const [, alone] = /^(?:\d{1,15}\s*\/\s*)?(\d{1,15})\/?$/.exec(typed) ?? [];
	if (alone !== undefined) {
		return [Number(alone)];
	}
	const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
	if (!url || !webApps.has(url.hostname)) {
		return [];
	}
	// An organization may have the number of another's workspace: what is said to be one counts alone.
	const [, said] = /\/workspaces\/(\d{1,15})(?![^/])/.exec(url.pathname) ?? [];
	const named = said ?? url.searchParams.get('wid');
	const numbers = [...url.pathname.matchAll(/\/(\d{1,15})(?![^/])/g)].map(([, digits]) => Number(digits));
	return named !== null && /^\d{1,15}$/.test(named) ? [Number(named)] : numbers;
}
