import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { guarded } from './guarded.ts';

const lookEveryMs = 20;

/**
 * A lock beside a file, for all processes: many hold it together, or one alone. It is SQLite's own lock on an
 * empty database, which the system takes back from a process that is killed. What throws is a `TaskError`.
 */
export class FileLock {
	readonly #database: DatabaseSync;

	constructor(file: string) {
		this.#database = guarded(() => new DatabaseSync(`${file}.lock`, { timeout: 0 }));
	}

	/** Resolves with whether it was had before the time was over. Rejects when there can't be a lock. */
	async take(how: 'together' | 'alone', patienceMs: number): Promise<boolean> {
		const end = performance.now() + patienceMs;
		while (!guarded(() => this.#try(how))) {
			if (performance.now() > end) {
				return false;
			}
			await setTimeout(lookEveryMs);
		}
		return true;
	}

	#try(how: 'together' | 'alone'): boolean {
		try {
			this.#database.exec(how === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
			// The lock comes with the first look, and stays until the transaction ends.
			this.#database.prepare('SELECT count(*) FROM sqlite_schema').get();
			return true;
		} catch (error) {
			this.release();
			if (error instanceof Error && 'errcode' in error && error.errcode === 5) {
				return false;
			}
			throw error;
		}
	}

	release(): void {
		if (this.#database.isTransaction) {
			this.#database.exec('ROLLBACK');
		}
	}

	close(): void {
		this.#database.close();
	}
}
