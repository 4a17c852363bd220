import type { TaskChanges } from '../tasks/task.ts';
import type { TroubleChoice } from '../tasks/trouble.ts';
import type { Deed } from './deed.ts';
import type { Numbered } from './entry.ts';
import type { LedgerTransaction } from './ledger.ts';
import { discard } from './settle.ts';

/** Does with a change that waits for the person what the person chose. */
export function choose(ledger: LedgerTransaction, stuck: Numbered, choice: TroubleChoice, now: number): void {
	const { number, entry } = stuck;
	if (choice === 'discard') {
		discard(ledger, stuck, now);
		return;
	}
	const { state, deed } = entry;
	const fields = state.kind === 'stuck' ? (state.trouble.fields ?? []) : [];
	const again = { ...entry, state: { kind: 'waiting' } as const, tries: 0, notBefore: 0 };
	if (deed.kind !== 'update' || fields.length === 0) {
		// One that is created anew is a new attempt: what is there by now is not it.
		const { sentAt: _sentAt, ahead: _ahead, ...fresh } = again;
		ledger.putEntry(number, fresh);
		return;
	}
	const names = new Set(fields.map(({ field }) => field));
	const there: TaskChanges = Object.fromEntries(fields.map(({ field, theirs }) => [field, theirs]));
	const next: Deed = {
		...deed,
		updates: deed.updates.map((update) => ({
			...update,
			// What the person saw just now is what it was before.
			was: { ...update.was, ...there },
			changes:
				choice === 'mine'
					? update.changes
					: Object.fromEntries(
							Object.entries(update.changes).filter(([field]) => !names.has(field)),
						),
		})),
	};
	const isEmpty = next.updates.every(({ changes }) => Object.keys(changes).length === 0);
	if (isEmpty) {
		discard(ledger, stuck, now);
	} else {
		ledger.putEntry(number, { ...again, deed: next });
	}
}
