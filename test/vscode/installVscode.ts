import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, unpackOnce } from './pinnedPackage.ts';

/** The VS Code release that the tests run in. */
export const vscodeVersion = '1.139.1';

/**
 * Installs the VS Code server with its workbench from npm, once, and gives its folder.
 * code-server carries an unchanged copy of them; only that part is unpacked.
 */
export function installVscode(): string {
	return unpackOnce(
		{
			name: 'code-server',
			version: '4.139.1',
			integrity:
				'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
			folder: 'package/lib/vscode',
			size: '340 MB',
		},
		(folder) => {
			// Its shrinkwrap pins every package with its integrity; no install script runs.
			const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
			runProgram('npm', ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', ...quiet], {
				cwd: folder,
			});
			replaceNativeModules(join(folder, 'node_modules/@vscode'));
			for (const unused of [
				// 230 MB that only chat agents need.
				'node_modules/@github',
				'node_modules/@microsoft/mxc-sdk',
				'extensions/copilot',
				// Its compiler is not in the package, and it would say so in each window.
				'extensions/typescript-language-features',
			]) {
				rmSync(join(folder, unused), { recursive: true, force: true });
			}
		},
	);
}

/** The two modules that have no prebuilt binary and are loaded at start: JavaScript saves a compiler. */
function replaceNativeModules(scope: string): void {
	copyFileSync(join(import.meta.dirname, 'spdlog.cjs'), join(scope, 'spdlog/index.js'));
	writeFileSync(
		join(scope, 'native-watchdog/index.js'),
		'exports.start = () => {};\nexports.exit = (code) => process.exit(code);\n',
	);
}
