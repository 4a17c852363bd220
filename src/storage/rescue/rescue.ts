import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { markOf } from '../damage.ts';
import { migrate } from '../schema.ts';
import { type Found, readDamaged } from './readDamaged.ts';

/** What became of a damaged file. */
export type Rescue = {
	/** The path that it has now. */
	setAside: string;
	/** How many documents are in the new file. */
	documents: number;
	/** Whether it is certain that none is missing. */
	whole: boolean;
};

/** The files that SQLite has beside a file. One that stayed would be taken for the new file's own. */
const besides = ['-wal', '-shm', '-journal'];

/**
 * Sets a damaged file aside and puts a new one with its documents in its place. When it is cut off, the next one
 * goes on: the mark says where the damaged file went, which is only read from then on. Call it with nobody else at
 * the file.
 */
export function rescue(file: string): Rescue {
	const setAside = nameAside(file);
	moveAside(file, setAside);
	const found = readDamaged(setAside);
	if (!existsSync(file)) {
		const fresh = `${file}.rescued`;
		for (const left of ['', ...besides]) {
			rmSync(fresh + left, { force: true });
		}
		writeFound(fresh, found);
		renameSync(fresh, file);
	}
	rmSync(markOf(file));
	return { setAside, documents: found.documents.length, whole: found.whole };
}

/** The path that an earlier rescue began with, else a new one, which is written down first. */
function nameAside(file: string): string {
	const mark = markOf(file);
	const begun = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
	if (begun !== '') {
		return join(dirname(file), begun);
	}
	// No colons: Windows has none in names.
	const setAside = `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
	writeFileSync(`${mark}.new`, basename(setAside), { flush: true });
	renameSync(`${mark}.new`, mark);
	return setAside;
}

/** The file itself goes last: when it is there, all of it is. */
function moveAside(file: string, setAside: string): void {
	if (existsSync(setAside)) {
		return;
	}
	for (const beside of besides) {
		if (existsSync(file + beside)) {
			renameSync(file + beside, setAside + beside);
		}
	}
	// It can be missing, with its write-ahead log still there.
	appendFileSync(file, '');
	renameSync(file, setAside);
}

/** Documents that vouch for others to be all there are; where some may be missing, they have no say. */
const vouching: ReadonlySet<string> = new Set(['mirror']);

function writeFound(file: string, { documents, counters, whole }: Found): void {
	const database = new DatabaseSync(file);
	try {
		database.exec('PRAGMA synchronous = FULL');
		migrate(database);
		const put = database.prepare(
			'INSERT INTO document (account, kind, id, body, revision) VALUES (?, ?, ?, ?, ?)',
		);
		const count = database.prepare('INSERT INTO counter (name, value) VALUES (?, ?)');
		database.exec('BEGIN IMMEDIATE');
		for (const { account, kind, id, body, revision } of documents) {
			if (whole || !vouching.has(kind)) {
				put.run(account, kind, id, body, revision);
			}
		}
		for (const [name, value] of counters) {
			count.run(name, value);
		}
		database.exec('COMMIT');
	} finally {
		database.close();
	}
}
