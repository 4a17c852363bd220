import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installVscode } from './installVscode.ts';
import { workbenchUrl, type WorkbenchTarget } from './workbenchUrl.ts';

export type ServerOptions = {
	/** Settings, extensions and state; made when it is not there. */
	userDataDir: string;
	/** Default: inside `userDataDir`. */
	extensionsDir?: string;
	/** Added to the environment of the server and so of the extension hosts. */
	env?: Record<string, string>;
	/** Default 0: a free one. */
	port?: number;
	/** What a URL must carry to be let in; default: a new one. */
	token?: string;
	/** How long the extension host of a closed page waits for it; default 10, VS Code's own is three hours. */
	graceSeconds?: number;
	/** Honours `extensionDevelopmentPath` and `extensionTestsPath`, and hides notifications. */
	automation?: boolean;
	/** Gets the server's output as it comes. */
	log?: (text: string) => void;
};

export type VscodeServer = {
	port: number;
	url(target: WorkbenchTarget): string;
	/** Kills it with all that it started; also done when this process exits. */
	stop(): void;
	/** Its exit status or signal. */
	exited: Promise<number | string>;
};

const startLimitMs = 60_000;

/** Starts the VS Code server on 127.0.0.1. @throws with its output when it does not come up. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
	const [major] = process.versions.node.split('.');
	if (Number(major) < 24) {
		throw new Error(`VS Code needs Node.js 24 or later; this is ${process.version}.`);
	}
	const token = options.token ?? randomUUID();
	mkdirSync(options.userDataDir, { recursive: true });
	const parameters = serverArguments(options, token);
	// For its sockets, which it leaves behind.
	const runtimeDir = mkdtempSync(join(tmpdir(), 'vscode-run-'));
	const child = spawn(process.execPath, parameters, {
		stdio: ['pipe', 'pipe', 'pipe'],
		// A process group of its own, so that one signal ends all.
		detached: process.platform !== 'win32',
		env: {
			...process.env,
			NODE_OPTIONS: '',
			// No calls to an extension gallery.
			EXTENSIONS_GALLERY: '{}',
			XDG_RUNTIME_DIR: runtimeDir,
			MINT_KEY_FILE: join(options.userDataDir, 'mint-key'),
			...options.env,
		},
	});
	const exited = new Promise<number | string>((settle) => {
		child.once('exit', (status, signal) => settle(status ?? signal ?? 'unknown'));
	});
	const stop = () => {
		killGroup(child);
		rmSync(runtimeDir, { recursive: true, force: true });
		process.off('exit', stop);
	};
	process.once('exit', stop);
	try {
		const port = await listening(child, exited, options.log ?? (() => {}));
		return { port, stop, exited, url: (target) => workbenchUrl(port, token, target) };
	} catch (error) {
		stop();
		throw error;
	}
}

function serverArguments(options: ServerOptions, token: string): string[] {
	const { userDataDir, extensionsDir = join(userDataDir, 'extensions') } = options;
	const { port = 0, automation = false, graceSeconds = 10 } = options;
	return [
		'--import',
		new URL('preload.ts', import.meta.url).href,
		join(installVscode(), 'out/server-main.js'),
		'--host=127.0.0.1',
		`--port=${port}`,
		`--connection-token=${token}`,
		'--accept-server-license-terms',
		`--server-data-dir=${userDataDir}`,
		`--user-data-dir=${userDataDir}`,
		`--extensions-dir=${extensionsDir}`,
		'--telemetry-level=off',
		'--disable-telemetry',
		'--disable-experiments',
		'--disable-workspace-trust',
		'--disable-update-check',
		'--disable-getting-started-override',
		...(automation ? ['--enable-smoke-test-driver'] : []),
		`--reconnection-grace-time=${graceSeconds}`,
	];
}

/** The port, once the server accepts connections. */
function listening(
	child: ChildProcess,
	exited: Promise<number | string>,
	log: (text: string) => void,
): Promise<number> {
	let output = '';
	return new Promise((settle, fail) => {
		const timer = setTimeout(
			() => fail(new Error(`VS Code did not start in ${startLimitMs} ms:\n${output}`)),
			startLimitMs,
		);
		const read = (data: Buffer) => {
			const text = String(data);
			log(text);
			output = (output + text).slice(-8000);
			const match = /Extension host agent listening on (\d+)/.exec(output);
			if (match) {
				clearTimeout(timer);
				settle(Number(match[1]));
			}
		};
		child.stdout?.on('data', read);
		child.stderr?.on('data', read);
		child.once('error', fail);
		void exited.then((status) => {
			clearTimeout(timer);
			fail(new Error(`VS Code ended (${status}):\n${output}`));
		});
	});
}

function killGroup({ pid }: ChildProcess): void {
	if (pid === undefined) {
		return;
	}
	try {
		if (process.platform === 'win32') {
			spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
		} else {
			process.kill(-pid, 'SIGKILL');
		}
	} catch {
		// It has ended by itself.
	}
}
