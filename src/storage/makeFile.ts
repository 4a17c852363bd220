import { linkSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pageSize } from './rescue/pageSize.ts';
import { migrate } from './schema.ts';

/**
 * Makes a file with all its tables, which isn't there before it has them: one that is empty later was emptied.
 * Where another window is faster, that one's stays.
 */
export function makeFile(file: string): void {
	const fresh = `${file}.new-${crypto.randomUUID()}`;
	try {
		const database = new DatabaseSync(fresh);
		try {
			database.exec(`PRAGMA page_size = ${pageSize}; PRAGMA synchronous = FULL;`);
			migrate(database);
		} finally {
			database.close();
		}
		linkSync(fresh, file);
	} catch {
		// It is there by now. Else SQLite makes it when it's opened, as on a disk without links, or says why it can't.
	} finally {
		rmSync(fresh, { force: true });
	}
}
