import * as l10n from '@vscode/l10n';
import type { AnswerFacts, Connector, ConnectorOptions, Credential } from '../../tasks/connector.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { apiUrl } from '../apiUrl.ts';
import { createHttp, type Http } from '../http.ts';
import { product } from './product.ts';
import { FocusApi, focusLabel } from './focusApi.ts';
import { focusIds, focusWebUrl } from './focusUrl.ts';
import { keyPage, signInToFocus } from './signInToFocus.ts';

export type FocusOptions = ConnectorOptions & {
	/** Milliseconds for the start of an answer; 15,000 without it. */
	timeout?: number;
	/** Milliseconds that a stream may be silent; as long as `timeout` without it. */
	idleTimeout?: number;
};

/** Signs in to Toggl Focus with an API key and the address of a workspace. */
export function focusConnector(options: FocusOptions): Connector {
	const baseUrl = (): URL => apiUrl(options.apiUrl(), 'togglTasks.focus.apiUrl');
	const httpFor = (key: string, onAnswer?: (facts: AnswerFacts) => void): Http =>
		createHttp({
			baseUrl,
			service: focusLabel,
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			secrets: [key],
			log: options.log,
			onAnswer,
			timeout: options.timeout,
			idleTimeout: options.idleTimeout,
		});
	return {
		product,
		label: focusLabel,
		tokenPrompt: {
			title: l10n.t('API key of Toggl Focus'),
			placeholder: 'toggl_sk_…',
			help: l10n.t(
				'Create a key in the settings of Toggl Focus. It is shown there once, and a new key ends the one before it.',
			),
			helpUrl: keyPage,
		},
		urlPrompt: {
			title: l10n.t('Workspace of Toggl Focus'),
			placeholder: 'https://focus.toggl.com/123/workspaces/456/calendar',
			help: l10n.t('Open your workspace in Toggl Focus and copy the address from the browser.'),
		},
		checkToken,
		checkUrl: (url) => sentenceOf(() => focusIds(url, baseUrl())),

		async signIn({ token, url = '' }, signal) {
			const wrongToken = checkToken(token);
			if (wrongToken !== undefined) {
				throw new TaskError({ kind: 'invalid', sentence: wrongToken });
			}
			const ids = focusIds(url, baseUrl());
			const key = token.trim();
			await signInToFocus(httpFor(key), ids, focusLabel, signal);
			return { product, token: key, ...ids };
		},

		connect({ token, organizationId = 0, workspaceId }: Credential, onAnswer) {
			const ids = { organizationId, workspaceId };
			return new FocusApi(httpFor(token, onAnswer), ids, {
				webUrl: webUrl(ids, baseUrl),
				log: options.log,
			});
		},
	};
}

function checkToken(token: string): string | undefined {
	const key = token.trim();
	if (key === '') {
		return l10n.t('The API key is missing. Create one at {0}.', keyPage);
	}
	if (/^[\da-f]{32}$/i.test(key)) {
		return l10n.t(
			'This is a token of Toggl Track. Toggl Focus has keys of its own, which begin with toggl_sk_: create one at {0}.',
			keyPage,
		);
	}
	// Documented as 32 hexadecimal digits behind the prefix; the length may grow.
	return /^toggl_sk_\w{16,128}$/.test(key)
		? undefined
		: l10n.t(
				'This is not an API key of Toggl Focus: those begin with toggl_sk_. Copy it whole, or create a new one at {0}.',
				keyPage,
			);
}

function sentenceOf(check: () => unknown): string | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** A wrong setting must not keep the account from being shown; each request then says what is wrong. */
function webUrl(ids: { organizationId: number; workspaceId: number }, baseUrl: () => URL): string {
	try {
		return focusWebUrl(ids, baseUrl());
	} catch {
		return focusWebUrl(ids, new URL('https://focus.toggl.com'));
	}
}
