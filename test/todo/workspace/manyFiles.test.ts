import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DiskThread } from '../../../src/storage/diskThread.ts';
import { Disk } from '../../../src/storage/disk.ts';
import type { DiskThread as Thread } from '../../../src/todo/workspace/disk.ts';
import { Turns } from '../../../src/todo/workspace/fileWork.ts';
import { isWanted, type Wish } from '../../../src/todo/workspace/isWanted.ts';
import { ManyFiles } from '../../../src/todo/workspace/manyFiles.ts';
import { PathFilter } from '../../../src/todo/workspace/pathFilter.ts';
import { walkDisk } from '../../../src/todo/workspace/walkDisk.ts';

const script = join(import.meta.dirname, '../../../src/todoReader.ts');
const most = 1_000_000;
const words = ['TODO', 'FIXME'];
const code = { words, mayBeMade: false };
const markdown = { words: [...words, '[ ]'], mayBeMade: false };
const notebook = { words: [...words, '[ ]'], mayBeMade: true };
const made = `${'x'.repeat(500_000)} TODO`;

describe('Reading many files', () => {
	let root: string;
	let threads: DiskThread<unknown>[] = [];
	const failures: unknown[] = [];

	before(() => {
		root = mkdtempSync(join(tmpdir(), 'many-'));
		const write = (path: string, content: string | Uint8Array): void => {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), content);
		};
		for (let i = 0; i < 450; i++) {
			write(`many/${i % 40}/${i}.ts`, i % 3 === 0 ? `// TODO: ${i}\n` : 'const a = 1;\n');
			write(`many/${i % 40}/${i}.md`, i % 5 === 0 ? `- [ ] ${i}\n` : 'TODAY\n');
		}
		write('large.ts', `// TODO: large\n${'a();\n'.repeat(most / 4)}`);
		write('rather-large.ts', `// TODO: rather large\n${'a();\n'.repeat(100_000)}`);
		write('made.ts', made);
		write('made.ipynb', made);
		write('binary.ts', Buffer.from('\0\0// TODO: binary'));
		write('utf16.ts', Buffer.from('\uFEFF// TODO: wide', 'utf16le'));
		write('latin.ts', Buffer.from('// TODO: fünf', 'latin1'));
		write('empty.ts', '');
		write('out/left.ts', '// TODO: excluded\n');
		write('.gitignore', 'ignored\n');
		write('ignored/left.ts', '// TODO: ignored\n');
		symlinkSync(join(root, 'utf16.ts'), join(root, 'link.ts'));
		symlinkSync(root, join(root, 'circle'));
	});
	after(() => rmSync(root, { recursive: true }));
	beforeEach(() => {
		threads = [];
		failures.length = 0;
	});
	// They would keep the tests from ending.
	afterEach(() => {
		for (const thread of threads) {
			thread.end();
		}
	});

	const start = (count: number) => (): readonly Thread[] => {
		threads = Array.from({ length: count }, () => new DiskThread(script));
		return threads;
	};

	/** What is wanted, by its path in the folder, and how many files this thread was left to read. */
	const readAll = async (
		startThreads: () => readonly Thread[],
		{ stop = new AbortController(), within = '', onTaken = (): void => {} } = {},
	): Promise<{ texts: Map<string, string>; here: number }> => {
		const { signal } = stop;
		const disk = new Disk();
		const onFailed = (error: unknown): void => void failures.push(error);
		const files = new ManyFiles<{ path: string; diskPath: string }>({
			startThreads,
			most,
			signal,
			onFailed,
		});
		const limits = { filter: new PathFilter(['**/out']), isIgnoring: true, most: 10_000 };
		const turns = new Turns(new AbortController().signal);
		await walkDisk(disk, join(root, within), limits, turns, (path) =>
			files.add({ path, diskPath: join(root, within, path) }, wishOf(path)),
		);
		const texts = new Map<string, string>();
		let here = 0;
		do {
			for (const { file, bytes } of files.take()) {
				onTaken();
				here += bytes ? 0 : 1;
				const read =
					bytes ??
					(await disk.read(file.diskPath, most, (each) => isWanted(each, wishOf(file.path))));
				if (read) {
					assert.ok(!texts.has(file.path), `${file.path} came twice`);
					texts.set(file.path, Buffer.from(read).toString('latin1'));
				}
			}
		} while (!signal.aborted && (await files.more()));
		files.end();
		return { texts, here };
	};
	const sorted = (texts: ReadonlyMap<string, string>): readonly string[] =>
		[...texts].map(([path, text]) => `${path} ${text}`).toSorted();

	it('gives the same with threads and without', async () => {
		const alone = await readAll(start(0));
		const shared = await readAll(start(2));
		assert.deepEqual(sorted(shared.texts), sorted(alone.texts));
		assert.deepEqual([...alone.texts.keys()].filter((path) => !path.startsWith('many/')).toSorted(), [
			'latin.ts',
			'link.ts',
			'made.ipynb',
			'rather-large.ts',
			'utf16.ts',
		]);
		assert.equal(alone.texts.size, 5 + 150 + 90);
		assert.ok(shared.here < alone.here, `${shared.here} of ${alone.here} were left to this thread`);
		assert.deepEqual(failures, []);
	});

	it('starts no thread for few', async () => {
		const { texts } = await readAll(() => assert.fail('one was started'), { within: 'many/1' });
		assert.equal(texts.size, 4);
	});

	it('goes on without a thread that dies, and tells so', async () => {
		const alone = await readAll(start(0));
		const dying = join(root, 'out/dying.cjs');
		writeFileSync(
			dying,
			`require('worker_threads').parentPort.on('message', () => { throw new Error('died'); });`,
		);
		const shared = await readAll(() => {
			threads = [new DiskThread(dying), new DiskThread(script)];
			return threads;
		});
		assert.deepEqual(sorted(shared.texts), sorted(alone.texts));
		assert.deepEqual(failures.map(String), ['Error: died']);
	});

	it('goes on without threads that can’t be started', async () => {
		const alone = await readAll(start(0));
		const none = (): readonly Thread[] => {
			threads = [new DiskThread(join(root, 'none.cjs'))];
			return threads;
		};
		assert.deepEqual(sorted((await readAll(none)).texts), sorted(alone.texts));
		assert.equal(failures.length, 1);
		const refused = await readAll(() => {
			throw new Error('no more threads');
		});
		assert.deepEqual(sorted(refused.texts), sorted(alone.texts));
		assert.equal(failures.length, 2);
	});

	it('ends at once when nobody waits any more', async () => {
		const stop = new AbortController();
		let taken = 0;
		const { texts } = await readAll(start(2), {
			stop,
			onTaken: () => {
				taken++;
				if (taken === 20) {
					stop.abort();
				}
			},
		});
		assert.ok(texts.size < 245);
		await assert.rejects(threads[0]!.read([], most, code), /has ended/);
		assert.deepEqual(failures, []);
	});
});

function wishOf(path: string): Wish {
	return path.endsWith('.md') ? markdown : path.endsWith('.ipynb') ? notebook : code;
}
