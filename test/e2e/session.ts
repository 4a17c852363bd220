import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driverFolder } from '../vscode/driver.ts';
import { installVsix, linkExtension } from '../vscode/installExtension.ts';
import { root } from '../vscode/pinnedPackage.ts';
import { testSettings, writeSettings, type Services, type Settings } from '../vscode/profile.ts';
import { startServer, type VscodeServer } from '../vscode/startServer.ts';

/** A folder with what ships installed in it, and the driver beside it; one serves all tests. */
export function installExtensions(): string {
	const vsix = process.env.VSIX ?? join(root, 'tasks-for-toggl.vsix');
	if (!existsSync(vsix)) {
		throw new Error(`${vsix} is missing: npm run package`);
	}
	const folder = mkdtempSync(join(tmpdir(), 'vscode-installed-'));
	installVsix(folder, vsix);
	linkExtension(folder, driverFolder);
	return folder;
}

/** One VS Code with a profile of its own: no task, no secret and no setting comes from an earlier test. */
export class Session {
	readonly userDataDir = mkdtempSync(join(tmpdir(), 'vscode-data-'));
	/** Where the extension hosts say how to reach them. */
	readonly driverDir = join(this.userDataDir, 'driver');
	readonly #extensionsDir: string;
	readonly #services: Services;
	#server: VscodeServer | undefined;
	readonly #token = crypto.randomUUID();

	/** @param installed what `installExtensions` gave. */
	constructor(installed: string, services: Services, settings: Settings) {
		this.#extensionsDir = join(installed, 'extensions');
		this.#services = services;
		this.setSettings(settings);
	}

	get server(): VscodeServer {
		if (this.#server === undefined) {
			throw new Error('VS Code is not started.');
		}
		return this.#server;
	}

	/** Replaces the user settings; a running VS Code takes them at once. */
	setSettings(settings: Settings): void {
		writeSettings(this.userDataDir, testSettings(this.#services, settings));
	}

	/** A second start has the address of the first, so that a page finds its secrets again. */
	async start(): Promise<void> {
		this.#server = await startServer({
			userDataDir: this.userDataDir,
			extensionsDir: this.#extensionsDir,
			env: { DRIVER_DIR: this.driverDir },
			port: this.#server?.port ?? 0,
			token: this.#token,
		});
	}

	/** Kills VS Code with all its extension hosts. */
	async kill(): Promise<void> {
		this.#server?.stop();
		await this.#server?.exited;
	}

	/** Kills it and forgets its profile. */
	async end(): Promise<void> {
		await this.kill();
		rmSync(this.userDataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}
