import type { DatabaseSync } from 'node:sqlite';

/**
 * The steps from an empty file to today's tables; `user_version` counts those that were taken.
 * A step that was released is never changed: a new one is added behind it.
 *
 * - `document`: everything that is kept, by account; `revision` says in which order it was put.
 * - `counter`: numbers that only grow: the revision, and the last id of each kind.
 */
const steps = [
	`CREATE TABLE document (
		account TEXT NOT NULL,
		kind TEXT NOT NULL,
		id INTEGER NOT NULL,
		body TEXT NOT NULL,
		revision INTEGER NOT NULL,
		PRIMARY KEY (account, kind, id)
	) STRICT;
	CREATE INDEX document_by_revision ON document (account, revision);
	CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;`,
];

/** Brings the file to today's tables, in one transaction, also when two windows open it at once. */
export function migrate(database: DatabaseSync): void {
	if (version(database) >= steps.length) {
		return;
	}
	database.exec('BEGIN IMMEDIATE');
	for (const step of steps.slice(version(database))) {
		database.exec(step);
	}
	database.exec(`PRAGMA user_version = ${steps.length}; COMMIT;`);
}

function version(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
