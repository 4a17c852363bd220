import type { Fault } from '../server/faults.ts';

/** What goes wrong with requests; what is there twice does so twice as often. */
export const mishaps: readonly Fault[] = [
	{ kind: 'dropBefore' },
	{ kind: 'dropAfter' },
	{ kind: 'dropAfter' },
	{ kind: 'hang' },
	{ kind: 'status', status: 401 },
	{ kind: 'quota', resetsInSeconds: 60 },
	{ kind: 'plan' },
	{ kind: 'status', status: 429, headers: { 'Retry-After': '30' } },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503 },
	{ kind: 'html' },
	{ kind: 'cutJson' },
	{ kind: 'cutStream' },
	{ kind: 'delay', ms: 8 },
	{ kind: 'delay', ms: 8, after: true },
];

/** What keeps a service from doing anything, for as long as one likes. */
export const outages: readonly Fault[] = [
	{ kind: 'dropBefore' },
	{ kind: 'status', status: 401 },
	{ kind: 'quota', resetsInSeconds: 60 },
	{ kind: 'status', status: 503 },
	{ kind: 'html' },
];
