import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DamageFound } from './damage.ts';
import type { Document, Documents, Reading, Transaction } from './documents.ts';
import { guarded } from './guarded.ts';
import { pageSize } from './rescue/pageSize.ts';
import { migrate, refuseNewer } from './schema.ts';

/** How often another window's writes are looked for. Reading the counter costs some microseconds and no disk access. */
const lookEveryMs = 400;

/**
 * Opens the file, or makes it. Throws a `TaskError` of kind `storage` when that can't be done.
 * @param options `check` looks for damage first: some 15 ms for ten thousand documents.
 */
export function openSqliteDocuments(file: string, { check = false } = {}): Documents {
	return guarded(() => {
		mkdirSync(dirname(file), { recursive: true });
		// Another window holds the lock for some milliseconds; five seconds mean that it hangs.
		const database = new DatabaseSync(file, { timeout: 5000 });
		try {
			refuseNewer(database);
			// What was deleted is overwritten, so that a rescue never finds it again.
			database.exec(
				`PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`,
			);
			if (check) {
				findDamage(database);
			}
			migrate(database);
			return new SqliteDocuments(database);
		} catch (error) {
			// Else it would keep its lock, and other windows would wait for it.
			database.close();
			throw error;
		}
	});
}

/** The whole check: the quick one, at half the time, misses an index that hides documents. */
function findDamage(database: DatabaseSync): void {
	const answer = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
	if (answer !== 'ok') {
		throw new DamageFound(String(answer));
	}
}

class SqliteDocuments implements Documents {
	readonly durable = true;
	readonly #database: DatabaseSync;
	readonly #changedSince: StatementSync;
	readonly #revision: StatementSync;
	readonly #get: StatementSync;
	readonly #all: StatementSync;
	readonly #put: StatementSync;
	readonly #remove: StatementSync;
	readonly #next: StatementSync;

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#changedSince = database.prepare(
			'SELECT kind, id, body, revision FROM document WHERE account = ? AND revision > ? ORDER BY revision',
		);
		this.#revision = database.prepare('SELECT max(revision) AS newest FROM document WHERE account = ?');
		this.#get = database.prepare('SELECT body FROM document WHERE account = ? AND kind = ? AND id = ?');
		this.#all = database.prepare(
			'SELECT kind, id, body FROM document WHERE account = ? AND kind = ? ORDER BY id',
		);
		this.#put = database.prepare(
			'INSERT OR REPLACE INTO document (account, kind, id, body, revision) VALUES (?, ?, ?, ?, ?)',
		);
		this.#remove = database.prepare('DELETE FROM document WHERE account = ? AND kind = ? AND id = ?');
		this.#next = database.prepare(
			'INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
		);
	}

	transact<T>(account: string, work: (transaction: Transaction) => T): T {
		return this.#within('BEGIN IMMEDIATE', () => work(this.#transaction(account)));
	}

	read<T>(account: string, work: (reading: Reading) => T): T {
		return this.#within('BEGIN DEFERRED', () => work(this.#transaction(account)));
	}

	#within<T>(begin: string, work: () => T): T {
		return guarded(() => {
			if (this.#database.isTransaction) {
				return work();
			}
			this.#database.exec(begin);
			try {
				const result = work();
				this.#database.exec('COMMIT');
				return result;
			} catch (error) {
				if (this.#database.isTransaction) {
					this.#database.exec('ROLLBACK');
				}
				throw error;
			}
		});
	}

	#transaction(account: string): Transaction {
		let revision: number | undefined;
		return {
			get: (kind, id) => {
				const row = this.#get.get(account, kind, id);
				return row && bodyOf(row);
			},
			all: (kind) => this.#all.all(account, kind).map(documentOf),
			put: (kind, id, body) => {
				revision ??= this.#nextValue('revision');
				this.#put.run(account, kind, id, JSON.stringify(body), revision);
			},
			remove: (kind, id) => {
				this.#remove.run(account, kind, id);
			},
			nextId: (kind) => this.#nextValue(`${account}/${kind}`),
		};
	}

	#nextValue(name: string): number {
		return Number(this.#next.get(name)?.['value']);
	}

	changedSince(account: string, revision: number): { revision: number; documents: readonly Document[] } {
		return guarded(() => {
			const rows = this.#changedSince.all(account, revision);
			return {
				revision: Number(rows.at(-1)?.['revision'] ?? revision),
				documents: rows.map(documentOf),
			};
		});
	}

	revision(account: string): number {
		return guarded(() => Number(this.#revision.get(account)?.['newest'] ?? 0));
	}

	onDidChangeElsewhere(listener: () => void): { dispose(): void } {
		const counter = this.#database.prepare('PRAGMA data_version');
		const read = (): unknown => counter.get()?.['data_version'];
		let last = read();
		const timer = setInterval(() => {
			try {
				const now = read();
				if (now !== last) {
					listener();
					last = now;
				}
			} catch {
				// Nobody waits for this; it is tried again the next time.
			}
		}, lookEveryMs);
		return { dispose: () => clearInterval(timer) };
	}

	close(): void {
		this.#database.close();
	}
}

function documentOf(row: Record<string, unknown>): Document {
	return { kind: String(row['kind']), id: Number(row['id']), body: bodyOf(row) };
}

/** Nothing for a body that can't be read, so that one bad row never hides the others. */
function bodyOf(row: Record<string, unknown>): unknown {
	try {
		return JSON.parse(String(row['body']));
	} catch {
		return undefined;
	}
}
