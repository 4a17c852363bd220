import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../test/vscode/pinnedPackage.ts';

const count = 10_000;
/** Larger files, in bytes, are what bundlers make. */
const largest = 1_000_000;
const kinds = 'js,cjs,mjs,jsx,ts,cts,mts,tsx,json,md,css,scss,html,yml,yaml,sh,py,txt';

/** What the extension leaves out although its name ends so. */
const leftOut = /\.min\.(?:js|css)$/;

/** A folder with 10,000 of the files that people read and write, taken evenly from node_modules. */
export function todoTree(): { folder: string; count: number; remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'todo-tree-'));
	const from = join(root, 'node_modules');
	const all = globSync(join(from, `**/*.{${kinds}}`))
		.filter((file) => !leftOut.test(file) && statSync(file).isFile() && statSync(file).size <= largest)
		.toSorted();
	if (all.length < count) {
		throw new Error(`There are only ${all.length} files in node_modules.`);
	}
	for (let i = 0; i < count; i++) {
		const file = all[Math.floor((i * all.length) / count)] ?? '';
		const copy = join(folder, relative(from, file));
		mkdirSync(dirname(copy), { recursive: true });
		copyFileSync(file, copy);
	}
	return { folder, count, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
