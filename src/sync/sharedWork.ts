import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { Ledger } from './ledger.ts';
import { mirrorIn, setMirror } from './mirrorState.ts';
import { isLeased } from './claim.ts';
import type { Worker } from './outbox.ts';
import type { MirrorState } from './rows.ts';

/** Work that one window does for all: the others wait until it's done, or go on with it when that window has gone silent. */
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
	async do(work: () => Promise<void>): Promise<boolean> {
		while (!this.#hold()) {
			if (await this.#others()) {
				return false;
			}
		}
		const alive = setInterval(() => {
			try {
				this.#hold();
			} catch {
				// Nobody is there to be told of a disk that fails; the work itself will find out.
			}
		}, this.#worker.lease / 3);
		try {
			await work();
			this.#end(undefined);
			return true;
		} catch (error) {
			this.#end({ by: this.#worker.window, until: 0, problem: asTaskError(error).problem });
			throw error;
		} finally {
			clearInterval(alive);
		}
	}

	#end(work: MirrorState['work']): void {
		setMirror(this.#ledger, { work }, this.#closed);
	}

	/** @returns whether no other window is at it */
	#hold(): boolean {
		const { window, now, lease } = this.#worker;
		return (
			this.#closed.aborted ||
			this.#ledger.transact((transaction) => {
				const mirror = mirrorIn(transaction);
				const other = mirror.work;
				const isFree = !other || other.by === window || !this.#isHeld(other.until);
				if (isFree) {
					const work = { by: window, until: now() + lease };
					transaction.putSingle('mirror', { ...mirror, work });
				}
				return isFree;
			})
		);
	}

	#isHeld(until: number): boolean {
		const { now, lease } = this.#worker;
		return isLeased(until, now(), lease);
	}

	/**
	 * Waits until no other window is at it, and throws what kept that one from it.
	 * @returns whether it was done; what it brought is here then
	 */
	async #others(): Promise<boolean> {
		for (;;) {
			await new Promise((resolve) => {
				setTimeout(resolve, Math.min(200, this.#worker.lease));
			});
			const { work } = this.#ledger.read(mirrorIn);
			if (work?.problem) {
				throw new TaskError(work.problem);
			}
			if (this.#closed.aborted || !work || !this.#isHeld(work.until)) {
				return this.#closed.aborted || !work;
			}
		}
	}
}
