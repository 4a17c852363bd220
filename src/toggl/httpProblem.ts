import { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import * as l10n from '@vscode/l10n';
import { type Problem, TaskError } from '../tasks/taskError.ts';
import { quotaOf, retryAt } from './quota.ts';
import { requiredReason } from './requiredReason.ts';

export type FailureContext = {
	/** The product's label. */
	service: string;
	/** What the request is about, for the sentence of a 404. */
	what: string | undefined;
	/** Statuses by which the service says that it doesn't know the key. */
	refusesKeyWith: readonly number[];
	/** Texts that must not be shown, wherever they come from. */
	secrets: readonly string[];
	/** Whether the service had begun to answer. */
	answered: boolean;
};

/**
 * Every failure of a request as a `TaskError`. Its cause has a name and a code at most: ky's errors
 * hold the request, and the request holds the key.
 */
export function httpProblem(error: unknown, context: FailureContext): TaskError {
	if (error instanceof TaskError) {
		return error;
	}
	const cause = new Error(failureName(error));
	if (isHTTPError(error)) {
		return new TaskError(statusProblem(error.response, bodyIn(error.data), context), { cause });
	}
	return new TaskError(otherProblem(error, context), { cause });
}

/** What an error's body says, whatever its type: JSON, or a bare text. Those of Track are the one or the other (recorded). */
function bodyIn(text: unknown): unknown {
	try {
		return typeof text === 'string' ? (JSON.parse(text) as unknown) : text;
	} catch {
		return text;
	}
}

/** A failure in one word, for logs: the system's code where there is one. Never the message, which may quote the request. */
export function failureName(error: unknown): string {
	if (isHTTPError(error)) {
		return `HTTP ${error.response.status}`;
	}
	for (let each = error; each instanceof Error; each = each.cause) {
		if ('code' in each && typeof each.code === 'string') {
			return each.code;
		}
		if (!(each.cause instanceof Error)) {
			return each.name;
		}
	}
	return 'unknown failure';
}

/** The system's codes for a connection that never came to be. */
const neverSent = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'UND_ERR_CONNECT_TIMEOUT',
]);

function otherProblem(error: unknown, { service, answered }: FailureContext): Problem {
	if (isTimeoutError(error)) {
		return { kind: 'timeout', service };
	}
	if (error instanceof SyntaxError) {
		return { kind: 'unreadable', service };
	}
	if (answered || isNetworkError(error)) {
		const unsent = !answered && neverSent.has(failureName(error));
		return { kind: 'offline', service, ...(unsent ? { unsent } : {}) };
	}
	return {
		kind: 'invalid',
		sentence: l10n.t('The request to {0} could not be made. Sign out, then sign in again.', service),
	};
}

function statusProblem(response: Response, body: unknown, context: FailureContext): Problem {
	const { status, headers } = response;
	const { service, what, refusesKeyWith } = context;
	if (refusesKeyWith.includes(status)) {
		return { kind: 'unauthorized', service };
	}
	if (status === 402) {
		return paymentProblem(headers, body, service);
	}
	if (status === 408) {
		return { kind: 'timeout', service };
	}
	if (status === 429) {
		return { kind: 'busy', service, retryAt: retryAt(headers) };
	}
	if (status >= 500) {
		return { kind: 'service', service, status };
	}
	// Redirects are not followed, lest the key goes elsewhere; and the API has no pages for people.
	if (status < 400 || (headers.get('Content-Type') ?? '').includes('text/html')) {
		return { kind: 'unreadable', service };
	}
	if (status === 403) {
		return { kind: 'forbidden', service };
	}
	if (status === 404 || status === 410) {
		return { kind: 'notFound', what: what ?? l10n.t('What {0} was asked for', service) };
	}
	const reason = requiredReason(body) ?? reasonIn(body, context.secrets) ?? `HTTP ${status}`;
	return { kind: 'rejected', service, reason };
}

/** What the texts of a used-up quota say, which are documented nowhere; and those of what the plan lacks. */
const quotaWords = /\b(?:quota|limit|hourly|per hour|too many)\b/i;
const planWords = /\b(?:plan|premium|paid|subscription|upgrade|feature)\b/i;

/** Both a used-up quota and a missing feature are 402; only the quota's headers tell them apart for sure (documented). */
function paymentProblem(headers: Headers, body: unknown, service: string): Problem {
	const quota = quotaOf(headers);
	const said = JSON.stringify(body ?? '');
	if (quota === undefined ? quotaWords.test(said) : !quota.remaining) {
		return { kind: 'quota', service, resetsAt: quota?.resetsAt };
	}
	const untold = quota === undefined && !planWords.test(said);
	return { kind: 'plan', service, ...(untold ? { untold } : {}) };
}

/** The service's own reason on one line of at most 200 characters. */
function reasonIn(body: unknown, secrets: readonly string[]): string | undefined {
	const fields = typeof body === 'object' && body !== null ? body : { error: body };
	const told = ['error_description', 'error', 'message']
		.map((name) => textIn(fields, name))
		.find((text) => text?.trim());
	let line = (told ?? '').replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
	for (const secret of secrets) {
		line = line.replaceAll(secret, '…');
	}
	return line.length > 200 ? `${line.slice(0, 199).toWellFormed()}…` : line || undefined;
}

function textIn(body: object, name: string): string | undefined {
	const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
	return typeof value === 'string' ? value : undefined;
}
