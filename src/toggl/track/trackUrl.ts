import * as l10n from '@vscode/l10n';
import { TaskError } from '../../tasks/taskError.ts';

/** Where the API token is found (documented). */
export const tokenPage = 'https://track.toggl.com/profile';

/** Whether the text can name a workspace: its number, or an address of the web app with numbers in it. */
export function isPlace(text: string): boolean {
	return numbersIn(text).length > 0;
}

/**
 * The workspace that a person means: by its number, or by an address of the web app, where it stands in
 * another place on each page.
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
	if (/^\d{1,15}$/.test(typed)) {
		return [Number(typed)];
	}
	const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
	return url?.hostname === 'track.toggl.com'
		? [...url.pathname.matchAll(/\/(\d{1,15})(?![^/])/g)].map(([, digits]) => Number(digits))
		: [];
}
