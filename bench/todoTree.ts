import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { installVscode } from '../test/vscode/installVscode.ts';
import { root } from '../test/vscode/pinnedPackage.ts';

const count = 10_000;
/** Larger files, in bytes, are what bundlers make. */
const largest = 1_000_000;
const kinds = 'js,cjs,mjs,jsx,ts,cts,mts,tsx,json,md,css,scss,html,yml,yaml,sh,py,txt,map';

/** A folder with 10,000 of the files that people read and write, taken evenly from node_modules. */
export function todoTree(): { folder: string; count: number; remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'todo-tree-'));
	const from = join(root, 'node_modules');
	const all = globSync(join(from, `**/*.{${kinds}}`))
		.filter((file) => statSync(file).isFile() && statSync(file).size <= largest)
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

/** Runs ripgrep over the folder and gives the places of the words as `file:line`. */
export function ripgrep(folder: string, words: readonly string[]): Set<string> {
	const args = ['--no-config', '-uuu', '--line-number', '--word-regexp', words.join('|'), folder];
	const { status, stdout, error } = spawnSync(program(), args, { encoding: 'utf8', maxBuffer: 1e8 });
	if (status !== 0) {
		throw new Error(`ripgrep failed with ${status}.`, { cause: error });
	}
	return new Set(stdout.split('\n').flatMap((line) => /^(?:[A-Z]:)?[^:]+:\d+/.exec(line)?.[0] ?? []));
}

/** The one on the PATH, else the one that VS Code brings. */
function program(): string {
	const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
	const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
	const platform = `${process.platform}-${process.arch}`;
	const brought = globSync(
		join(installVscode(), `node_modules/@vscode/ripgrep*/bin/{${platform}/,}${name}`),
	);
	const found = [...onPath, ...brought].find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
	if (found === undefined) {
		throw new Error(`There is no ${basename(name)} on the PATH. Install ripgrep.`);
	}
	return found;
}
