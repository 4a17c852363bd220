import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Where VS Code, Chromium and the profiles of `npm start` live; git ignores it. */
export const cache = resolve(process.env.VSCODE_TEST_CACHE ?? join(root, '.vscode-test'));

export type PinnedPackage = {
	name: string;
	version: string;
	/** `sha512-…` of the tarball, as in a lock file. */
	integrity: string;
	/** The part of the tarball that is unpacked; its own path is dropped. */
	folder: string;
	/** Said while it installs, e.g. `340 MB`. */
	size: string;
};

/** Runs a program to its end and gives what it printed. @throws when it fails. */
export function runProgram(command: string, args: string[], options: SpawnSyncOptions = {}): string {
	const result = spawnSync(command, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		// npm is a .cmd file there.
		shell: process.platform === 'win32' && command === 'npm',
		env: outsideNpm(),
		...options,
		encoding: 'utf8',
	});
	if (result.status !== 0) {
		throw new Error(
			`${command} ${args.join(' ')} failed (${result.error ?? result.status}): ${result.stdout}`,
		);
	}
	return result.stdout;
}

/** The environment without what the npm that runs us says about our own package. */
function outsideNpm(): NodeJS.ProcessEnv {
	const ours = /^npm_(package_|lifecycle_|config_(local_prefix|prefix|workspace))/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

/**
 * Unpacks a package of the npm registry into the cache, once, and gives its folder.
 * `finish` completes it in place. Two processes may do this at once: the last step is a rename.
 */
export function unpackOnce(pinned: PinnedPackage, finish: (folder: string) => void): string {
	const { name, version, integrity, folder, size } = pinned;
	const target = join(cache, `${name.replace('/', '-')}-${version}`);
	if (existsSync(join(target, 'ready'))) {
		return target;
	}
	console.error(`Installing ${name} ${version} into ${target} (once, ${size})`);
	mkdirSync(cache, { recursive: true });
	const temporary = mkdtempSync(join(cache, 'tmp-'));
	try {
		const packed = runProgram(
			'npm',
			['pack', `${name}@${version}`, '--silent', '--pack-destination', temporary],
			{ cwd: temporary },
		);
		const tarball = join(temporary, packed.trim().split('\n').at(-1) ?? '');
		const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
		if (found !== integrity) {
			throw new Error(`${name} ${version} has the integrity ${found}, expected ${integrity}`);
		}
		const depth = folder.split('/').length;
		runProgram('tar', ['-xzf', tarball, `--strip-components=${depth}`, folder], { cwd: temporary });
		rmSync(tarball);
		finish(temporary);
		writeFileSync(join(temporary, 'ready'), '');
		moveUnlessThere(temporary, target);
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
	return target;
}

function moveUnlessThere(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		// Another process was first.
		if (!existsSync(join(to, 'ready'))) {
			throw error;
		}
	}
}
