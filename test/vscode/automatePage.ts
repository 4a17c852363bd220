import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { runnerMark } from './runnerMark.ts';
import type { StandInLog } from './standInLog.ts';

type LogFile = { relativePath: string; contents: string };

export type AutomationListener = {
	/** The tests printed something, so they go on. */
	onOutput: () => void;
	/** VS Code is done. */
	onExit: (status: number) => void;
};

/** Gives the page the two functions by which a workbench under automation reports, and keeps its log. */
export async function automatePage(
	page: Page,
	log: StandInLog,
	{ onOutput, onExit }: AutomationListener,
): Promise<void> {
	page.on('console', (message) => {
		const text = message.text();
		if (!text.includes('%c INFO') && !text.includes(runnerMark)) {
			log.page(`${message.type()}: ${text}`);
		}
	});
	page.on('pageerror', (error) => log.page(`error: ${error}`));
	page.on('response', (response) => {
		if (response.status() >= 400) {
			log.page(`HTTP ${response.status()} ${response.url()}`);
		}
	});
	await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
		const text = format(...args);
		if (text.startsWith(runnerMark)) {
			onOutput();
			process.stdout.write(`${text.slice(runnerMark.length)}\n`);
		} else if (process.env.VSCODE_TEST_VERBOSE) {
			process.stdout.write(`${text}\n`);
		}
	});
	await page.exposeFunction('codeAutomationExit', (status: number, files: LogFile[] = []) => {
		for (const { relativePath, contents } of files) {
			log.keep(relativePath, contents);
		}
		onExit(status);
	});
}
