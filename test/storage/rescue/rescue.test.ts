import assert from 'node:assert/strict';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDocuments } from '../../../src/storage/openDocuments.ts';
import { pageSize } from '../../../src/storage/rescue/pageSize.ts';
import type { Rescue } from '../../../src/storage/rescue/rescue.ts';
import { openSqliteDocuments } from '../../../src/storage/sqliteDocuments.ts';
import { type Content, contentOf, overwrite, writeDocuments } from './damagedFile.ts';

const garbage = new Uint8Array(pageSize).fill(0xa5);

describe('openDocuments, when the file is damaged', function () {
	this.timeout(20_000);
	let folder = '';
	let file = '';
	let content: Content = new Map();
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'rescue-'));
		file = join(folder, 'deeper', 'tasks.sqlite');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	async function open() {
		const rescues: Rescue[] = [];
		const troubles: unknown[] = [];
		const documents = await openDocuments(file, {
			onTrouble: (error) => troubles.push(error),
			onRescue: (rescue) => rescues.push(rescue),
		});
		return { documents, rescues, troubles, found: contentOf(documents) };
	}

	function write(count = 100): void {
		openSqliteDocuments(file).close();
		content = writeDocuments(file, count);
	}

	it('says nothing of a missing file, or a missing folder', async () => {
		const inNewFolder = await open();
		inNewFolder.documents.close();
		rmSync(file);
		const missing = await open();
		missing.documents.close();
		for (const { rescues, troubles, documents } of [inNewFolder, missing]) {
			assert.deepEqual([rescues, troubles, documents.durable], [[], [], true]);
		}
	});

	it('says of a file that was emptied that nothing could be read', async () => {
		write();
		writeFileSync(file, '');
		const { documents, rescues, troubles, found } = await open();
		assert.deepEqual([rescues.length, rescues[0]?.documents, rescues[0]?.whole], [1, 0, false]);
		assert.deepEqual([troubles, documents.durable, found.size], [[], true, 0]);
		documents.close();
	});

	it('sets aside what is no database, as it is', async () => {
		write();
		const list = 'a shopping list that somebody keeps here, of some length';
		writeFileSync(file, list);
		const { documents, rescues, found } = await open();
		assert.deepEqual([rescues.length, rescues[0]?.documents, rescues[0]?.whole], [1, 0, false]);
		assert.equal(readFileSync(rescues[0]?.setAside ?? '', 'utf8'), list);
		assert.deepEqual([documents.durable, found.size], [true, 0]);
		documents.close();
		const again = await open();
		assert.deepEqual(again.rescues, []);
		again.documents.close();
	});

	it('misses nothing when only the first bytes are damaged, and says so', async () => {
		write();
		overwrite(file, 0, garbage.subarray(0, 16));
		const { documents, rescues, found } = await open();
		assert.deepEqual(found, content);
		assert.deepEqual([rescues[0]?.documents, rescues[0]?.whole], [content.size, true]);
		documents.close();
	});

	it('goes on with the revisions, and never shows what was deleted', async () => {
		write(500);
		const before = openSqliteDocuments(file);
		const { revision } = before.changedSince('local', 0);
		const kept = [...content.keys()].slice(0, 20);
		before.transact('local', (writing) => {
			for (const id of content.keys()) {
				if (!kept.includes(id)) {
					writing.remove('task', id);
				}
			}
		});
		before.close();
		// Without the first page nobody knows which pages are free.
		overwrite(file, 0, garbage);
		const { documents, found } = await open();
		assert.deepEqual([...found.keys()], kept);
		assert.equal(documents.changedSince('local', 0).revision <= revision, true);
		documents.transact('local', (writing) => writing.put('task', 1, 'new'));
		assert.deepEqual(
			documents.changedSince('local', revision).documents.map(({ body }) => body),
			['new'],
		);
		documents.close();
	});

	describe('in its write-ahead log', () => {
		const frame = 24 + pageSize;
		const ids = Array.from({ length: 10 }, (_, at) => at + 1);

		/** Leaves a file as a killed window does: with ten changes in the log alone. */
		function leaveLog(): Buffer {
			write();
			const killed = openSqliteDocuments(file);
			for (const id of ids) {
				killed.transact('focus/1', (writing) => writing.put('outbox', id, { id }));
			}
			const copies = [file, `${file}-wal`].map((path) => [path, readFileSync(path)] as const);
			killed.close();
			for (const [path, bytes] of copies) {
				writeFileSync(path, bytes);
			}
			return readFileSync(`${file}-wal`);
		}

		async function changesLeft(): Promise<readonly [number, readonly number[]]> {
			const { documents, rescues, troubles } = await open();
			assert.deepEqual(troubles, []);
			const left = documents.read('focus/1', (reading) => reading.all('outbox').map(({ id }) => id));
			documents.close();
			return [rescues.length, left];
		}

		it('is read as it is without damage', async () => {
			leaveLog();
			assert.deepEqual(await changesLeft(), [0, ids]);
		});

		for (const number of [0, 1, 4]) {
			it(`loses no change behind frame ${number}`, async () => {
				leaveLog();
				overwrite(`${file}-wal`, 32 + number * frame + 24 + 2000, garbage.subarray(0, 1));
				assert.deepEqual(await changesLeft(), [1, ids]);
			});
		}

		it('loses no change with the beginning of it', async () => {
			leaveLog();
			overwrite(`${file}-wal`, 0, new Uint8Array(32));
			assert.deepEqual(await changesLeft(), [1, ids]);
		});

		it('says so when nothing of it can be read', async () => {
			const { length } = leaveLog();
			overwrite(`${file}-wal`, 0, new Uint8Array(length).fill(0xa5));
			assert.deepEqual(await changesLeft(), [1, []]);
		});
	});

	it('is rescued when it has forgotten of which version it is', async () => {
		write();
		overwrite(file, 60, new Uint8Array(4));
		const { rescues, found } = await open();
		assert.deepEqual([rescues[0]?.whole, found], [true, content]);
	});

	it('is sound with something else in the place of its lock', async () => {
		write();
		writeFileSync(`${file}.lock`, 'a shopping list '.repeat(100));
		const { rescues, troubles, found, documents } = await open();
		assert.deepEqual([rescues, troubles, found], [[], [], content]);
		documents.close();
	});

	it('doesn’t take for all there is what may be a part of it', async () => {
		write(500);
		const before = openSqliteDocuments(file);
		before.transact('focus/1', (writing) => writing.put('mirror', 1, { complete: true }));
		before.close();
		for (const page of [4, 5, 6, 7, 8, 9, 10]) {
			overwrite(file, page * pageSize, garbage);
		}
		const { documents, rescues } = await open();
		assert.equal(rescues[0]?.whole, false);
		assert.deepEqual(
			documents.read('focus/1', (reading) => reading.all('mirror')),
			[],
		);
		documents.close();
	});

	it('reads what is in the write-ahead log only, up to what is damaged in it', async () => {
		write(1);
		const copies = [0, 1, 2].map((copy) => join(folder, `copy-${copy}.sqlite`));
		const documents = openSqliteDocuments(file);
		for (const id of [2, 3, 4]) {
			documents.transact('local', (writing) => writing.put('task', id, { id }));
		}
		for (const copy of copies) {
			copyFileSync(file, copy);
			copyFileSync(`${file}-wal`, `${copy}-wal`);
		}
		documents.close();
		const wal = readFileSync(`${copies[1]}-wal`).length;
		const [missing = '', cut = '', both = ''] = copies;
		rmSync(missing);
		overwrite(`${cut}-wal`, wal - 100, garbage.subarray(0, 8));
		overwrite(`${both}-wal`, wal - 100, garbage.subarray(0, 8));
		rmSync(both);
		const ids: number[][] = [];
		for (file of copies) {
			const opened = await open();
			ids.push([...opened.found.keys()]);
			assert.deepEqual(opened.troubles, []);
			opened.documents.close();
		}
		assert.deepEqual(ids, [
			[1, 2, 3, 4],
			[1, 2, 3],
			[1, 2, 3],
		]);
	});

	it('goes on from wherever an earlier rescue was cut off', async () => {
		write();
		overwrite(file, 2 * pageSize, garbage);
		const damaged = readFileSync(file);
		const aside = `${file}.damaged-earlier`;
		const mark = (text: string) => writeFileSync(`${file}.rescue`, text);
		const states: (() => void)[] = [
			() => mark(''),
			() => mark('tasks.sqlite.damaged-earlier'),
			() => {
				mark('tasks.sqlite.damaged-earlier');
				renameSync(file, aside);
			},
			() => {
				mark('tasks.sqlite.damaged-earlier');
				renameSync(file, aside);
				writeFileSync(`${file}.rescued`, damaged.subarray(0, 5000));
				writeFileSync(`${file}.rescued-journal`, garbage);
			},
			() => {
				mark('tasks.sqlite.damaged-earlier');
				renameSync(file, aside);
				openSqliteDocuments(file).close();
				writeDocuments(file, 100);
			},
		];
		for (const [number, make] of states.entries()) {
			for (const name of readdirSync(join(folder, 'deeper'))) {
				rmSync(join(folder, 'deeper', name));
			}
			writeFileSync(file, damaged);
			make();
			const { documents, rescues, found } = await open();
			assert.deepEqual(found, content, `state ${number}`);
			assert.equal(rescues.length, 1);
			assert.deepEqual(readFileSync(rescues[0]?.setAside ?? ''), damaged);
			assert.ok(!existsSync(`${file}.rescue`));
			documents.close();
		}
	});

	it('rejects what meets the damage, and in other windows all that follows, until the next opening', async () => {
		write(500);
		const [one, other] = [await open(), await open()];
		const sentence = {
			message:
				'Tasks could not be saved on this computer: the file that holds them is damaged. Reload the window: what can be read of it is rescued then.',
		};
		// Behind the back of both, and of what they have in memory.
		overwrite(file, pageSize, new Uint8Array(readFileSync(file).length - pageSize).fill(0xa5));
		one.documents.transact('local', (writing) => writing.put('tag', 1, 'in the log'));
		assert.throws(() => contentOf(one.documents), sentence);
		assert.throws(() => contentOf(one.documents), sentence);
		await setTimeout(900);
		assert.throws(() => contentOf(other.documents), sentence);
		one.documents.close();
		const { documents, rescues, troubles } = await open();
		assert.deepEqual([rescues.length, troubles, documents.durable], [1, [], true]);
		documents.close();
		other.documents.close();
	});

	it('works from memory when the file can’t be set aside, and loses nothing of it', async () => {
		write();
		overwrite(file, 0, garbage.subarray(0, 16));
		// Where the new file is to be made there is something that can't be overwritten.
		mkdirSync(`${file}.rescued`);
		const { documents, rescues, troubles } = await open();
		assert.deepEqual([documents.durable, rescues.length, troubles.length], [false, 0, 1]);
		assert.match(String(troubles[0]), /Tasks could not be saved on this computer: .+\./);
		rmSync(`${file}.rescued`, { recursive: true });
		const again = await open();
		assert.deepEqual(again.found, content);
		assert.equal(again.rescues[0]?.whole, true);
		again.documents.close();
	});
});
