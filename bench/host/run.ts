/* Runs in the extension host, in a window that is opened on the tree: VS Code calls `run`, and ends when it settles. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultKeywords } from '../../src/todo/todoPattern.ts';
import { runnerMark } from '../../test/vscode/runnerMark.ts';
import { ripgrep } from '../ripgrep.ts';

const rounds = 7;

type Found = { uri: string; line: number; keyword: string };

/** Finds all TODOs by our commands and by ripgrep, in turns, and prints how long each took, in milliseconds. */
export async function run(): Promise<void> {
	const { RIPGREP = assert.fail('RIPGREP') } = process.env;
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
	await vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl')?.activate();
	await quiet();
	const times = { ours: [] as number[], ripgrep: [] as number[] };
	for (let round = 0; round < rounds; round++) {
		const begun = performance.now();
		const words = ripgrep(RIPGREP, folder.fsPath, defaultKeywords);
		const between = performance.now();
		await vscode.commands.executeCommand('togglTasks.refreshTodos');
		const found = await vscode.commands.executeCommand<readonly Found[]>('togglTasks.findTodos', {});
		times.ours.push(performance.now() - between);
		times.ripgrep.push(between - begun);
		assertFound(found, words);
	}
	console.log(`${runnerMark}BENCH ${JSON.stringify(times)}`);
}

/** Waits until the window has done what it does at its start, or doesn't come to an end of it. */
async function quiet(): Promise<void> {
	for (let seconds = 0; seconds < 20; seconds++) {
		const before = process.cpuUsage();
		await new Promise((resolve) => {
			setTimeout(resolve, 1000);
		});
		const { user, system } = process.cpuUsage(before);
		if (user + system < 30_000) {
			return;
		}
	}
}

/** Fails unless they are many, and ripgrep's words too. */
function assertFound(found: readonly Found[], words: ReadonlySet<string>): void {
	// Boxes and @todo are no words of ripgrep's.
	const ours = found.filter(({ keyword }) => defaultKeywords.some((word) => keyword.includes(word)));
	const places = ours.map(({ uri, line }) => `${vscode.Uri.parse(uri).fsPath}:${line + 1}`);
	assert.ok(places.length > 100, `only ${places.length} were found`);
	assert.deepEqual(
		places.filter((place) => !words.has(place)),
		[],
	);
}
