import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { vscodeVersion } from './installVscode.ts';
import { root } from './pinnedPackage.ts';
import { type Settings, writeSettings } from './profile.ts';

type Options = {
	/** A bundle in out/; VS Code calls its `run`. */
	bundle: string;
	/** For the profile and the extensions. Short, because desktop VS Code puts sockets under it. */
	folder: string;
	/** The folder that the window is opened on. */
	workspace: string;
	settings: Settings;
	env: Record<string, string>;
};

/**
 * Runs a bundle inside VS Code's extension host, with our extension, and gives the end of what it printed;
 * `undefined` when it failed. VSCODE=desktop downloads and uses desktop VS Code instead of the stand-in.
 */
export async function runInHost(options: Options): Promise<string | undefined> {
	const userDataDir = join(options.folder, 'data');
	writeSettings(userDataDir, options.settings);
	let output = '';
	const stdout = new Writable({
		write(data: Buffer, _encoding, done) {
			output = (output + String(data)).slice(-20_000);
			process.stdout.write(data, done);
		},
	});
	try {
		await runTests({
			vscodeExecutablePath:
				process.env.VSCODE === 'desktop'
					? await downloadAndUnzipVSCode(vscodeVersion)
					: join(import.meta.dirname, 'code.ts'),
			extensionDevelopmentPath: root,
			extensionTestsPath: join(root, 'out', options.bundle),
			extensionTestsEnv: options.env,
			launchArgs: [
				options.workspace,
				`--user-data-dir=${userDataDir}`,
				`--extensions-dir=${join(options.folder, 'extensions')}`,
			],
			stdout,
		});
	} catch (error) {
		console.error(String(error));
		return undefined;
	}
	return output;
}
