import { type Deed, merged, renamed, subjectsOf, tasksIn } from './deed.ts';
import type { Entry, Numbered } from './entry.ts';
import { layAnew } from './layAnew.ts';
import { oneLine } from './lookForCreated.ts';
import type { LedgerReading, LedgerTransaction } from './ledger.ts';

/** Who works on the outbox, and the clock, in milliseconds since 1970. */
export type Worker = {
	/** This window. */
	readonly window: string;
	/** Which sign-in this is. */
	readonly owner: string;
	readonly now: () => number;
	/** How long the others wait for a sign of life of whoever sends something, in milliseconds. */
	readonly lease: number;
	/** How long a change of fields waits for more of them, so that they are one request, in milliseconds. */
	readonly gather: number;
	/**
	 * For how long after it was sent the service may still be working off a request whose answer was lost, in
	 * milliseconds.
	 */
	readonly lateness: number;
};

/** How many requests with changes are on their way at once. */
const lanes = 4;

/**
 * Keeps a change, as a part of an earlier one where nobody has sent that yet.
 * @returns the number of the entry that has it; `undefined` where nothing is left to be done
 */
export function keep(ledger: LedgerTransaction, deed: Deed, { owner, now }: Worker): number | undefined {
	const known = renamed(deed, (id) => ledger.idNow(id));
	const last = lastOf(ledger, known);
	if (last && isUntouched(last) && last.entry.owner === owner) {
		const both = merged(last.entry.deed, known);
		if (both) {
			ledger.putEntry(last.number, {
				...last.entry,
				deed: both,
				changes: (last.entry.changes ?? 1) + 1,
				state: { kind: 'waiting' },
				notBefore: 0,
				tries: 0,
				failures: 0,
			});
			return last.number;
		}
		if (undoes(known, last.entry.deed)) {
			ledger.putEntry(last.number, { ...last.entry, state: { kind: 'settled', at: now() } });
			return undefined;
		}
	}
	const state = { kind: 'waiting' } as const;
	return ledger.addEntry({ deed: known, owner, madeAt: now(), state, tries: 0, notBefore: 0 });
}

/** The last change that is about any of the deed's tasks, or that goes by one of them. */
function lastOf({ entries }: LedgerReading, deed: Deed): Numbered | undefined {
	const ids = subjectsOf(deed);
	return entries.findLast(({ entry }) => {
		const known = new Set(isOfOwnFields(deed) ? subjectsOf(entry.deed) : tasksIn(entry.deed));
		return ids.some((id) => known.has(id));
	});
}

/** Whether what is put under the tasks goes by nothing of the change. */
function isOfOwnFields(deed: Deed): boolean {
	return (
		deed.kind === 'update' &&
		deed.updates.every(({ changes }) => !('projectId' in changes) && !('parentId' in changes))
	);
}

/** Whether nothing of it has been sent, or the service has refused it. What the person has to decide stays as it is. */
function isUntouched({ entry: { state } }: Numbered): boolean {
	return (
		state.kind === 'waiting' || (state.kind === 'stuck' && state.trouble.kind === 'failed' && !state.lost)
	);
}

/** To delete a task that nobody has created yet is to do nothing. */
function undoes(deed: Deed, former: Deed): boolean {
	return (
		deed.kind === 'act' &&
		deed.action === 'delete' &&
		former.kind === 'create' &&
		former.tasks.length === deed.ids.length &&
		former.tasks.every(({ id }) => deed.ids.includes(id))
	);
}

/**
 * Takes changes back that nobody has sent, and that no other was merged with.
 * @returns their numbers
 */
export function withdraw(
	ledger: LedgerTransaction,
	numbers: Iterable<number>,
	{ now }: Worker,
): readonly number[] {
	return [...numbers].filter((number) => {
		const entry = ledger.entry(number);
		const isFree = entry?.state.kind === 'waiting' && entry.tries === 0 && (entry.changes ?? 1) === 1;
		if (isFree) {
			layAnew(ledger, { number, entry });
			ledger.putEntry(number, { ...entry, state: { kind: 'settled', at: now() } });
		}
		return isFree;
	});
}

/** An entry to be sent now; `lost` when an earlier attempt ended in the dark. */
export type Claimed = Numbered & { lost: boolean };

/**
 * Takes the next change that can be sent, so that nobody else does. Changes of one task keep their order:
 * one waits as long as an earlier one of a task that it needs isn't over. Of parts of larger works there is one at
 * a time on its way, so that a person can still stop the others, and a failure that goes for all ends them.
 * @returns otherwise when to look again, in milliseconds since 1970, where that is known
 */
export function claim(ledger: LedgerTransaction, worker: Worker): Claimed | { lookAt: number | undefined } {
	const now = worker.now();
	const isAlive = ({ state }: Entry): boolean =>
		state.kind === 'sent' && isLeased(state.until, now, worker.lease);
	const taken = new Set<string>();
	const namesTaken = new Set(
		ledger.entries.filter(({ entry }) => isAlive(entry)).flatMap(({ entry }) => namesIn(entry.deed)),
	);
	const lostNames = new Set(
		ledger.entries.filter(({ entry }) => isLost(entry)).flatMap(({ entry }) => namesIn(entry.deed)),
	);
	const isPartSent = ledger.entries.some(({ entry }) => isAlive(entry) && isPart(entry.deed));
	let inFlight = 0;
	let lookAt = Infinity;
	for (const { number, entry } of ledger.entries) {
		const { state, deed } = entry;
		const needs = [...tasksIn(deed)];
		const names = namesIn(deed);
		const isFree =
			entry.owner === worker.owner &&
			!needs.some((need) => taken.has(need)) &&
			!(isPartSent && isPart(deed)) &&
			!names.some((name) => namesTaken.has(name) || (state.kind === 'waiting' && lostNames.has(name)));
		inFlight += isAlive(entry) ? 1 : 0;
		if (state.kind === 'sent' && isAlive(entry)) {
			lookAt = Math.min(lookAt, state.until);
		} else if (state.kind !== 'stuck' && isFree) {
			const gathered = gatheredAt(entry, worker, now);
			if (gathered > now) {
				lookAt = Math.min(lookAt, gathered);
			} else if (entry.notBefore <= now && inFlight < lanes) {
				const sent = { kind: 'sent', by: worker.window, until: now + worker.lease } as const;
				const claimed = { ...entry, state: sent };
				ledger.putEntry(number, claimed);
				return { number, entry: claimed, lost: state.kind !== 'waiting' };
			} else {
				lookAt = Math.min(lookAt, entry.notBefore);
			}
		}
		for (const need of needs) {
			taken.add(need);
		}
		for (const name of isLost(entry) ? names : []) {
			namesTaken.add(name);
		}
	}
	return { lookAt: lookAt === Infinity ? undefined : lookAt };
}

function isPart(deed: Deed): boolean {
	return (deed.kind === 'update' || deed.kind === 'act') && deed.part === true;
}

/**
 * When a change has waited long enough for more that could be merged into it: a person sets one field after
 * the other, and a script doesn't wait for each. The first of them counts, so that it is never long.
 */
function gatheredAt({ deed, state, tries, madeAt }: Entry, { gather }: Worker, now: number): number {
	const isOpen =
		deed.kind === 'update' && deed.updates.length === 1 && state.kind === 'waiting' && tries === 0;
	// A clock that was set back must hold nothing up.
	return isOpen && madeAt <= now ? madeAt + gather : 0;
}

/**
 * New tasks are told apart by their names when an answer was lost, and where the service answers with none: of
 * one name there is one at a time on its way, and none new while it isn't known what became of another.
 */
function namesIn(deed: Deed): readonly string[] {
	return deed.kind === 'create' ? deed.tasks.map(({ task }) => oneLine(task.name)) : [];
}

/** Whether it was sent at some time and nobody knows whether it arrived; also one that is on its way. */
function isLost({ state }: Entry): boolean {
	return state.kind === 'unknown' || state.kind === 'sent';
}

/** Whether a lease still runs. One that ends later than any can was made by a clock that has been put back since. */
export function isLeased(until: number, now: number, lease: number): boolean {
	return until > now && until <= now + lease;
}

/** Says that this window is still at it. */
export function stay(ledger: LedgerTransaction, number: number, worker: Worker): void {
	const entry = ledger.entry(number);
	if (entry && isClaimedBy(entry, worker)) {
		ledger.putEntry(number, {
			...entry,
			state: { kind: 'sent', by: worker.window, until: worker.now() + worker.lease },
		});
	}
}

/** Whether the entry is still this window's to settle. */
export function isClaimedBy({ state }: Entry, { window }: Worker): boolean {
	return state.kind === 'sent' && state.by === window;
}

/** Lets what was put off be tried at once. */
export function hurry(ledger: LedgerTransaction, { owner }: Worker): void {
	for (const { number, entry } of ledger.entries) {
		const isPutOff = entry.state.kind === 'waiting' || entry.state.kind === 'unknown';
		if (isPutOff && entry.notBefore > 0 && entry.owner === owner) {
			ledger.putEntry(number, { ...entry, notBefore: 0 });
		}
	}
}

/** The changes that are neither on their way nor next in line behind one that is: nobody should wait for them. */
export function delayed(ledger: LedgerReading, { owner, now }: Worker): ReadonlySet<number> {
	const late = new Set<number>();
	const lateTasks = new Set<string>();
	const lostNames = new Set<string>();
	for (const { number, entry } of ledger.entries) {
		const { state, deed } = entry;
		const needs = tasksIn(deed);
		const isPutOff = state.kind !== 'sent' && entry.notBefore > now();
		const isLate =
			state.kind === 'stuck' ||
			entry.owner !== owner ||
			isPutOff ||
			[...needs].some((id) => lateTasks.has(id)) ||
			namesIn(deed).some((name) => lostNames.has(name));
		if (isLate) {
			late.add(number);
			for (const id of needs) {
				lateTasks.add(id);
			}
		}
		for (const name of isPutOff && isLost(entry) ? namesIn(deed) : []) {
			lostNames.add(name);
		}
	}
	return late;
}
