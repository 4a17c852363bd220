#!/usr/bin/env node
/*
 * Stands in for desktop VS Code's executable where there is none: the same arguments, the same exit status.
 * `@vscode/test-electron` starts it; the tests run in the extension host of a workbench in a headless browser.
 */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { automatePage } from './automatePage.ts';
import { chromiumOptions } from './chromium.ts';
import { StandInLog } from './standInLog.ts';
import { startServer, type VscodeServer } from './startServer.ts';
import type { WorkbenchTarget } from './workbenchUrl.ts';

const { options, paths } = parse(process.argv.slice(2));
const userDataDir = options.get('user-data-dir');
if (userDataDir === undefined) {
	throw new Error('--user-data-dir is missing.');
}
// How long nothing may be heard of the tests, not how long all of them may take.
const limitMs = Number(process.env.VSCODE_TEST_TIMEOUT ?? 180_000);
const log = new StandInLog(join(userDataDir, 'logs-stand-in'));
let server: VscodeServer | undefined;
let browser: Browser | undefined;
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => void end(130, `ended by ${signal}`));
}
// A pipe from the process that started it, which closes even when that was killed.
process.stdin.resume().once('close', () => void end(130, 'ended with its parent'));
process.on('uncaughtException', (error) => void end(1, error.stack));
process.on(
	'unhandledRejection',
	(error) => void end(1, error instanceof Error ? error.stack : String(error)),
);
const timer = setTimeout(() => void end(124, `nothing heard of the tests for ${limitMs} ms`), limitMs);

const extensionsDir = options.get('extensions-dir');
server = await startServer({
	automation: true,
	userDataDir,
	...(extensionsDir === undefined ? {} : { extensionsDir }),
	log: (text) => log.server(text),
});
void server.exited.then((status) => end(1, `the VS Code server ended (${status})`));
browser = await chromium.launch(chromiumOptions());
browser.on('disconnected', () => void end(1, 'the browser ended'));
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('crash', () => void end(1, 'the page crashed'));
await automatePage(page, log, {
	onOutput: () => void timer.refresh(),
	onExit: (status) => {
		clearTimeout(timer);
		void end(status);
	},
});
await page.goto(server.url(target()));

function parse(args: string[]) {
	const named = new Map<string, string>();
	const rest: string[] = [];
	for (const argument of args) {
		const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
		if (match?.[1] === undefined) {
			rest.push(argument);
		} else {
			named.set(match[1], match[2] ?? 'true');
		}
	}
	return { options: named, paths: rest };
}

function target(): WorkbenchTarget {
	const opened = paths.map((path) => resolve(path)).find((path) => existsSync(path));
	const wanted: WorkbenchTarget = {};
	if (opened !== undefined) {
		wanted[statSync(opened).isDirectory() ? 'folder' : 'workspace'] = opened;
	}
	for (const name of ['extensionDevelopmentPath', 'extensionTestsPath'] as const) {
		const path = options.get(name);
		if (path !== undefined) {
			wanted[name] = resolve(path);
		}
	}
	const environment = options.get('extensionEnvironment');
	return environment === undefined ? wanted : { ...wanted, extensionEnvironment: environment };
}

async function end(status: number, reason?: string): Promise<void> {
	if (ending) {
		return;
	}
	ending = true;
	process.exitCode = status;
	if (reason !== undefined) {
		process.stderr.write(`\n[VS Code stand-in] ${reason}\n${log.recent()}`);
		const [shown] = browser?.contexts().flatMap((context) => context.pages()) ?? [];
		await atMost5s(shown?.screenshot({ path: log.file('failure.png') }));
	}
	await atMost5s(browser?.close());
	server?.stop();
	// Time for what was written to be read.
	setTimeout(() => process.exit(status), 50);
}

/** A page in an endless loop answers nothing any more. */
async function atMost5s(work: Promise<unknown> | undefined): Promise<void> {
	const pause = new Promise((settle) => {
		setTimeout(settle, 5000).unref();
	});
	await Promise.race([work?.catch(() => {}), pause]);
}
