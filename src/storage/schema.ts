import type { DatabaseSync } from 'node:sqlite';
import * as l10n from '@vscode/l10n';
import { DamageFound } from './damage.ts';
import { TaskError } from '../tasks/taskError.ts';

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

/** How many steps there are today. */
export const newestVersion = steps.length;

/**
 * Brings the file to today's tables, in one transaction, also when two windows open it at once.
 * @param to how many steps the file has then taken.
 */
export function migrate(database: DatabaseSync, to = newestVersion): void {
	if (version(database) >= to) {
		return;
	}
	database.exec('BEGIN IMMEDIATE');
	if (version(database) === 0 && isUsed(database)) {
		database.exec('ROLLBACK');
		throw new DamageFound('Its tables are there, but not the number of steps that made them.');
	}
	for (const step of steps.slice(version(database), to)) {
		database.exec(step);
	}
	database.exec(`PRAGMA user_version = ${to}; COMMIT;`);
}

function isUsed(database: DatabaseSync): boolean {
	return database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
}

/** Throws a `TaskError` for a file that a newer version of the extension wrote: this one can't know what it does to it. */
export function refuseNewer(database: DatabaseSync): void {
	if (version(database) > newestVersion) {
		throw new TaskError({
			kind: 'storage',
			reason: l10n.t(
				'a newer version of Tasks for Toggl wrote the file that holds them. Update the extension, then reload the window.',
			),
		});
	}
}

function version(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
