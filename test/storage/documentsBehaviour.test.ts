import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Documents } from '../../src/storage/documents.ts';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';

const account = fc.constantFrom('local', 'focus');
const kind = fc.constantFrom('task', 'tag');
const id = fc.integer({ min: 1, max: 4 });

type Deed =
	| { does: 'put'; kind: string; id: number; body: unknown }
	| { does: 'remove'; kind: string; id: number }
	| { does: 'nextId'; kind: string }
	| { does: 'get'; kind: string; id: number }
	| { does: 'all'; kind: string };

const deed: fc.Arbitrary<Deed> = fc.oneof(
	fc.record({ does: fc.constant('put' as const), kind, id, body: fc.jsonValue({ maxDepth: 2 }) }),
	fc.record({ does: fc.constant('remove' as const), kind, id }),
	fc.record({ does: fc.constant('nextId' as const), kind }),
	fc.record({ does: fc.constant('get' as const), kind, id }),
	fc.record({ does: fc.constant('all' as const), kind }),
);

/** Deeds in one transaction, which in the end is perhaps given up. */
const transaction = fc.record({ account, deeds: fc.array(deed, { maxLength: 5 }), givesUp: fc.boolean() });

/** All that can be seen while the transaction runs, and of the changes after it. */
function run(
	documents: Documents,
	{ account: of, deeds, givesUp }: { account: string; deeds: readonly Deed[]; givesUp: boolean },
): unknown[] {
	const seen: unknown[] = [];
	const { revision } = documents.changedSince(of, 0);
	try {
		documents.transact(of, (open) => {
			for (const next of deeds) {
				seen.push(
					next.does === 'put'
						? open.put(next.kind, next.id, next.body)
						: next.does === 'remove'
							? open.remove(next.kind, next.id)
							: next.does === 'nextId'
								? open.nextId(next.kind)
								: next.does === 'get'
									? open.get(next.kind, next.id)
									: open.all(next.kind),
				);
			}
			if (givesUp) {
				throw new Error('given up');
			}
		});
	} catch (error) {
		seen.push(error instanceof Error ? error.message.includes('given up') : error);
	}
	const since = documents.changedSince(of, revision).documents;
	const ordered = [...since].toSorted((a, b) => a.kind.localeCompare(b.kind) || a.id - b.id);
	return [...seen, ordered, documents.changedSince(of, Number.MAX_SAFE_INTEGER).documents];
}

describe('Documents', () => {
	let folder = '';
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'documents-'));
	});
	after(() => rmSync(folder, { recursive: true }));

	it('behave the same in memory and in SQLite', () => {
		let file = 0;
		fc.assert(
			fc.property(fc.array(transaction, { maxLength: 6 }), (transactions) => {
				const kept = openSqliteDocuments(join(folder, `${++file}.sqlite`));
				const memory = memoryDocuments();
				for (const each of transactions) {
					assert.deepEqual(run(memory, each), run(kept, each));
				}
				kept.close();
			}),
			{ numRuns: 40 },
		);
	});

	for (const [name, open] of [
		['in memory', () => memoryDocuments()],
		['in SQLite', () => openSqliteDocuments(join(folder, 'plain.sqlite'))],
	] as const) {
		it(`${name} hand out copies, so that nobody changes what is kept`, () => {
			const documents = open();
			const body = { tags: [1] };
			documents.transact('local', (writing) => writing.put('task', 1, body));
			body.tags.push(2);
			const read = documents.transact('local', (reading) => reading.get('task', 1)) as typeof body;
			read.tags.push(3);
			assert.deepEqual(
				documents.transact('local', (reading) => reading.get('task', 1)),
				{ tags: [1] },
			);
			documents.close();
		});

		it(`${name} tell the revision that all there is brings a reader to`, () => {
			const documents = open();
			for (const [whose, number] of [
				['local', 1],
				['focus', 2],
				['local', 3],
			] as const) {
				documents.transact(whose, (writing) => writing.put('task', number, {}));
				assert.deepEqual(documents.changedSince(whose, documents.revision(whose)).documents, []);
				const before = documents.revision(whose) - 1;
				assert.equal(documents.changedSince(whose, before).documents.length, 1);
			}
			assert.equal(documents.changedSince('nobody', documents.revision('nobody')).revision >= 0, true);
			documents.close();
		});

		it(`${name} keep what is put within a transaction of another account together with it, or neither`, () => {
			const documents = open();
			const put = (whose: string): void =>
				documents.transact(whose, (writing) => writing.put('task', 7, { whose }));
			const kept = (whose: string): unknown =>
				documents.read(whose, (reading) => reading.get('task', 7));
			assert.throws(
				() =>
					documents.transact('local', () => {
						put('focus');
						assert.deepEqual(kept('focus'), { whose: 'focus' });
						throw new Error('given up');
					}),
				/given up/,
			);
			assert.deepEqual([kept('local'), kept('focus')], [undefined, undefined]);
			documents.transact('local', (writing) => {
				put('focus');
				writing.put('task', 7, { whose: 'local' });
			});
			assert.deepEqual([kept('local'), kept('focus')], [{ whose: 'local' }, { whose: 'focus' }]);
			documents.close();
		});
	}
});
