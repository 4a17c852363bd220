import type { Trouble } from '../tasks/trouble.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import type { Problem } from '../tasks/taskError.ts';
import { type Deed, subjectsOf } from './deed.ts';

/** Where a change is on its way to the service. */
export type EntryState =
	| { kind: 'waiting' }
	/** A request with it was begun; `until` then somebody is at it. */
	| { kind: 'sent'; by: string; until: number }
	/** It was sent and nobody knows whether it arrived. */
	| { kind: 'unknown' }
	/**
	 * It waits for the person. `lost` when nobody knows whether an earlier attempt arrived; `found` are the tasks
	 * of the service that may be the ones to be created, by the names that these have here.
	 */
	| { kind: 'stuck'; trouble: Trouble; lost: boolean; found: Readonly<Record<TaskId, Task>> }
	/** It's over; with a problem, it was refused, and whoever made it has been told. */
	| { kind: 'settled'; at: number; problem?: Problem };

/** A change in the outbox. Times are milliseconds since 1970, of this computer's clock. */
export type Entry = {
	deed: Deed;
	/** Which sign-in made it: no other may send it. */
	owner: string;
	madeAt: number;
	/** The number of the entry that it was a part of, in whose place it stays. */
	partOf?: number;
	/** How many changes are merged in it; one without a number. */
	changes?: number;
	state: EntryState;
	/** How often it was tried in vain. */
	tries: number;
	/** How often the service itself failed at it; never without a number. */
	failures?: number;
	/** It isn't tried again before. */
	notBefore: number;
	/** When it was first sent, and the moment by `tick` before that. */
	sentAt?: number;
	sentMoment?: number;
	/** When the service was last asked for it, unless it is known that it works at it no longer. */
	begunAt?: number;
	/** How many milliseconds the service's clock was ahead of this computer's then, where that is known. */
	ahead?: number;
	/** For a creation: the tasks that came from the service since it was sent and may be what it made. */
	twins?: readonly TaskId[];
};

/** An entry with its number; later ones have higher numbers. */
export type Numbered = { number: number; entry: Entry };

export function isOpen({ entry }: Numbered): boolean {
	return entry.state.kind !== 'settled';
}

/** In the order in which they were made. */
export function inOrder(entries: readonly Numbered[]): readonly Numbered[] {
	return entries.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number);
}

/** A change that was made later has a higher one. */
export function placeOf({ number, entry }: Numbered): number {
	return entry.partOf ?? number;
}

/** The tasks that the changes are about, and those that may be what they made. */
export function subjectsIn(entries: readonly Numbered[]): Set<TaskId> {
	return new Set(entries.flatMap(({ entry: { deed, twins = [] } }) => [...subjectsOf(deed), ...twins]));
}
