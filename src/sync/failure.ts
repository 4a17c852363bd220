import { type Problem, TaskError } from '../tasks/taskError.ts';

/**
 * How often the service may fail at a change before it waits for the person: for about an hour. A change that can't
 * get through to the service waits for as long as that takes.
 */
export const mostFailures = 12;

/** How often something that nobody foresaw may happen to a change: a mistake of ours hardly goes away by itself. */
export const mostUnforeseen = 3;

/** How things stand at the service could not be found out: that says nothing about the change. */
export class LookFailed extends Error {
	readonly error: TaskError;

	constructor(error: TaskError) {
		super(error.message, { cause: error });
		this.error = error;
	}
}

/** What was thrown where nobody foresaw it, a mistake of ours most likely; nothing for a failure with a sentence of its own. */
export function unforeseen(thrown: unknown): Error | undefined {
	const error = thrown instanceof LookFailed ? thrown.error : thrown;
	if (!(error instanceof TaskError)) {
		return error instanceof Error ? error : new Error(String(error));
	}
	const { problem, cause } = error;
	return problem.kind === 'invalid' && cause instanceof Error && !(cause instanceof TaskError)
		? cause
		: undefined;
}

/**
 * What a failure says about a request:
 * - `refused`: nothing was done, and the same request would fail again;
 * - `later`: nothing was done, and it may go well another time;
 * - `unknown`: it may have been done.
 */
export type Verdict = 'refused' | 'later' | 'unknown';

export function verdictOn(problem: Problem): Verdict {
	switch (problem.kind) {
		case 'quota':
		case 'busy':
			return 'later';
		case 'offline':
			return problem.unsent ? 'later' : 'unknown';
		case 'timeout':
		case 'service':
		case 'unreadable':
			return 'unknown';
		case 'invalid':
		case 'unauthorized':
		case 'forbidden':
		case 'notFound':
		case 'plan':
		case 'rejected':
		case 'storage':
		case 'unsupported':
		case 'conflict':
		case 'partial':
			return 'refused';
	}
}

/** A gateway tells of what is behind it. */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** Whether the service itself told of a failure, so that it works no longer at what it was asked for. */
export function hasEnded(problem: Problem): boolean {
	// A gateway tells of what is behind it, and that may go on.
	return problem.kind === 'service'
		? problem.status !== 502 && problem.status !== 504
		: problem.kind !== 'offline' && problem.kind !== 'timeout';
}

/** Whether nothing gets through to the service, whatever it is asked for. */
export function isOutage(problem: Problem): boolean {
	return problem.kind === 'service'
		? gatewayStatuses.has(problem.status)
		: problem.kind === 'offline' || problem.kind === 'timeout';
}

/** Whether the service itself failed at a request, so that the next attempt may fail, too. */
export function isAgainst(problem: Problem): boolean {
	return (problem.kind === 'service' && !isOutage(problem)) || problem.kind === 'unreadable';
}

/** Milliseconds until the next attempt: twice as long after each, up to a quarter of an hour, and never the same for all. */
export function backoff(tries: number, random: () => number): number {
	const longest = Math.min(2000 * 2 ** Math.max(0, tries - 1), 15 * 60_000);
	return Math.round(longest * (0.5 + random() / 2));
}
