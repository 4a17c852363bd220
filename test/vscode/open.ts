/*
 * `npm start`: VS Code with this extension on a sample folder. Desktop VS Code where `code` is on the PATH, else
 * its server and the address to open in a browser. VSCODE=server chooses the latter, PORT its port.
 * Settings, secrets, local tasks and the sample folder stay in `.vscode-test` from one run to the next.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { driverFolder } from './driver.ts';
import { linkExtension } from './installExtension.ts';
import { cache, root } from './pinnedPackage.ts';
import { startSettings, writeSettings } from './profile.ts';
import { writeSampleTasks } from './sampleTasks.ts';
import { startServer } from './startServer.ts';
import { readStartState, writeStartState } from './startState.ts';

/** The driver shows this view when a profile is new, so that there is something to see. */
const show = { DRIVER_SHOW: 'togglTasks.tasks' };
const firstFile = join('src', 'forecast.ts');
const windows = process.platform === 'win32';
const workspace = join(cache, 'start-workspace');
const hints = `
Things to try:
  - the Tasks for Toggl icon in the activity bar: the sample tasks, with their menus
  - a TODO comment in one of the files: its light bulb makes a task of it
  - F1, then "Tasks for Toggl": every command

Ctrl+C ends it.`;

if (!existsSync(workspace)) {
	cpSync(join(root, 'test/sample'), workspace, { recursive: true });
}
process.exitCode = hasDesktop() ? await openDesktop() : await serve();

function hasDesktop(): boolean {
	const { VSCODE, DISPLAY, WAYLAND_DISPLAY } = process.env;
	const screen = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
	return VSCODE !== 'server' && screen && spawnSync('code', ['--version'], { shell: windows }).status === 0;
}

/** What is there already stays: it may have been changed. */
async function prepareProfile(name: string): Promise<string> {
	const userDataDir = join(cache, name);
	if (!existsSync(join(userDataDir, 'User/settings.json'))) {
		writeSettings(userDataDir, startSettings);
	}
	await writeSampleTasks(userDataDir);
	return userDataDir;
}

async function openDesktop(): Promise<number> {
	const userDataDir = await prepareProfile('start-desktop');
	const window = spawn(
		'code',
		[
			'--new-window',
			'--wait',
			'--skip-welcome',
			'--disable-workspace-trust',
			`--user-data-dir=${userDataDir}`,
			`--extensions-dir=${join(userDataDir, 'extensions')}`,
			`--extensionDevelopmentPath=${root}`,
			`--extensionDevelopmentPath=${driverFolder}`,
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			workspace,
			join(workspace, firstFile),
		],
		{ stdio: 'inherit', shell: windows, env: { ...process.env, ...show } },
	);
	console.log(hints);
	return new Promise((settle) => {
		window.once('exit', (status) => settle(status ?? 1));
	});
}

async function serve(): Promise<number> {
	const userDataDir = await prepareProfile('start');
	linkExtension(userDataDir, root);
	linkExtension(userDataDir, driverFolder);
	const state = await readStartState(join(userDataDir, 'start.json'));
	const { PORT } = process.env;
	const server = await startServer({
		userDataDir,
		port: PORT === undefined ? state.port : Number(PORT),
		token: state.token,
		env: show,
		// A lid that was closed for a while.
		graceSeconds: 1800,
		log: (text) => {
			if (process.env.VSCODE_TEST_VERBOSE) {
				process.stderr.write(text);
			}
		},
	});
	writeStartState(join(userDataDir, 'start.json'), { port: server.port, token: state.token });
	const url = server.url({ folder: workspace, file: join(workspace, firstFile) });
	console.log(`VS Code with Tasks for Toggl: ${url}`);
	console.log(hints);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			server.stop();
			process.exit(0);
		});
	}
	const status = await server.exited;
	return typeof status === 'number' ? status : 1;
}
