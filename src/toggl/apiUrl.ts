import * as l10n from '@vscode/l10n';
import { TaskError } from '../tasks/taskError.ts';

/**
 * The address of a service's API out of a setting: `https:` anywhere, `http:` on this computer only.
 * @param setting the setting's key, for the sentence
 * @throws TaskError that names the setting and how to mend it
 */
export function apiUrl(text: string, setting: string): URL {
	const url = URL.parse(text.trim());
	if (!url || !(url.protocol === 'https:' || url.protocol === 'http:')) {
		throw wrong(setting, text, l10n.t('It has to be an address that begins with https://.'));
	}
	if (url.protocol === 'http:' && !isLoopback(url)) {
		throw wrong(
			setting,
			text,
			l10n.t('Without encryption your key could be read on the way: use https://.'),
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw wrong(setting, url.host, l10n.t('Take the user name and the password out of it.'));
	}
	if (url.search !== '' || url.hash !== '') {
		throw wrong(setting, text, l10n.t('Take what follows the path, from the “?” or “#” on, out of it.'));
	}
	return url;
}

/** Whether the address can only be this computer. */
export function isLoopback({ hostname }: URL): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function wrong(setting: string, text: string, cure: string): TaskError {
	return new TaskError({
		kind: 'invalid',
		sentence: l10n.t('The setting {0} is “{1}”, which can’t be used. {2}', setting, text, cure),
	});
}
