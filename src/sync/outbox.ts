import { type Deed, merged, renamed, subjectsOf, tasksIn } from './deed.ts';
import type { Numbered } from './entry.ts';
import { layAnew } from './layAnew.ts';
import type { LedgerReading } from './ledgerReading.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';

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
	/** When this computer last woke, in milliseconds since 1970: nothing went on while it slept. */
	readonly wokeAt: () => number;
	/** The fields that the service takes only of a task that is there. */
	readonly notInNew?: ReadonlySet<string>;
};

/**
 * Keeps a change, as a part of an earlier one where nobody has sent that yet.
 * @returns the number of the entry that has it; `undefined` where nothing is left to be done
 */
export function keep(
	ledger: LedgerTransaction,
	deed: Deed,
	{ owner, now, notInNew }: Worker,
): number | undefined {
	const known = renamed(deed, (id) => ledger.idNow(id));
	const last = lastOf(ledger, known);
	if (last && isUntouched(last) && last.entry.owner === owner) {
		const both = merged(last.entry.deed, known, notInNew);
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

/** Lets what was put off be tried at once. */
export function hurry(ledger: LedgerTransaction, { owner }: Worker): void {
	for (const { number, entry } of ledger.entries) {
		const isPutOff = entry.state.kind === 'waiting' || entry.state.kind === 'unknown';
		if (isPutOff && entry.notBefore > 0 && entry.owner === owner) {
			ledger.putEntry(number, { ...entry, notBefore: 0 });
		}
	}
}
