import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../test/vscode/profile.ts';
import { runInHost } from '../test/vscode/runInHost.ts';
import { type Result, result } from './result.ts';
import { ripgrepProgram } from './ripgrepProgram.ts';
import { todoTree } from './todoTree.ts';

/** Both look into the same files, as they come from packages with folders and rules of their own. */
const everything = {
	'files.exclude': { '**/.git': false },
	'search.exclude': { '**/node_modules': false, '**/bower_components': false },
	'search.useIgnoreFiles': false,
};

/** How soon a window of VS Code has all TODOs of a workspace, against ripgrep, which knows no comments. */
export async function windowTodos(): Promise<readonly Result[]> {
	const { folder: workspace, count, remove } = todoTree();
	const folder = mkdtempSync(join(tmpdir(), 'vscode-'));
	try {
		const output = await runInHost({
			bundle: 'bench/run.cjs',
			folder,
			workspace,
			settings: testSettings({}, everything),
			env: { RIPGREP: ripgrepProgram() },
		});
		const printed = /BENCH (\{.*\})/.exec(output ?? '')?.[1];
		if (printed === undefined) {
			throw new Error('The window did not come to the end of its work.');
		}
		const { ours, ripgrep }: { ours: number[]; ripgrep: number[] } = JSON.parse(printed);
		const [first = NaN, ...later] = ours;
		const what = `Find the TODOs of ${count} files in a window of VS Code`;
		return [
			result(`${what}, the first time, against ripgrep`, 'ms', first, median(ripgrep)),
			result(`${what}, again, the median, against ripgrep`, 'ms', median(later), median(ripgrep)),
		];
	} finally {
		remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
