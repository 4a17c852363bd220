import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { openDocuments } from '../../src/storage/openDocuments.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

describe('SqliteDocuments', () => {
	let folder = '';
	let file = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
		file = join(folder, 'tasks.sqlite');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('makes the folders above the file', () => {
		const documents = openSqliteDocuments(join(folder, 'a', 'b', 'tasks.sqlite'));
		assert.equal(documents.durable, true);
		documents.close();
	});

	it('reads what was there before, without a wait, while another window writes', () => {
		const documents = openSqliteDocuments(file);
		documents.transact('local', (open) => open.put('task', 1, { name: 'A' }));
		const writer = new DatabaseSync(file);
		writer.exec(`BEGIN IMMEDIATE; UPDATE document SET body = '{"name":"B"}'`);
		// A wait would be in vain: the writer goes on only after this.
		assert.deepEqual(
			documents.read('local', (open) => open.get('task', 1)),
			{ name: 'A' },
		);
		writer.exec('COMMIT');
		assert.deepEqual(
			documents.read('local', (open) => open.get('task', 1)),
			{ name: 'B' },
		);
		writer.close();
		documents.close();
	});

	it('keeps what was put, and the numbers that were given, when the file is opened again', () => {
		const first = openSqliteDocuments(file);
		first.transact('local', (open) => open.put('task', open.nextId('task'), { name: 'A' }));
		first.close();
		const second = openSqliteDocuments(file);
		assert.deepEqual(
			second.transact('local', (open) => open.all('task')),
			[{ kind: 'task', id: 1, body: { name: 'A' } }],
		);
		assert.equal(
			second.transact('local', (open) => open.nextId('task')),
			2,
		);
		second.close();
	});

	it('writes to the disk before it says so', () => {
		openSqliteDocuments(file).close();
		const database = new DatabaseSync(file);
		assert.equal(database.prepare('PRAGMA journal_mode').get()?.['journal_mode'], 'wal');
		database.close();
	});

	it('goes on after a document that can’t be read', () => {
		const documents = openSqliteDocuments(file);
		documents.transact('local', (open) => [1, 2, 3].map((id) => open.put('task', id, { id })));
		const { revision } = documents.changedSince('local', 0);
		const database = new DatabaseSync(file);
		database.exec(`UPDATE document SET body = '{"cut', revision = ${revision + 1} WHERE id = 2`);
		database.close();
		const bodies = [{ id: 1 }, undefined, { id: 3 }];
		assert.deepEqual(
			documents.transact('local', (open) => open.all('task')).map(({ body }) => body),
			bodies,
		);
		assert.equal(
			documents.transact('local', (open) => open.get('task', 2)),
			undefined,
		);
		assert.deepEqual(documents.changedSince('local', revision).documents, [
			{ kind: 'task', id: 2, body: undefined },
		]);
		documents.close();
	});

	it('says of a file that is no database what is wrong, and leaves it alone', () => {
		writeFileSync(file, 'a shopping list that somebody keeps here, of some length');
		assert.throws(() => openSqliteDocuments(file), {
			message:
				'Tasks could not be saved on this computer: file is not a database. Check the disk and its permissions, then try again.',
		});
	});

	it('does not speak of a full disk because of a folder’s name', () => {
		const blocked = join(folder, 'fullerton');
		writeFileSync(blocked, '');
		assert.throws(
			() => openSqliteDocuments(join(blocked, 'below', 'tasks.sqlite')),
			(error) => error instanceof TaskError && !error.message.includes('the disk is full'),
		);
	});

	it('speaks of a full disk when it is full', () => {
		const full = new DatabaseSync(':memory:');
		full.exec('PRAGMA max_page_count = 1');
		const documents = openSqliteDocuments(file);
		assert.throws(() => documents.transact('local', () => full.exec('CREATE TABLE more (x)')), {
			message:
				'Tasks could not be saved on this computer: the disk is full. Make room, then try again.',
		});
		documents.close();
		full.close();
	});

	it('leaves nothing open when a step to today’s tables fails', () => {
		const foreign = new DatabaseSync(file);
		foreign.exec('CREATE TABLE document (x)');
		foreign.close();
		assert.throws(() => openSqliteDocuments(file), { name: 'TaskError' });
		const other = new DatabaseSync(file, { timeout: 0 });
		other.exec('BEGIN IMMEDIATE; DROP TABLE document; COMMIT;');
		other.close();
		openSqliteDocuments(file).close();
	});

	it('tells of another’s writing again when the listener failed, and of its own never', async () => {
		const [mine, theirs] = [openSqliteDocuments(file), openSqliteDocuments(file)];
		let told = 0;
		const listening = mine.onDidChangeElsewhere(() => {
			if (++told === 1) {
				throw new Error('busy');
			}
		});
		mine.transact('local', (open) => open.put('task', 1, {}));
		theirs.transact('local', (open) => open.put('task', 2, {}));
		const isToldAgain = (): boolean => told === 2;
		while (!isToldAgain()) {
			await setTimeout(20);
		}
		// Another look finds nothing more.
		await setTimeout(600);
		listening.dispose();
		assert.equal(told, 2);
		mine.close();
		theirs.close();
	});
});

describe('openDocuments', () => {
	it('falls back to memory and says why', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
		const file = join(folder, 'tasks.sqlite');
		mkdirSync(file);
		const troubles: unknown[] = [];
		const documents = await openDocuments(file, {
			onTrouble: (error) => troubles.push(error),
			onRescue: () => assert.fail(),
		});
		assert.equal(documents.durable, false);
		assert.ok(troubles.length === 1 && troubles[0] instanceof TaskError);
		documents.close();
		rmSync(folder, { recursive: true });
	});
});
