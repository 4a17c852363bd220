import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Disk } from '../../../src/storage/disk.ts';
import { Turns } from '../../../src/todo/workspace/fileWork.ts';
import { PathFilter } from '../../../src/todo/workspace/pathFilter.ts';
import { walkDisk } from '../../../src/todo/workspace/walkDisk.ts';

describe('Walking over the disk', () => {
	let root: string;
	const disk = new Disk();

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'walk-'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	const write = (files: Record<string, string>): void => {
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
	};
	const walk = async ({ globs = ['**/.git'], isIgnoring = true, most = 100 } = {}): Promise<string[]> => {
		const filter = new PathFilter(globs);
		const turns = new Turns(new AbortController().signal);
		const found: string[] = [];
		await walkDisk(disk, root, { filter, isIgnoring, most }, turns, (path) => found.push(path));
		return found.toSorted();
	};

	it('finds files in all folders but those that settings leave out', async () => {
		write({ 'a.ts': '', 'b/c.ts': '', 'b/d/e.py': '', 'x/node_modules/f.js': '', '.git/config': '' });
		assert.deepEqual(await walk({ globs: ['**/node_modules', '**/.git'] }), [
			'a.ts',
			'b/c.ts',
			'b/d/e.py',
		]);
	});

	it('heeds what is ignored, at each level', async () => {
		write({
			'.gitignore': '*.out\n/build\n',
			'.ignore': '!kept.out\n',
			'.git/info/exclude': 'mine/\n',
			'sub/.gitignore': 'local.ts\n',
			'a.out': '',
			'kept.out': '',
			'build/b.ts': '',
			'mine/c.ts': '',
			'sub/local.ts': '',
			'sub/build/d.ts': '',
			'local.ts': '',
		});
		const rules = ['.gitignore', '.ignore', 'sub/.gitignore'];
		assert.deepEqual(await walk(), [...rules, 'kept.out', 'local.ts', 'sub/build/d.ts'].toSorted());
		assert.equal((await walk({ isIgnoring: false })).length, 10);
	});

	it('follows links to files, and none to folders', async () => {
		write({ 'real/a.ts': '' });
		symlinkSync(join(root, 'real/a.ts'), join(root, 'link.ts'));
		symlinkSync(root, join(root, 'real/circle'));
		symlinkSync(join(root, 'nowhere'), join(root, 'dead.ts'));
		assert.deepEqual(await walk(), ['link.ts', 'real/a.ts']);
	});

	it('ends at the most', async () => {
		write(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at % 3}/${at}.ts`, ''])));
		assert.equal((await walk({ most: 7 })).length, 7);
	});
});
