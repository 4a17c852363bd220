import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../server/faults.ts';
import type { FocusServer } from '../../server/focus/startFocusServer.ts';

/** When the host is killed, by how far its write has come. */
export const moments = [
	/** At any time soon after the command was sent. */
	'sent',
	/** The request has arrived at the service, which works it off when the host is dead, or never. */
	'arrived',
	/** The service has done it, and not yet answered. */
	'done',
	/** The command has ended. */
	'acknowledged',
	/** The command has ended, and the change waits because the service failed. */
	'waiting',
] as const;

export type Moment = (typeof moments)[number];

/** The longest that a request of a dead host is worked off after its death, in milliseconds. */
const latest = 2000;

/** Makes the service such that the moment comes. @returns what is to be done when the host is dead */
export function prepare(moment: Moment, focus: FocusServer, random: () => number): () => void {
	const dead = Promise.withResolvers<void>();
	const fault = faultOf(moment, dead.promise, random);
	if (fault) {
		for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
			focus.fail({ method, count: 1e6 }, fault);
		}
	}
	return () => {
		focus.clearFaults();
		void sleep(random() * latest).then(() => dead.resolve());
	};
}

function faultOf(moment: Moment, until: Promise<void>, random: () => number): Fault | undefined {
	switch (moment) {
		case 'arrived':
			return random() < 0.5 ? { kind: 'hold', until } : { kind: 'hang' };
		case 'done':
			return { kind: 'hold', until, after: true };
		case 'waiting':
			return random() < 0.5 ? { kind: 'dropBefore' } : { kind: 'status', status: 503 };
		default:
			return undefined;
	}
}
