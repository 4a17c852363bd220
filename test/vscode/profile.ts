import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings by their full name. */
export type Settings = Record<string, unknown>;

/** What keeps VS Code quiet and still, so that a test sees our extension only. */
const calm: Settings = {
	'chat.disableAIFeatures': true,
	'editor.cursorBlinking': 'solid',
	'editor.lightbulb.enabled': 'on',
	'editor.minimap.enabled': false,
	// Else bringing a line into view moves what was just found.
	'editor.scrollBeyondLastLine': false,
	'extensions.ignoreRecommendations': true,
	'files.autoSave': 'off',
	'git.enabled': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'workbench.enableExperiments': false,
	'workbench.reduceMotion': 'on',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.experimentalOnboarding': false,
};

/** Where the extension finds its services; the tests let it talk to nobody else. */
export type Services = {
	focusApiUrl?: string;
	trackApiUrl?: string;
};

/** A port where nothing listens: a test that names no service must not reach the real one. */
const nowhere = 'http://127.0.0.1:9';

/** The user settings of a test profile. */
export function testSettings(services: Services = {}, more: Settings = {}): Settings {
	return {
		...calm,
		'togglTasks.focus.apiUrl': services.focusApiUrl ?? nowhere,
		'togglTasks.track.apiUrl': services.trackApiUrl ?? nowhere,
		...more,
	};
}

/** The user settings that `npm start` begins with; it leaves later changes alone. */
export const startSettings: Settings = {
	'chat.disableAIFeatures': true,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.welcomePage.experimentalOnboarding': false,
};

/** Writes a profile's user settings; VS Code takes them at its start and when they change. */
export function writeSettings(userDataDir: string, settings: Settings): void {
	const folder = join(userDataDir, 'User');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'settings.json'), `${JSON.stringify(settings, null, '\t')}\n`);
}
