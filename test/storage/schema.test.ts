import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDocuments } from '../../src/storage/openDocuments.ts';
import { migrate, newestVersion } from '../../src/storage/schema.ts';

/** By the steps that a file has taken, how that version wrote a document and a counter. */
const writing: readonly string[] = [
	'',
	`INSERT INTO document (account, kind, id, body, revision) VALUES ('local', 'task', 7, '{"name":"A"}', 3);
	INSERT INTO counter (name, value) VALUES ('local/task', 9), ('revision', 3);`,
];

describe('A file of another version', () => {
	let folder = '';
	let file = '';
	const troubles: string[] = [];
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'schema-'));
		file = join(folder, 'tasks.sqlite');
		troubles.length = 0;
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const open = () =>
		openDocuments(file, {
			onTrouble: (error) => troubles.push(error instanceof Error ? error.message : ''),
			onRescue: () => assert.fail('it is not damaged'),
		});

	it('is tried for every number of steps', () => {
		assert.equal(writing.length, newestVersion + 1);
	});

	for (const [steps, statements] of writing.entries()) {
		it(`keeps its data and its numbers when it has taken ${steps} steps`, async () => {
			const older = new DatabaseSync(file);
			// As when it is opened, by which it has a first page before its tables.
			older.exec('PRAGMA journal_mode = WAL');
			migrate(older, steps);
			older.exec(statements);
			older.close();
			const documents = await open();
			const had = statements !== '';
			assert.deepEqual(
				documents.read('local', (reading) => reading.all('task')),
				had ? [{ kind: 'task', id: 7, body: { name: 'A' } }] : [],
			);
			documents.transact('local', (transaction) => {
				assert.equal(transaction.nextId('task'), had ? 10 : 1);
				transaction.put('task', 10, 'new');
			});
			assert.deepEqual(documents.changedSince('local', had ? 3 : 0), {
				revision: had ? 4 : 1,
				documents: [{ kind: 'task', id: 10, body: 'new' }],
			});
			documents.close();
			const today = new DatabaseSync(file);
			assert.equal(today.prepare('PRAGMA user_version').get()?.['user_version'], newestVersion);
			today.close();
			assert.deepEqual(troubles, []);
		});
	}

	it('is left as it is when it is of a newer one, with a sentence, and memory is used', async () => {
		const newer = new DatabaseSync(file);
		migrate(newer);
		newer.exec(
			`${writing.at(-1)} ALTER TABLE document ADD COLUMN more TEXT; PRAGMA user_version = ${newestVersion + 1}`,
		);
		newer.close();
		const before = readFileSync(file);
		const documents = await open();
		assert.equal(documents.durable, false);
		documents.transact('local', (transaction) => transaction.put('task', 1, 'for now'));
		documents.close();
		assert.deepEqual(readFileSync(file), before);
		assert.deepEqual(troubles, [
			'Tasks could not be saved on this computer: a newer version of Tasks for Toggl wrote the file that holds them. Update the extension, then reload the window.',
		]);
	});
});
