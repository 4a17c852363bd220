import { spawnSync } from 'node:child_process';

/** Runs ripgrep over the folder and gives the places of the words as `file:line`. */
export function ripgrep(program: string, folder: string, words: readonly string[]): Set<string> {
	const args = ['--no-config', '-uuu', '--line-number', '--word-regexp', words.join('|'), folder];
	const { status, stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
	if (status !== 0) {
		throw new Error(`ripgrep failed with ${status}.`, { cause: error });
	}
	return new Set(stdout.split('\n').flatMap((line) => /^(?:[A-Z]:)?[^:]+:\d+/.exec(line)?.[0] ?? []));
}
