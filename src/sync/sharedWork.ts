import type { Ledger } from './ledger.ts';
import { mirrorIn, setMirror } from './mirrorState.ts';
import type { Worker } from './outbox.ts';

/** Work that one window does for all: the others wait until it's done, or until that window has gone silent. */
export class SharedWork {
	readonly #ledger: Ledger;
	readonly #worker: Worker;
	readonly #closed: AbortSignal;

	constructor(ledger: Ledger, worker: Worker, closed: AbortSignal) {
		this.#ledger = ledger;
		this.#worker = worker;
		this.#closed = closed;
	}

	/** Does the work, or waits for another window that is at it. */
	async do(work: () => Promise<void>): Promise<void> {
		if (!this.#hold()) {
			await this.#others();
			return;
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
		} finally {
			clearInterval(alive);
			setMirror(this.#ledger, { work: undefined }, this.#closed);
		}
	}

	/** @returns whether no other window is at it */
	#hold(): boolean {
		const { window, now, lease } = this.#worker;
		return (
			this.#closed.aborted ||
			this.#ledger.transact((transaction) => {
				const mirror = mirrorIn(transaction);
				const other = mirror.work;
				const isFree = !other || other.by === window || other.until <= now();
				if (isFree) {
					const work = { by: window, until: now() + lease };
					transaction.putSingle('mirror', { ...mirror, work });
				}
				return isFree;
			})
		);
	}

	/** Waits until no other window is at it. What it brought is here then. */
	async #others(): Promise<void> {
		for (;;) {
			await new Promise((resolve) => {
				setTimeout(resolve, Math.min(200, this.#worker.lease));
			});
			const { work } = this.#ledger.read(mirrorIn);
			if (this.#closed.aborted || !work || work.until <= this.#worker.now()) {
				return;
			}
		}
	}
}
