import {
	allFailed,
	type BulkReport,
	type BulkWatch,
	endingOf,
	mergedReport,
	outcomeOf,
} from '../tasks/bulkReport.ts';
import type { TaskId } from '../tasks/task.ts';
import type { TaskError } from '../tasks/taskError.ts';
import { asGiven } from './asGiven.ts';
import { type Deed, subjectsOf } from './deed.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';
import { keep, withdraw, type Worker } from './outbox.ts';
import type { Waiters } from './waiters.ts';

/** What can be done to any number of tasks. */
export type Divisible = Deed & { kind: 'update' | 'act' };

export type KeepParts = {
	readonly ledger: Ledger;
	readonly worker: Worker;
	readonly waiters: Waiters;
	/** Has what waits sent. */
	readonly send: () => void;
};

/**
 * Keeps work on several tasks, one part for each call to the service, all of it in one transaction, and tells how
 * it ended for each task. What nobody has sent yet is taken back when the person stops the work, and fails with
 * a part that failed for a reason that goes for all.
 *
 * @param deedsIn gives the parts; a task in none of them is done by it
 */
export async function keepInParts(
	{ ledger, worker, waiters, send }: KeepParts,
	ids: readonly TaskId[],
	deedsIn: (ledger: LedgerTransaction) => readonly Divisible[],
	{ signal, onParts, onSent }: BulkWatch,
): Promise<BulkReport> {
	if (signal?.aborted) {
		return { done: [], failed: [], skipped: ids };
	}
	const parts = ledger.transact((transaction) =>
		deedsIn(transaction).map((deed, _at, { length }) => ({
			part: subjectsOf(deed),
			number: keep(transaction, length > 1 ? { ...deed, part: true } : deed, worker),
		})),
	);
	onParts?.(parts.length);
	const open = new Set(parts.flatMap(({ number }) => number ?? []));
	/** The parts that were taken back, and the failure that was the reason; none where the person stopped it. */
	const withdrawn = new Map<number, TaskError | undefined>();
	const takeBack = (reason?: TaskError): void => {
		try {
			const numbers = ledger.transact((transaction) => withdraw(transaction, open, worker));
			numbers.forEach((number) => withdrawn.set(number, reason));
		} catch {
			// Where the disk fails they stay, and are sent.
		}
	};
	const ended = async (part: readonly TaskId[], number: number): Promise<BulkReport> => {
		const report = await outcomeOf(
			part,
			waiters.wait(number).catch((error: unknown) => {
				throw ledger.read((reading) => asGiven(error, part, (id) => reading.idNow(id)));
			}),
		);
		open.delete(number);
		if (withdrawn.has(number)) {
			const reason = withdrawn.get(number);
			return reason ? allFailed(part, reason) : { done: [], failed: [], skipped: part };
		}
		const ending = endingOf(report);
		if (ending) {
			takeBack(ending);
		}
		onSent?.(part.length);
		return report;
	};
	const reports = parts.flatMap(({ part, number }) => (number === undefined ? [] : ended(part, number)));
	const stop = (): void => takeBack();
	signal?.addEventListener('abort', stop);
	send();
	const report = mergedReport(await Promise.all(reports));
	signal?.removeEventListener('abort', stop);
	const others = new Set([...report.failed.map(({ id }) => id), ...report.skipped, ...report.done]);
	return { ...report, done: [...report.done, ...ids.filter((id) => !others.has(id))] };
}
