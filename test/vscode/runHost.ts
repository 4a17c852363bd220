/*
 * Runs the tests of out/host inside VS Code's extension host: `node test/vscode/runHost.ts [-g pattern]`.
 * The strict Toggl Focus runs beside it; FOCUS_CONTROL_URL, FOCUS_WEB_URL and FOCUS_KEY tell the tests of it.
 * VSCODE=desktop downloads and uses desktop VS Code instead of the stand-in.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFocusServer } from '../server/focus/startFocusServer.ts';
import { startTrackServer } from '../server/track/startTrackServer.ts';
import { testSettings } from './profile.ts';
import { runInHost } from './runInHost.ts';

const { values } = parseArgs({ options: { grep: { type: 'string', short: 'g' } } });
const folder = mkdtempSync(join(tmpdir(), 'vscode-'));
const workspace = join(folder, 'workspace');
mkdirSync(workspace);
const [focus, track] = await Promise.all([startFocusServer(), startTrackServer()]);
const status = await run();
await Promise.all([focus.close(), track.close()]);
if (status === 0) {
	rmSync(folder, { recursive: true, force: true });
} else {
	console.error(`kept: ${folder}`);
}
process.exit(status);

async function run(): Promise<number> {
	const output = await runInHost({
		bundle: 'host/run.cjs',
		folder,
		workspace,
		settings: testSettings({ focusApiUrl: focus.url, trackApiUrl: track.url }),
		env: {
			FOCUS_CONTROL_URL: focus.controlUrl,
			FOCUS_WEB_URL: focus.webUrl,
			FOCUS_KEY: focus.key,
			TRACK_CONTROL_URL: track.controlUrl,
			TRACK_TOKEN: track.token,
			TRACK_LOGIN: JSON.stringify(track.login),
			TRACK_WORKSPACES: JSON.stringify([track.workspaceId, track.freeWorkspaceId]),
			...(values.grep === undefined ? {} : { MOCHA_GREP: values.grep }),
		},
	});
	if (output === undefined) {
		return 1;
	}
	// An exit status of 0 is no proof: VS Code ends so when its extension host died.
	const done = /TESTS DONE (\{.*\})/.exec(output);
	if (done?.[1] === undefined) {
		console.error('The tests did not come to their end: the extension host died or was asked to exit.');
		return 1;
	}
	const { passes, failures }: { passes: number; failures: number } = JSON.parse(done[1]);
	return passes > 0 && failures === 0 ? 0 : 1;
}
