import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { TaskError } from '../tasks/taskError.ts';
import { isDamage, isMarked, markDamaged } from './damage.ts';
import type { Documents } from './documents.ts';
import { FileLock } from './fileLock.ts';
import { guarded } from './guarded.ts';
import { makeFile } from './makeFile.ts';
import { type Rescue, rescue } from './rescue/rescue.ts';
import { readWal } from './rescue/readWal.ts';
import { SharedDocuments } from './sharedDocuments.ts';
import { openSqliteDocuments } from './sqliteDocuments.ts';

/** Windows let go of a damaged file within half a second, and a rescue takes some seconds for a big file. */
const patienceMs = 15_000;

/**
 * Opens the file, which other windows may have open too; a damaged one is rescued first, by one of them. Rejects
 * with a `TaskError` of kind `storage` when it can't be done.
 */
export async function openSharedDocuments(
	file: string,
	onRescue: (rescue: Rescue) => void,
): Promise<Documents> {
	guarded(() => mkdirSync(dirname(file), { recursive: true }));
	const lock = new FileLock(file);
	try {
		// Once for a damaged file; a disk that damages the new one as well needs more than patience.
		for (let attempt = 1; ; attempt++) {
			await take(lock, 'together');
			const documents = guarded(() => openUndamaged(file, attempt));
			if (documents) {
				return new SharedDocuments(file, documents, lock);
			}
			lock.release();
			await take(lock, 'alone');
			// Unless another window did it meanwhile.
			if (isMarked(file)) {
				onRescue(guarded(() => rescue(file)));
			}
			lock.release();
		}
	} catch (error) {
		lock.close();
		throw error;
	}
}

async function take(lock: FileLock, how: 'together' | 'alone'): Promise<void> {
	if (!(await lock.take(how, patienceMs))) {
		throw new TaskError({
			kind: 'storage',
			reason: l10n.t(
				'the file that holds them is damaged, and another window has it open. Close the other windows, then reload this one.',
			),
		});
	}
}

/** Nothing when the file is damaged; then it is marked so. */
function openUndamaged(file: string, attempt: number): Documents | undefined {
	if (isMarked(file)) {
		return undefined;
	}
	try {
		if (isEmptied(file) || isCutShort(`${file}-wal`)) {
			markDamaged(file);
			return undefined;
		}
		if (!existsSync(file)) {
			makeFile(file);
		}
		return openSqliteDocuments(file, { check: true });
	} catch (error) {
		if (!isDamage(error) || attempt > 2) {
			throw error;
		}
		markDamaged(file);
		return undefined;
	}
}

/**
 * Whether the file was used and is empty, which SQLite would take for a new one, or is missing with its write-ahead
 * log still there, which SQLite would delete.
 */
function isEmptied(file: string): boolean {
	return sizeOf(file) === 0 && (existsSync(file) || sizeOf(`${file}-wal`) > 0);
}

/** Whether SQLite would take a damaged place in the write-ahead log for its end, and drop the changes behind it. */
function isCutShort(log: string): boolean {
	return sizeOf(log) > 0 && readWal(readFileSync(log)).goesOn;
}

function sizeOf(path: string): number {
	return existsSync(path) ? statSync(path).size : 0;
}
