import type { Problem } from '../tasks/taskError.ts';

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

/** Milliseconds until the next attempt: twice as long after each, up to a quarter of an hour, and never the same for all. */
export function backoff(tries: number, random: () => number): number {
	const longest = Math.min(2000 * 2 ** Math.max(0, tries - 1), 15 * 60_000);
	return Math.round(longest * (0.5 + random() / 2));
}
