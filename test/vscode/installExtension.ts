import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installVscode } from './installVscode.ts';
import { runProgram } from './pinnedPackage.ts';

/** Installs a packaged extension into a profile, as a person would; before the server's first start. */
export function installVsix(userDataDir: string, vsix: string): void {
	runProgram(process.execPath, [
		join(installVscode(), 'out/server-main.js'),
		'--accept-server-license-terms',
		`--server-data-dir=${userDataDir}`,
		`--user-data-dir=${userDataDir}`,
		`--extensions-dir=${join(userDataDir, 'extensions')}`,
		'--install-extension',
		resolve(vsix),
	]);
}

/** Links an extension's folder into a profile, so that a reload shows what was built; before the server's start. */
export function linkExtension(userDataDir: string, folder: string): void {
	const { publisher, name, version }: Record<string, string> = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	);
	const extensions = join(userDataDir, 'extensions');
	mkdirSync(extensions, { recursive: true });
	const link = join(extensions, `${publisher}.${name}-${version}`);
	rmSync(link, { recursive: true, force: true });
	symlinkSync(folder, link, 'junction');
	// VS Code's own list of what is installed would hide the link; it is made anew.
	rmSync(join(extensions, 'extensions.json'), { force: true });
}
