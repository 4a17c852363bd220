import * as l10n from '@vscode/l10n';
import type {
	AnswerFacts,
	Connector,
	ConnectorOptions,
	Credential,
	SignInInput,
} from '../../tasks/connector.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { apiUrl, isLoopback } from '../apiUrl.ts';
import { createHttp, type Http } from '../http.ts';
import { Pace } from '../pace.ts';
import { provenHttp } from './provenHttp.ts';
import { proveTasks, readMe, readWorkspaces, unknownToken } from './signInToTrack.ts';
import { TrackApi, trackLabel } from './trackApi.ts';
import { product } from './product.ts';
import { isPlace, tokenPage, workspaceIn } from './trackUrl.ts';

export type TrackOptions = ConnectorOptions & {
	/** Milliseconds for the start of an answer; 15,000 without it. */
	timeout?: number;
	/** What spaces the requests in place of what is usual. */
	pace?: Pace;
};

/**
 * About one request a second is what the service wants (documented). It counts as a bucket does that leaks, so
 * what a person waits for needn't: a sign-in, the lists, a change.
 */
const usualPace = { burst: 3, every: 1000 };

/** Signs in to Toggl Track with an API token, or with an e-mail address and a password, which get the token. */
export function trackConnector(options: TrackOptions): Connector {
	const usual = new Pace(usualPace);
	const trackUrl = (): URL => apiUrl(options.apiUrl(), 'togglTasks.track.apiUrl');
	/** A server on this computer isn't the one that wants it. */
	const pace = (): Pace | undefined => options.pace ?? (isLoopback(trackUrl()) ? undefined : usual);
	const httpFor = (
		name: string,
		password: string,
		refusesKeyWith: readonly number[],
		onAnswer?: (facts: AnswerFacts) => void,
	): Http => {
		const basic = encodeBasic(name, password);
		return createHttp({
			baseUrl: trackUrl,
			service: trackLabel,
			headers: { authorization: `Basic ${basic}` },
			secrets: [basic, password === 'api_token' ? name : password],
			log: options.log,
			refusesKeyWith,
			onAnswer,
			pace,
			timeout: options.timeout,
		});
	};
	/** For what is about the person alone: a 403 can only mean the token there (seen live). */
	const personal = (token: string): Http => httpFor(token, 'api_token', [401, 403]);

	/** The token that was given, or the one of the person whose password was given. */
	const tokenOf = async ({ token, password }: SignInInput, signal?: AbortSignal): Promise<string> => {
		const typed = token.trim();
		const wrong = checkToken(typed);
		if (wrong !== undefined) {
			throw invalid(wrong);
		}
		if (!isAddress(typed)) {
			return typed;
		}
		if (!password) {
			throw invalid(
				l10n.t('The password is missing. Type it, or use your API token from {0}.', tokenPage),
			);
		}
		const refusal = l10n.t(
			'Toggl Track does not accept this e-mail address with this password. If you sign in to it by another service, use your API token from {0}.',
			tokenPage,
		);
		const me = await readMe(httpFor(typed, password, [401, 403]), trackLabel, refusal, signal);
		if (me.api_token === null) {
			throw invalid(l10n.t('Toggl Track did not tell your API token. Copy it from {0}.', tokenPage));
		}
		return me.api_token;
	};

	return {
		product,
		label: trackLabel,
		tokenPrompt: {
			title: l10n.t('API token of Toggl Track'),
			placeholder: l10n.t('API token, or e-mail address'),
			help: l10n.t(
				'The token is at the end of your profile in Toggl Track. With an e-mail address you are asked for the password, which is not kept.',
			),
			helpUrl: tokenPage,
		},
		passwordPrompt: {
			title: l10n.t('Password of Toggl Track'),
			placeholder: l10n.t('Password'),
			help: l10n.t('It gets your API token once, and is not kept.'),
		},
		checkToken,
		checkUrl: (url) =>
			url.trim() === '' || isPlace(url)
				? undefined
				: l10n.t('This is neither the number of a workspace nor an address of Toggl Track.'),
		wantsPassword: (token) => isAddress(token.trim()),

		async places(input, signal) {
			const token = await tokenOf(input, signal);
			const workspaces = await readWorkspaces(personal(token), trackLabel, signal);
			return {
				token,
				places: workspaces.map(({ id, name, premium }) => ({
					url: String(id),
					label: name ?? String(id),
					description: premium === false ? l10n.t('without a paid plan: no tasks') : String(id),
				})),
			};
		},

		async signIn(input, signal) {
			const { url = '' } = input;
			const token = await tokenOf(input, signal);
			const http = personal(token);
			const workspaces = await readWorkspaces(http, trackLabel, signal);
			const ids = workspaces.map(({ id }) => id);
			const id =
				url.trim() !== '' || ids.length === 1
					? workspaceIn(url.trim() || String(ids[0]), ids)
					: (await readMe(http, trackLabel, unknownToken(), signal)).default_workspace_id;
			const workspace = workspaces.find((each) => each.id === id);
			if (!workspace) {
				throw invalid(l10n.t('Say which workspace of Toggl Track: {0}.', ids.join(', ')));
			}
			await proveTasks(httpFor(token, 'api_token', [401]), workspace, signal);
			return {
				product,
				token,
				organizationId: workspace.organization_id ?? undefined,
				workspaceId: workspace.id,
			};
		},

		connect({ token, workspaceId }: Credential, onAnswer) {
			// The requests about the person are counted by themselves (documented).
			const http = provenHttp(httpFor(token, 'api_token', [401], onAnswer), personal(token));
			return new TrackApi(http, workspaceId, options.log);
		},
	};
}

function checkToken(token: string): string | undefined {
	const typed = token.trim();
	if (typed === '') {
		return l10n.t('The API token is missing. Copy it from {0}.', tokenPage);
	}
	if (typed.startsWith('toggl_sk_')) {
		return l10n.t(
			'This is an API key of Toggl Focus. Toggl Track has tokens of its own, without toggl_sk_ in front: copy yours from {0}.',
			tokenPage,
		);
	}
	return /^[\da-f]{32}$/i.test(typed) || isAddress(typed)
		? undefined
		: l10n.t(
				'This is not an API token of Toggl Track: that has 32 digits and letters from a to f. Copy it whole from {0}.',
				tokenPage,
			);
}

function isAddress(text: string): boolean {
	return /^[^\s:@]+@[^\s:@]+\.[^\s:@]+$/.test(text);
}

/** As UTF-8, which `btoa` doesn't know. */
function encodeBasic(name: string, password: string): string {
	return btoa(String.fromCodePoint(...new TextEncoder().encode(`${name}:${password}`)));
}

function invalid(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
