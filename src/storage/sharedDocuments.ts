import { damageError, isDamage, isMarked, markDamaged } from './damage.ts';
import type { Document, Documents, Reading, Transaction } from './documents.ts';
import type { FileLock } from './fileLock.ts';

/** How often it is looked whether another window found damage. */
const lookEveryMs = 400;

/**
 * Documents in a file that many windows have open, until one finds that the file is damaged. Then each lets go
 * of it, so that it can be moved, and refuses what is asked of it with the sentence that a reload helps.
 */
export class SharedDocuments implements Documents {
	readonly durable = true;
	readonly #file: string;
	readonly #documents: Documents;
	readonly #lock: FileLock;
	readonly #timer: NodeJS.Timeout;
	#open = true;

	/** @param lock is held together with other windows; it is released and closed with the documents. */
	constructor(file: string, documents: Documents, lock: FileLock) {
		this.#file = file;
		this.#documents = documents;
		this.#lock = lock;
		this.#timer = setInterval(() => isMarked(file) && this.close(), lookEveryMs).unref();
	}

	transact<T>(account: string, work: (transaction: Transaction) => T): T {
		return this.#use(() => this.#documents.transact(account, work));
	}

	read<T>(account: string, work: (reading: Reading) => T): T {
		return this.#use(() => this.#documents.read(account, work));
	}

	changedSince(account: string, revision: number): { revision: number; documents: readonly Document[] } {
		return this.#use(() => this.#documents.changedSince(account, revision));
	}

	revision(account: string): number {
		return this.#use(() => this.#documents.revision(account));
	}

	onDidChangeElsewhere(listener: () => void): { dispose(): void } {
		return this.#use(() => this.#documents.onDidChangeElsewhere(listener));
	}

	#use<T>(work: () => T): T {
		if (!this.#open) {
			throw damageError();
		}
		try {
			return work();
		} catch (error) {
			if (!isDamage(error)) {
				throw error;
			}
			try {
				markDamaged(this.#file);
			} catch {
				// The next to open the file finds the damage by itself.
			}
			this.close();
			throw damageError(error);
		}
	}

	close(): void {
		if (this.#open) {
			this.#open = false;
			clearInterval(this.#timer);
			this.#documents.close();
			this.#lock.close();
		}
	}
}
