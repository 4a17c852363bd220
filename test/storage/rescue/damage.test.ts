import assert from 'node:assert/strict';
import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { openDocuments } from '../../../src/storage/openDocuments.ts';
import { pageSize } from '../../../src/storage/rescue/pageSize.ts';
import type { Rescue } from '../../../src/storage/rescue/rescue.ts';
import { type Content, contentOf, overwrite, readBySqlite, writeDocuments } from './damagedFile.ts';

const count = 502;

describe('A file of some 500 documents with random damage', function () {
	this.timeout(60_000);
	let folder = '';
	let sound = '';
	let content: Content = new Map();
	let pages = 0;
	/** The pages that hold each document. */
	let places: ReadonlyMap<number, ReadonlySet<number>> = new Map();
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'damage-'));
		sound = join(folder, 'sound.sqlite');
		content = writeDocuments(sound, count);
		pages = statSync(sound).size / pageSize;
		places = placesOf(sound, pages, content);
	});
	after(() => rmSync(folder, { recursive: true }));

	/** Whether a row on a damaged page got the document's number by the damage: nothing says which one it was. */
	const isTaken = (id: number, body: unknown, damaged: readonly number[]): boolean =>
		[...content].some(
			([other, itsBody]) =>
				other !== id &&
				damaged.some((page) => places.get(other)?.has(page)) &&
				isDeepStrictEqual(itsBody, body),
		);

	it('always opens, with every document that SQLite could read and every one on undamaged pages', async () => {
		let round = 0;
		let [rescues, beyondSqlite] = [0, 0];
		const damage = fc.record({
			page: fc.integer({ min: 1, max: pages }),
			at: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: pageSize - 1 })),
			bytes: fc.oneof(
				fc.uint8Array({ minLength: 1, maxLength: 64 }),
				fc.uint8Array({ minLength: pageSize, maxLength: pageSize, size: 'max' }),
				fc.constant(new Uint8Array(pageSize)),
			),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
				const here = join(folder, String(++round));
				const file = `${here}.sqlite`;
				copyFileSync(sound, file);
				for (const { page, at: anywhere, bytes } of damages) {
					// A file that says to be of a newer format or version is left alone, so that isn't said here.
					const at = page === 1 && anywhere >= 15 && anywhere < 100 ? anywhere + 100 : anywhere;
					const begin = (page - 1) * pageSize + at;
					overwrite(file, begin, bytes.subarray(0, pageSize - at));
				}
				copyFileSync(file, `${here}.copy`);
				const read = readBySqlite(`${here}.copy`, 2 * count);
				const { documents, rescue } = await open(file);
				const found = contentOf(documents);
				documents.close();
				const damaged = damages.map(({ page }) => page);
				for (const [id, body] of content) {
					const isWhole = !damaged.some((page) => places.get(id)?.has(page));
					const isThere = isDeepStrictEqual(found.get(id), body);
					assert.ok(isThere || !isWhole || isTaken(id, found.get(id), damaged), `document ${id}`);
					assert.ok(!rescue || !read.has(id) || found.has(id), `document ${id}`);
					beyondSqlite += isWhole && !read.has(id) ? 1 : 0;
				}
				if (rescue) {
					rescues++;
					assert.ok(!rescue.whole || found.size === content.size, 'none is missing unsaid');
				}
			}),
			// The first damage is that of the table's uppermost page, for which SQLite gives up on all of it.
			{
				numRuns: 40,
				endOnFailure: true,
				examples: [[[{ page: 2, at: 0, bytes: new Uint8Array(pageSize) }]]],
			},
		);
		assert.ok(rescues > 15, `only ${rescues} of ${round} were rescued`);
		assert.ok(beyondSqlite > 0, 'no damage of an upper page was met');
	});

	it('gives no number twice that is still known from anywhere in the file', async () => {
		for (let page = 1; page <= pages; page += page < 6 ? 1 : 9) {
			const file = join(folder, `number-${page}.sqlite`);
			copyFileSync(sound, file);
			overwrite(file, (page - 1) * pageSize, new Uint8Array(pageSize).fill(0xa5));
			const { documents } = await open(file);
			assert.equal(
				documents.transact('local', (writing) => writing.nextId('task')),
				count + 1,
				`page ${page}`,
			);
			documents.close();
		}
	});

	it('never opens worse when it is cut off, and is kept', async () => {
		for (const length of [0, 2, 99, 100, 512, 4095, 4096, 4097, 3 * 4096, Math.floor(pages / 2) * 4096]) {
			const file = join(folder, `cut-${length}.sqlite`);
			writeFileSync(file, readFileSync(sound).subarray(0, length));
			const { documents, rescue } = await open(file);
			assert.ok(rescue && !rescue.whole, `at ${length}`);
			assert.equal(readFileSync(rescue.setAside).length, length);
			const found = contentOf(documents);
			for (const [id, body] of content) {
				if ([...(places.get(id) ?? [])].every((page) => page * pageSize <= length)) {
					assert.deepEqual(found.get(id), body);
				}
			}
			documents.close();
		}
	});

	it('is not taken for damaged where nobody has used it yet, whoever opens it first', async () => {
		const own = mkdtempSync(join(folder, 'first-'));
		const file = join(own, 'tasks.sqlite');
		const opened = await Promise.all([open(file), open(file), open(file)]);
		for (const { documents, rescue } of opened) {
			assert.equal(rescue, undefined);
			documents.close();
		}
		assert.ok(statSync(file).size >= pageSize);
		assert.deepEqual(readdirSync(own).toSorted(), ['tasks.sqlite', 'tasks.sqlite.lock']);
		writeFileSync(file, '');
		const { documents, rescue } = await open(file);
		documents.close();
		assert.deepEqual([rescue?.documents, rescue?.whole], [0, false]);
	});

	it('leaves nothing behind but itself, its lock and what was set aside', async () => {
		const own = mkdtempSync(join(folder, 'own-'));
		const file = join(own, 'tasks.sqlite');
		copyFileSync(sound, file);
		overwrite(file, pageSize, new Uint8Array(100).fill(1));
		const { documents } = await open(file);
		documents.close();
		const names = readdirSync(own).toSorted();
		assert.equal(names.length, 3);
		assert.match(names[1] ?? '', /^tasks\.sqlite\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
		assert.deepEqual([names[0], names[2]], ['tasks.sqlite', 'tasks.sqlite.lock']);
	});
});

async function open(file: string) {
	const rescues: Rescue[] = [];
	const documents = await openDocuments(file, {
		onTrouble: (error) => assert.fail(String(error)),
		onRescue: (rescue) => rescues.push(rescue),
	});
	assert.ok(documents.durable && rescues.length <= 1);
	return { documents, rescue: rescues[0] };
}

/** Which pages hold a document, found out by blotting out one page after the other and asking SQLite. */
function placesOf(file: string, pages: number, content: Content): Map<number, Set<number>> {
	const places = new Map([...content.keys()].map((id) => [id, new Set<number>()]));
	const copy = `${file}.places`;
	const upper = 0.5 * content.size;
	for (let page = 2; page <= pages; page++) {
		copyFileSync(file, copy);
		overwrite(copy, (page - 1) * pageSize, new Uint8Array(pageSize).fill(0xff));
		const read = readBySqlite(copy, 2 * count);
		// An upper page takes all with it; it holds none itself.
		if (content.size - read.size < upper) {
			for (const id of content.keys()) {
				if (!isDeepStrictEqual(read.get(id), content.get(id))) {
					places.get(id)?.add(page);
				}
			}
		}
	}
	return places;
}
