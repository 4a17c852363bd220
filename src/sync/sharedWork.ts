import { asTaskError, TaskError } from '../tasks/taskError.ts';
import { isLeased } from './claim.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';
import { mirrorIn } from './mirrorState.ts';
import type { Worker } from './outbox.ts';
import type { SharedKind, SharedState } from './rows.ts';

/**
 * Work that one window does for all: the others wait until it's done, or go on with it when that window has gone
 * silent. What is of different kinds goes on side by side.
 */
export class SharedWork {
	readonly #ledger: Ledger;
	readonly #worker: Worker;
	readonly #closed: AbortSignal;

	constructor(ledger: Ledger, worker: Worker, closed: AbortSignal) {
		this.#ledger = ledger;
		this.#worker = worker;
		this.#closed = closed;
	}

	/**
	 * Does the work, or waits for another window that is at it. Rejects as the work does, whoever did it.
	 * @returns whether it was done here
	 */
	async do(kind: SharedKind, work: () => Promise<void>): Promise<boolean> {
		while (!this.#hold(kind)) {
			if (await this.#others(kind)) {
				return false;
			}
		}
		const alive = setInterval(() => {
			try {
				this.#hold(kind);
			} catch {
				// Nobody is there to be told of a disk that fails; the work itself will find out.
			}
		}, this.#worker.lease / 3);
		try {
			await work();
			this.#end(kind, undefined);
			return true;
		} catch (error) {
			this.#end(kind, { by: this.#worker.window, until: 0, problem: asTaskError(error).problem });
			throw error;
		} finally {
			clearInterval(alive);
		}
	}

	#end(kind: SharedKind, state: SharedState | undefined): void {
		// What was forgotten when the person signed out stays so.
		if (!this.#closed.aborted) {
			this.#ledger.transact((transaction) => put(transaction, kind, state));
		}
	}

	/** @returns whether no other window is at it */
	#hold(kind: SharedKind): boolean {
		const { window, now, lease } = this.#worker;
		return (
			this.#closed.aborted ||
			this.#ledger.transact((transaction) => {
				const other = mirrorIn(transaction).shared?.[kind];
				const isFree = !other || other.by === window || !this.#isHeld(other.until);
				if (isFree) {
					put(transaction, kind, { by: window, until: now() + lease });
				}
				return isFree;
			})
		);
	}

	/** Whether another window is still at it, which is so until then; 0 where it has ended. */
	#isHeld(until: number): boolean {
		const { now, lease, wokeAt } = this.#worker;
		// Who has slept gives a sign of life soon.
		return until > 0 && (isLeased(until, now(), lease) || wokeAt() + lease > now());
	}

	/**
	 * Waits until no other window is at it, and throws what kept that one from it.
	 * @returns whether it was done; what it brought is here then
	 */
	async #others(kind: SharedKind): Promise<boolean> {
		for (;;) {
			await new Promise((resolve) => {
				setTimeout(resolve, Math.min(200, this.#worker.lease));
			});
			const state = this.#ledger.read(mirrorIn).shared?.[kind];
			if (state?.problem) {
				throw new TaskError(state.problem);
			}
			if (this.#closed.aborted || !state || !this.#isHeld(state.until)) {
				return this.#closed.aborted || !state;
			}
		}
	}
}

function put(ledger: LedgerTransaction, kind: SharedKind, state: SharedState | undefined): void {
	const mirror = mirrorIn(ledger);
	ledger.putSingle('mirror', { ...mirror, shared: { ...mirror.shared, [kind]: state } });
}
