import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Documents } from '../../../src/storage/documents.ts';
import { openSqliteDocuments } from '../../../src/storage/sqliteDocuments.ts';

export type Content = ReadonlyMap<number, unknown>;

/** Bodies of all sizes, some of them longer than a page; not in the order of their numbers. */
function bodyOf(id: number): { name: string; notes: string } {
	return { name: `Task ${id} – ✓`, notes: 'ü'.repeat(id % 50 === 0 ? 4000 + id : (id * 37) % 400) };
}

/** Makes a file with documents, some changed, some removed again. Gives the bodies that are in it in the end. */
export function writeDocuments(file: string, count: number): Content {
	const documents = openSqliteDocuments(file);
	for (let begin = 0; begin < count; begin += 100) {
		documents.transact('local', (open) => {
			for (let each = 0; each < Math.min(100, count - begin); each++) {
				const id = open.nextId('task');
				open.put('task', id, bodyOf(id));
			}
		});
	}
	documents.transact('local', (open) => {
		for (let id = 3; id <= count; id += 7) {
			open.put('task', id, bodyOf(id));
		}
		for (let id = 5; id <= count; id += 11) {
			open.remove('task', id);
		}
	});
	const content = contentOf(documents);
	documents.close();
	return content;
}

export function contentOf(documents: Documents): Content {
	const all = documents.read('local', (open) => open.all('task'));
	return new Map(all.map(({ id, body }) => [id, body]));
}

/** Overwrites bytes of a file. */
export function overwrite(file: string, at: number, bytes: Uint8Array): void {
	const content = readFileSync(file);
	content.set(bytes.subarray(0, Math.max(0, content.length - at)), at);
	writeFileSync(file, content);
}

/** The rows that SQLite itself gets out of a file, asked for one by one and by ranges. It's a copy that is asked. */
export function readBySqlite(file: string, most: number): Content {
	const content = new Map<number, unknown>();
	let database: DatabaseSync | undefined;
	try {
		database = new DatabaseSync(file);
		const row = database.prepare(
			`SELECT id, body FROM document NOT INDEXED WHERE rowid = ? AND account = 'local' AND kind = 'task'
				AND typeof(body) = 'text' AND typeof(revision) = 'integer' AND revision >= 0`,
		);
		for (let rowid = 1; rowid <= most; rowid++) {
			try {
				const found = row.get(rowid);
				if (found) {
					content.set(Number(found['id']), JSON.parse(String(found['body'])));
				}
			} catch {
				// Damaged, or no document any more.
			}
		}
	} catch {
		// Not even the tables are known.
	}
	database?.close();
	return content;
}
