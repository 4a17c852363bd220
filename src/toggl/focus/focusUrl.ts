import * as l10n from '@vscode/l10n';
import { TaskError } from '../../tasks/taskError.ts';
import { isLoopback } from '../apiUrl.ts';

export type FocusIds = { organizationId: number; workspaceId: number };

/**
 * The ids in the address of a workspace in the Focus web app, as it stands in the browser:
 * `https://focus.toggl.com/{org}/workspaces/{ws}/calendar` (seen live) or with `/organizations/` in
 * front; or `{org}/{ws}`.
 * @param api the API's address: its host is right as well, and on this computer any host of it
 * @throws TaskError with what is wrong, and where to find the right one
 */
export function focusIds(text: string, api: URL): FocusIds {
	const typed = text.trim();
	if (typed === '') {
		throw wrong(l10n.t('The address of your workspace is missing.'));
	}
	const short = /^(\d+)\s*\/\s*(\d+)\/?$/.exec(typed);
	if (short) {
		return ids(short[1], short[2]);
	}
	const path = /^\/?(?:organizations\/)?\d+\/workspaces\//.test(typed) ? typed : pathOf(typed, api);
	const found = /^\/?(?:organizations\/)?(\d+)\/workspaces\/(\d+)(?![^/?#])/.exec(path);
	if (!found) {
		throw wrong(l10n.t('This address has no organization and workspace in it.'));
	}
	return ids(found[1], found[2]);
}

/** The workspace's page in the web app. */
export function focusWebUrl({ organizationId, workspaceId }: FocusIds, api: URL): string {
	return `${api.origin}/${organizationId}/workspaces/${workspaceId}/calendar`;
}

function pathOf(typed: string, api: URL): string {
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
	if (!url) {
		throw wrong(l10n.t('This is not an address.'));
	}
	const isHost = url.hostname === 'focus.toggl.com' || url.hostname === api.hostname;
	if (!isHost && !(isLoopback(api) && isLoopback(url))) {
		throw wrong(l10n.t('This address is not one of Toggl Focus.'));
	}
	return url.pathname;
}

function ids(organization: string | undefined, workspace: string | undefined): FocusIds {
	const [organizationId, workspaceId] = [Number(organization), Number(workspace)];
	if (![organizationId, workspaceId].every((id) => Number.isSafeInteger(id) && id > 0)) {
		throw wrong(l10n.t('The organization or the workspace in this address can’t be right.'));
	}
	return { organizationId, workspaceId };
}

function wrong(reason: string): TaskError {
	const cure = l10n.t(
		'Open your workspace in Toggl Focus and copy the address from the browser; it looks like {0}.',
		'https://focus.toggl.com/123/workspaces/456/calendar',
	);
	return new TaskError({ kind: 'invalid', sentence: `${reason} ${cure}` });
}
