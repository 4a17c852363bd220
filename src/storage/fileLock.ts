import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { guarded } from './guarded.ts';

const lookEveryMs = 20;

/** SQLite's codes. */
const [busy, notDatabase] = [5, 26];

/**
 * A lock beside a file, for all processes: many hold it together, or one alone. It is SQLite's own lock on an
 * empty database, which the system takes back from a process that is killed. What throws is a `TaskError`.
 */
export class FileLock {
	readonly #file: string;
	#database: DatabaseSync;

	constructor(file: string) {
		this.#file = `${file}.lock`;
		this.#database = this.#open();
	}

	#open(): DatabaseSync {
		return guarded(() => new DatabaseSync(this.#file, { timeout: 0 }));
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
			const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
			if (code === notDatabase) {
				// Nothing is kept in it, so that whatever got into it is nobody's.
				this.close();
				writeFileSync(this.#file, '');
				this.#database = this.#open();
			}
			if (code === busy || code === notDatabase) {
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
