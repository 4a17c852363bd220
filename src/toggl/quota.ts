import type { AnswerFacts } from '../tasks/connector.ts';

/** What is left of the requests that the service allows in an hour. */
type Quota = Pick<Required<AnswerFacts>, 'remaining' | 'resetsAt'>;

/** The longest that a service is left alone for its word alone, in milliseconds: the quota is one of an hour. */
const longest = 60 * 60_000;

/** What an answer's headers tell: the quota, and the service's clock. */
export function factsIn(headers: Headers): AnswerFacts {
	const serverTime = Date.parse(headers.get('Date') ?? '');
	return { ...quotaOf(headers), serverTime: Number.isNaN(serverTime) ? undefined : serverTime };
}

/**
 * The quota that an answer tells of; `undefined` where it tells nothing. The headers are documented,
 * but not for every answer.
 */
export function quotaOf(headers: Headers): Quota | undefined {
	const remaining = wholeNumber(headers.get('X-Toggl-Quota-Remaining'));
	const resetsIn = wholeNumber(headers.get('X-Toggl-Quota-Resets-In'));
	if (remaining === undefined && resetsIn === undefined) {
		return undefined;
	}
	return { remaining, resetsAt: resetsIn === undefined ? undefined : soon(resetsIn * 1000) };
}

/** When the service wants to be asked again, in milliseconds since 1970. */
export function retryAt(headers: Headers): number | undefined {
	const value = headers.get('Retry-After');
	const seconds = wholeNumber(value);
	if (seconds !== undefined) {
		return soon(seconds * 1000);
	}
	const date = Date.parse(value ?? '');
	return Number.isNaN(date) ? undefined : soon(date - Date.now());
}

function soon(wait: number): number {
	return Date.now() + Math.min(wait, longest);
}

function wholeNumber(value: string | null): number | undefined {
	return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}
