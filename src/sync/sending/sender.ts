import { asTaskError } from '../../tasks/taskError.ts';
import type { Disposable, TaskApi } from '../../tasks/taskApi.ts';
import type { Budget } from '../budget.ts';
import type { Entry, Numbered } from '../entry.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerReading } from '../ledgerReading.ts';
import type { LedgerTransaction } from '../ledgerTransaction.ts';
import { claim, type Claimed, delayed, isClaimedBy, stay } from '../claim.ts';
import type { Worker } from '../outbox.ts';
import type { Copies } from './copies.ts';
import { sendDeed } from './sendDeed.ts';
import { settleDone } from './settle.ts';
import { mistakeIn, problemOf, settleFailed } from './settleFailed.ts';
import type { Waiters } from '../waiters.ts';

export type SenderParts = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly budget: Budget;
	readonly waiters: Waiters;
	readonly copies: Copies;
	readonly worker: Worker;
	readonly random: () => number;
	/** How many milliseconds the service's clock is ahead, where that is known. */
	readonly ahead: () => number | undefined;
	readonly log: (line: string) => void;
};

/** Sends the changes of the outbox, each when it may go, and writes down how that ended. */
export class Sender implements Disposable {
	readonly #parts: SenderParts;
	readonly #ended = new AbortController();
	#timer: NodeJS.Timeout | undefined;
	#isAwake = false;
	/** The numbers of the changes whose requests are open. */
	readonly #sending = new Set<number>();

	constructor(parts: SenderParts) {
		this.#parts = parts;
	}

	dispose(): void {
		this.#ended.abort();
		clearTimeout(this.#timer);
	}

	/** Looks for something to send. Called whenever a change came, was settled, or may be tried again. */
	wake(): void {
		if (this.#isAwake || this.#ended.signal.aborted) {
			return;
		}
		this.#isAwake = true;
		// After what is being done now, so that changes of one moment can be merged.
		setImmediate(() => {
			this.#isAwake = false;
			this.#guarded(() => this.#begin());
		});
	}

	/** Nobody is there to be told of a disk that fails; it is tried again. */
	#guarded(work: () => void): void {
		const { log, worker } = this.#parts;
		try {
			work();
		} catch (error) {
			log(`The changes that wait could not be looked at: ${asTaskError(error).message}`);
			this.#lookAt(worker.now() + worker.lease);
		}
	}

	#begin(): void {
		const { ledger, budget, worker, waiters } = this.#parts;
		if (this.#ended.signal.aborted) {
			return;
		}
		clearTimeout(this.#timer);
		const { pausedUntil } = budget.state;
		if (pausedUntil !== undefined) {
			waiters.putOffAll();
			this.#lookAt(pausedUntil);
			return;
		}
		if (ledger.read(({ entries }) => entries.length) === 0) {
			return;
		}
		// After an outage one change finds out whether it is over; the others needn't fail, too.
		while (this.#sending.size === 0 || !budget.isDoubtful) {
			const claimed = ledger.transact((transaction) => claim(transaction, worker, this.#sending));
			if (!('number' in claimed)) {
				waiters.putOffThese(ledger.read((reading) => delayed(reading, worker)));
				this.#lookAt(claimed.lookAt);
				return;
			}
			void this.#send(claimed);
		}
	}

	#lookAt(time: number | undefined): void {
		if (time !== undefined) {
			// A timer counts no more than 31 bits of milliseconds.
			const wait = Math.min(Math.max(0, time - this.#parts.worker.now()), 3_600_000);
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.wake(), wait + 1);
			this.#timer.unref();
		}
	}

	async #send({ number, entry: claimed, lost }: Claimed): Promise<void> {
		const { ledger, worker, budget, log } = this.#parts;
		this.#sending.add(number);
		const alive = setInterval(() => {
			try {
				ledger.transact((transaction) => stay(transaction, number, worker));
			} catch (error) {
				log(`A change that is being sent could not be held: ${asTaskError(error).message}`);
			}
		}, worker.lease / 3);
		try {
			const entry = this.#stamped(number, claimed, lost);
			const sending = {
				...this.#parts,
				begin: () => this.#begun(number),
				assertHeld: () => void ledger.read((reading) => heldIn(reading, number, worker)),
			};
			const told = await sendDeed(sending, { number, entry }, lost, this.#ended.signal);
			this.#settle(number, (transaction, numbered) =>
				settleDone(transaction, numbered, told, worker.now()),
			);
			budget.reached();
		} catch (error) {
			if (!this.#ended.signal.aborted) {
				this.#guarded(() => this.#fail(number, error, lost));
			}
		} finally {
			clearInterval(alive);
			this.#sending.delete(number);
			this.wake();
		}
	}

	/** The entry with when it is sent, on the disk. */
	#stamped(number: number, claimed: Entry, lost: boolean): Entry {
		const { ledger, worker, ahead } = this.#parts;
		return ledger.transact((transaction) => {
			const skew = ahead();
			const { ahead: _then, ...unsent } = claimed;
			const stamp = { sentAt: worker.now(), sentMoment: transaction.tick() };
			// What was sent before and not done says nothing about when it may have been done.
			const entry: Entry =
				lost && claimed.sentAt !== undefined
					? claimed
					: { ...unsent, ...stamp, ...(skew === undefined ? {} : { ahead: skew }) };
			transaction.putEntry(number, entry);
			return entry;
		});
	}

	/** What may have to be looked for is on the disk before it's asked for. */
	#begun(number: number): void {
		const { ledger, worker } = this.#parts;
		ledger.transact((transaction) => {
			const entry = heldIn(transaction, number, worker);
			transaction.putEntry(number, { ...entry, begunAt: worker.now() });
		});
	}

	#fail(number: number, thrown: unknown, wasLost: boolean): void {
		const { budget, waiters, worker, random, log } = this.#parts;
		const problem = problemOf(thrown);
		if (problem) {
			budget.failed(problem);
		}
		const mistake = mistakeIn(thrown);
		this.#settle(number, (transaction, numbered) => {
			if (mistake) {
				log(`Sending a change met what nobody foresaw: ${mistake.stack ?? mistake.message}`);
			}
			settleFailed(transaction, numbered, thrown, {
				wasLost,
				waiting: waiters.count(number),
				dropsConflict: waiters.dropConflict(number),
				now: worker.now(),
				random,
			});
		});
		waiters.putOff(number);
	}

	/** Only what is still this window's: after a long sleep another may have gone on with it. */
	#settle(number: number, work: (transaction: LedgerTransaction, numbered: Numbered) => void): void {
		const { ledger, worker, log } = this.#parts;
		try {
			ledger.transact((transaction) => {
				const entry = transaction.entry(number);
				if (entry && isClaimedBy(entry, worker)) {
					work(transaction, { number, entry });
				}
			});
		} catch (error) {
			// It stays as being sent, and its outcome is looked for later.
			log(`How a change ended could not be kept: ${asTaskError(error).message}`);
		}
	}
}

/** The entry, as long as it is this window's: one that was held up for long may find that another has gone on with it. */
function heldIn(reading: LedgerReading, number: number, worker: Worker): Entry {
	const entry = reading.entry(number);
	if (!entry || !isClaimedBy(entry, worker)) {
		throw new Error('another window has gone on with it');
	}
	return entry;
}
