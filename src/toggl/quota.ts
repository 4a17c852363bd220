import type { AnswerFacts } from '../tasks/connector.ts';

/** What is left of the requests that the service allows in an hour. */
type Quota = Pick<Required<AnswerFacts>, 'remaining' | 'resetsAt'>;

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
	return { remaining, resetsAt: resetsIn === undefined ? undefined : Date.now() + resetsIn * 1000 };
}

/** When the service wants to be asked again, in milliseconds since 1970. */
export function retryAt(headers: Headers): number | undefined {
	const value = headers.get('Retry-After');
	const seconds = wholeNumber(value);
	if (seconds !== undefined) {
		return Date.now() + seconds * 1000;
	}
	const date = Date.parse(value ?? '');
	return Number.isNaN(date) ? undefined : date;
}

function wholeNumber(value: string | null): number | undefined {
	return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}
