import { partialFailure } from '../../tasks/bulkReport.ts';
import type { TaskId } from '../../tasks/task.ts';
import { deedOn, deedWithout, subjectsOf } from '../deed.ts';
import type { Entry, Numbered } from '../entry.ts';
import { isAgainst, mostFailures, type Verdict, verdictOn } from '../failure.ts';
import type { LedgerTransaction } from '../ledgerTransaction.ts';
import type { Failed } from './sending.ts';
import { settleDone } from './settle.ts';
import { layAnew } from '../layAnew.ts';

/** What is to become of what a change does to some of its tasks. */
type Part = { ids: readonly TaskId[] } & Pick<Entry, 'state'> &
	Partial<Pick<Entry, 'notBefore' | 'tries' | 'failures'>>;

/**
 * Parts of a change of several tasks become changes of their own, in the same place.
 * @returns what is left of it
 */
function partEntry(ledger: LedgerTransaction, { number, entry }: Numbered, parts: readonly Part[]): Numbered {
	const { changes: _merged, ...alone } = entry;
	for (const { ids, notBefore = 0, ...part } of parts.filter((each) => each.ids.length > 0)) {
		const deed = deedOn(entry.deed, new Set(ids));
		ledger.addEntry({ ...alone, ...part, partOf: entry.partOf ?? number, deed, notBefore });
	}
	const deed = deedWithout(entry.deed, new Set(parts.flatMap(({ ids }) => ids)));
	return { number, entry: { ...entry, deed } };
}

/**
 * A change of several tasks ended for each of them in its own way: what was done is over, what may go well
 * another time is tried again, and what was refused is told to whoever waits, or waits for the person.
 */
export function settlePartly(
	ledger: LedgerTransaction,
	numbered: Numbered,
	failed: readonly Failed[],
	{ isHeard, notBefore, now }: { isHeard: boolean; notBefore: number; now: number },
): void {
	const verdictOf = ({ error, trouble }: Failed): Verdict | 'stuck' => {
		// As with one task: what nobody can take back waits for another key.
		const isForKey = error.problem.kind === 'unauthorized' && !isHeard;
		const verdict = isForKey ? 'later' : verdictOn(error.problem);
		return trouble || (verdict === 'refused' && !isHeard) ? 'stuck' : verdict;
	};
	const those = (verdict: Verdict | 'stuck') => failed.filter((one) => verdictOf(one) === verdict);
	const refused = those('refused');
	const [against, cutOff] = [true, false].map((is) =>
		those('unknown').filter(({ error }) => isAgainst(error.problem) === is),
	);
	const tries = numbered.entry.tries + 1;
	const failures = (numbered.entry.failures ?? 0) + 1;
	const unknownPart = (ones: readonly Failed[] = []): Part => ({
		ids: ones.map(({ id }) => id),
		state: { kind: 'unknown' },
		notBefore,
		tries,
	});
	const left = partEntry(ledger, numbered, [
		unknownPart(cutOff),
		...(failures < mostFailures
			? [{ ...unknownPart(against), failures }]
			: (against ?? []).map((one) => stuckPart(one, true))),
		{ ids: those('later').map(({ id }) => id), state: { kind: 'waiting' }, notBefore },
		...those('stuck').map((one) => stuckPart(one, false)),
	]);
	const ids = new Set(refused.map(({ id }) => id));
	const { number, entry } = left;
	settleDone(
		ledger,
		{ number, entry: { ...entry, deed: deedWithout(entry.deed, ids) } },
		{ tasks: [] },
		now,
	);
	if (refused.length > 0) {
		layAnew(ledger, { number, entry: { ...entry, deed: deedOn(entry.deed, ids) } });
		const kept = subjectsOf(numbered.entry.deed).filter((id) => !ids.has(id));
		const deed = entry.deed.kind === 'act' ? entry.deed.action : 'update';
		const { problem } = partialFailure(deed, { done: kept, failed: refused, skipped: [] });
		ledger.putEntry(number, { ...entry, state: { kind: 'settled', at: now, problem } });
	}
}

/** @param lost as in an entry that is stuck */
function stuckPart({ id, error, trouble }: Failed, lost: boolean): Part {
	const said = trouble ?? { kind: 'failed', sentence: error.message };
	return { ids: [id], state: { kind: 'stuck', trouble: said, lost, found: {} } };
}
