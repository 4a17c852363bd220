import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import { makeTask } from '../tasks/makeTask.ts';

describe('Ledger', () => {
	const signedOut = (changes: 'keep' | 'discard'): { first: string; ledger: Ledger } => {
		const ledger = new Ledger(memoryDocuments(), 'focus/1/2');
		const first = ledger.transact((transaction) => {
			const id = transaction.newId('focus');
			transaction.putAlias(id, 'focus:1');
			transaction.putMirrored('focus:1', {
				task: makeTask('focus:1'),
				gone: false,
				seenAt: 1,
				touched: 1,
			});
			return id;
		});
		ledger.transact((transaction) => transaction.clear(changes));
		return { first, ledger };
	};

	it('reads no task before somebody wants one', () => {
		const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
		const documents = openSqliteDocuments(join(folder, 'tasks.sqlite'));
		const first = new Ledger(documents, 'focus/1/2');
		first.transact((transaction) => {
			const task = makeTask('focus:1', { name: 'Read me' });
			transaction.putMirrored('focus:1', { task, gone: false, seenAt: 1, touched: 1 });
		});
		const parsed = mock.method(JSON, 'parse');
		const ledger = new Ledger(documents, 'focus/1/2');
		const texts = parsed.mock.calls.map(({ arguments: [text] }) => text);
		mock.restoreAll();
		first.dispose();
		ledger.dispose();
		documents.close();
		rmSync(folder, { recursive: true });
		assert.deepEqual(
			texts.filter((text) => text.includes('Read me')),
			[],
		);
	});

	it('still knows after a sign-out which tasks were made here, and what they were called then', () => {
		const { first, ledger } = signedOut('keep');
		assert.equal(
			ledger.read((reading) => reading.idNow(first)),
			'focus:1',
		);
		assert.equal(
			ledger.read((reading) => reading.isOurs('focus:1')),
			true,
		);
	});

	for (const changes of ['keep', 'discard'] as const) {
		it(`has no task after a sign-out that is to ${changes} the changes`, () => {
			assert.deepEqual(
				signedOut(changes).ledger.read((reading) => reading.allShown()),
				[],
			);
		});
	}
});
