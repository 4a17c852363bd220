import { type Deed, tasksIn } from './deed.ts';
import type { Entry, Numbered } from './entry.ts';
import type { LedgerReading } from './ledgerReading.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';
import { oneLine } from './lookForCreated.ts';
import type { Worker } from './outbox.ts';

/** How many requests with changes are on their way at once. */
const lanes = 4;

/** An entry to be sent now; `lost` when an earlier attempt ended in the dark. */
export type Claimed = Numbered & { lost: boolean };

/**
 * Takes the next change that can be sent, so that nobody else does. Changes of one task keep their order:
 * one waits as long as an earlier one of a task that it needs isn't over. Of parts of larger works there is one at
 * a time on its way, so that a person can still stop the others, and a failure that goes for all ends them.
 * @param sending what this window is at, however long its requests take
 * @returns otherwise when to look again, in milliseconds since 1970, where that is known
 */
export function claim(
	ledger: LedgerTransaction,
	worker: Worker,
	sending: ReadonlySet<number> = new Set(),
): Claimed | { lookAt: number | undefined } {
	const now = worker.now();
	// Who has slept gives a sign of life soon.
	const awaited = worker.wokeAt() + worker.lease;
	const aliveUntil = ({ number, entry: { state } }: Numbered): number => {
		const leased = state.kind === 'sent' && isLeased(state.until, now, worker.lease) ? state.until : 0;
		return state.kind !== 'sent' ? 0 : sending.has(number) ? Infinity : Math.max(leased, awaited);
	};
	const isAlive = (numbered: Numbered): boolean => aliveUntil(numbered) > now;
	const taken = new Set<string>();
	const alive = ledger.entries.filter(isAlive);
	const namesTaken = new Set(alive.flatMap(({ entry }) => namesIn(entry.deed)));
	const lostNames = new Set(
		ledger.entries.filter(({ entry }) => isLost(entry)).flatMap(({ entry }) => namesIn(entry.deed)),
	);
	const isPartSent = alive.some(({ entry }) => isPart(entry.deed));
	let inFlight = 0;
	let lookAt = Infinity;
	for (const numbered of ledger.entries) {
		const { number, entry } = numbered;
		const { state, deed } = entry;
		const needs = [...tasksIn(deed)];
		const names = namesIn(deed);
		const isFree =
			entry.owner === worker.owner &&
			!needs.some((need) => taken.has(need)) &&
			!(isPartSent && isPart(deed)) &&
			!names.some((name) => namesTaken.has(name) || (state.kind === 'waiting' && lostNames.has(name)));
		inFlight += isAlive(numbered) ? 1 : 0;
		if (isAlive(numbered)) {
			lookAt = Math.min(lookAt, aliveUntil(numbered));
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
