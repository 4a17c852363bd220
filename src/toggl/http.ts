import ky, { isHTTPError, type KyInstance, type Options } from 'ky';
import type { AnswerFacts } from '../tasks/connector.ts';
import { failureName, httpProblem } from './httpProblem.ts';
import { loggedFetch } from './loggedFetch.ts';
import type { Pace } from './pace.ts';
import { retryAt } from './quota.ts';
import { withDeadline } from './withDeadline.ts';

export type HttpOptions = {
	/** Asked anew for each request, so that a setting counts at once. May throw a `TaskError`. */
	baseUrl: () => URL;
	/** The product's label, for sentences. */
	service: string;
	headers: Readonly<Record<string, string>>;
	/** Texts that no sentence may hold, even where the service itself says them: the key. */
	secrets: readonly string[];
	/** Takes one line a request. It holds no value of a query and no header. */
	log: (line: string) => void;
	onAnswer?: ((facts: AnswerFacts) => void) | undefined;
	/** Statuses by which the service says that it doesn't know the key; 401 alone without it. */
	refusesKeyWith?: readonly number[];
	/** What spaces the requests, asked for each of them; without one they go as they come. */
	pace?: (() => Pace | undefined) | undefined;
	/** Milliseconds for the start of an answer, and for the rest of a short one; 15,000 without it. */
	timeout?: number | undefined;
	/** Milliseconds that a stream may be silent; as long as `timeout` without it. */
	idleTimeout?: number | undefined;
};

export type HttpRequest = {
	method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Arrays go as one value with commas, as the service documents it. */
	query?: Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;
	/** Sent as JSON; a form as a form. */
	body?: unknown;
	/** Milliseconds, for a call that takes the service longer than others. */
	timeout?: number;
	signal?: AbortSignal | undefined;
	/** What the request is about, for the sentence of a 404: "The task focus:7". */
	what?: string;
};

/** Rejects with `TaskError`s only; or with the signal's own reason, once that is aborted. */
export interface Http {
	/** Resolves with the answer's JSON, or with `undefined` where it has no body. Paths are below the base, without a slash in front. */
	send(path: string, request?: HttpRequest): Promise<unknown>;
	/** The bytes of the answer as they arrive. */
	stream(path: string, request?: HttpRequest): AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Longer than this nobody waits for a repetition; the failure is told instead. As long a service is left alone that
 * asks for a pause and doesn't say how long a one.
 */
const longestRetry = 5000;

/**
 * The way to one service. Repeats what is safe to repeat (never a POST) when the network fails or the
 * service is busy, and turns every failure into a `TaskError`.
 */
export function createHttp(options: HttpOptions): Http {
	const {
		service,
		headers,
		secrets,
		log,
		refusesKeyWith = [401],
		timeout = 15_000,
		idleTimeout = timeout,
		pace,
	} = options;
	const client = ky.create({
		headers: { accept: 'application/json', ...headers },
		timeout,
		// A redirect could carry the key to another host; the service has none.
		redirect: 'manual',
		// Of errors alone, and a text that isn't JSON is the reason itself: `httpProblem` reads it.
		parseJson: (text) => text,
		fetch: async (input, init) => {
			const response = await loggedFetch(input, init, options);
			if (response.status === 429) {
				const pause = (retryAt(response.headers) ?? Infinity) - Date.now();
				pace?.()?.hold(Math.min(pause, longestRetry));
			}
			return response;
		},
		hooks: { beforeRetry: [async ({ request }) => pace?.()?.turn(request.signal)] },
		retry: {
			limit: 1,
			// A change is repeated by whoever keeps it: only there is it known what else happened meanwhile.
			methods: ['get'],
			statusCodes: [429, 502, 503, 504],
			afterStatusCodes: [429, 502, 503, 504],
			maxRetryAfter: longestRetry,
			shouldRetry: ({ error }) => (wantsLongPause(error) ? false : undefined),
		},
	});

	const failure = (error: unknown, { signal, what }: HttpRequest, answered: boolean): unknown =>
		signal?.aborted
			? signal.reason
			: httpProblem(error, { service, what, refusesKeyWith, secrets, answered });

	return {
		async send(path, request = {}) {
			const ended = new AbortController();
			let answered = false;
			try {
				await pace?.()?.turn(request.signal);
				const response = await start(client, path, request, ended.signal, options.baseUrl());
				answered = true;
				const text = await withDeadline(response.text(), request.timeout ?? timeout, service);
				return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
			} catch (error) {
				throw failure(error, request, answered);
			} finally {
				ended.abort();
			}
		},

		async *stream(path, request = {}) {
			const ended = new AbortController();
			let bytes: number | undefined;
			try {
				await pace?.()?.turn(request.signal);
				const response = await start(client, path, request, ended.signal, options.baseUrl());
				bytes = 0;
				const reader = response.body?.getReader();
				for (;;) {
					const piece = await withDeadline(reader?.read(), idleTimeout, service);
					if (piece?.value === undefined) {
						return;
					}
					bytes += piece.value.length;
					yield piece.value;
				}
			} catch (error) {
				if (bytes !== undefined && !request.signal?.aborted) {
					log(
						`${request.method ?? 'GET'} /${path} broke off after ${bytes} bytes: ${failureName(error)}`,
					);
				}
				throw failure(error, request, bytes !== undefined);
			} finally {
				ended.abort();
			}
		},
	};
}

function start(
	client: KyInstance,
	path: string,
	{ method = 'GET', query = {}, body, signal, timeout }: HttpRequest,
	ended: AbortSignal,
	baseUrl: URL,
): Promise<Response> {
	return client(path, {
		method,
		prefix: baseUrl,
		searchParams: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
		...content(body),
		...(timeout === undefined ? {} : { timeout }),
		signal: signal ? AbortSignal.any([signal, ended]) : ended,
	});
}

/** A form names its own type, with the mark between its parts in it. */
function content(body: unknown): Options {
	if (body instanceof FormData) {
		return { body, headers: { 'content-type': undefined } };
	}
	return body === undefined ? {} : { json: body };
}

/** Whether the service wants a pause, and none that is known to be short. */
function wantsLongPause(error: Error): boolean {
	if (!isHTTPError(error)) {
		return false;
	}
	const { status, headers } = error.response;
	return (retryAt(headers) ?? (status === 429 ? Infinity : 0)) > Date.now() + longestRetry;
}
