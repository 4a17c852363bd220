import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from '../../src/storage/disk.ts';

describe('The disk', () => {
	let root: string;

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'disk-'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	const write = (name: string, text: string): string => {
		writeFileSync(join(root, name), text);
		return join(root, name);
	};
	const textOf = async (read: ReturnType<Disk['read']>): Promise<string | undefined> => {
		const bytes = await read;
		return bytes && new TextDecoder().decode(bytes);
	};

	it('gives the bytes of each file for good', async () => {
		const disk = new Disk();
		const large = 'x'.repeat(300_000);
		const reads = [write('a', 'one'), write('b', 'two, longer'), write('c', large), write('d', '')].map(
			(path) => disk.read(path, 400_000),
		);
		assert.deepEqual(await Promise.all(reads.map(textOf)), ['one', 'two, longer', large, '']);
	});

	it('gives nothing of what is too large, is no file or isn’t wanted', async () => {
		const disk = new Disk();
		const path = write('a', 'four');
		assert.equal(await disk.read(path, 3), undefined);
		assert.equal(await disk.read(root, 100), undefined);
		assert.equal(await disk.read(path, 4, () => false), undefined);
		assert.equal(await textOf(disk.read(path, 4, (bytes) => bytes.length === 4)), 'four');
		assert.throws(() => disk.read(join(root, 'none'), 4), { code: 'ENOENT' });
		assert.deepEqual(disk.list(join(root, 'none')), []);
	});

	it('is waited for where it is slow, and tried again', async () => {
		let now = 0;
		const disk = new Disk(() => (now += 40));
		const path = write('a', 'text');
		const waits = async (): Promise<boolean> => {
			const read = disk.read(path, 100);
			assert.equal(await textOf(read), 'text');
			return read instanceof Promise;
		};
		const waited: boolean[] = [];
		for (let at = 0; at < 510; at++) {
			waited.push(await waits());
		}
		assert.deepEqual(
			waited.flatMap((each, at) => (each ? [] : at)),
			[0, 1, 2, 503, 504, 505],
		);
		assert.equal(waited.filter(Boolean).length, 504);
	});
});
