import { test as base } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startFocusServer, type FocusServer } from '../server/focus/startFocusServer.ts';
import { startTrackServer, type TrackServer } from '../server/track/startTrackServer.ts';
import { chromiumOptions } from '../vscode/chromium.ts';
import type { Services, Settings } from '../vscode/profile.ts';
import { installExtensions, Session } from './session.ts';
import { Workbench } from './workbench.ts';

export { expect } from '@playwright/test';

/** Paths inside the opened folder with their contents. */
type Files = Record<string, string>;

type Options = {
	/** The folder that the window opens. */
	files: Files;
	/** User settings beside those of every test. */
	settings: Settings;
	/** `workbench.colorTheme`. */
	theme: string | undefined;
};

type Fixtures = {
	/** Toggl Focus, strict, with its believable workspace; each test has its own. */
	focus: FocusServer;
	/** Toggl Track, strict, likewise. */
	track: TrackServer;
	services: Services;
	session: Session;
	/** A window that is not open yet. */
	workbench: Workbench;
	/** Makes a further window, with the same profile and secrets, on a folder of its own. */
	anotherWindow: (files?: Files) => Promise<Workbench>;
};

type Shared = { installed: string };

export const test = base.extend<Options & Fixtures, Shared>({
	files: [{ 'notes.txt': 'one TODO two\n' }, { option: true }],
	settings: [{}, { option: true }],
	theme: [undefined, { option: true }],

	launchOptions: [
		// Not in the configuration, which tools load to read it: this may install Chromium.
		async ({ launchOptions }, use) => {
			await use({ ...launchOptions, ...chromiumOptions() });
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	installed: [
		// oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
		async ({}, use) => {
			const folder = installExtensions();
			await use(folder);
			rmSync(folder, { recursive: true, force: true });
		},
		{ scope: 'worker', timeout: 180_000 },
	],

	// oxlint-disable-next-line no-empty-pattern
	focus: async ({}, use) => {
		const focus = await startFocusServer();
		await use(focus);
		await focus.close();
	},

	// oxlint-disable-next-line no-empty-pattern
	track: async ({}, use) => {
		const track = await startTrackServer();
		await use(track);
		await track.close();
	},

	services: async ({ focus, track }, use) => {
		await use({ focusApiUrl: focus.url, trackApiUrl: track.url });
	},

	session: async ({ installed, services, settings, theme }, use) => {
		const themed = theme === undefined ? {} : { 'workbench.colorTheme': theme };
		const session = new Session(installed, services, { ...settings, ...themed });
		try {
			await session.start();
			await use(session);
		} finally {
			await session.end();
		}
	},

	workbench: async ({ page, session, files }, use) => {
		const folder = makeFolder(files);
		await use(new Workbench(page, session, folder));
		rmSync(folder, { recursive: true, force: true });
	},

	anotherWindow: async ({ context, session }, use) => {
		const folders: string[] = [];
		await use(async (files = {}) => {
			const folder = makeFolder(files);
			folders.push(folder);
			return new Workbench(await context.newPage(), session, folder);
		});
		for (const folder of folders) {
			rmSync(folder, { recursive: true, force: true });
		}
	},
});

function makeFolder(files: Files): string {
	const folder = mkdtempSync(join(tmpdir(), 'vscode-folder-'));
	for (const [path, contents] of Object.entries(files)) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, contents);
	}
	return folder;
}
