/* Runs in the extension host: VS Code calls `run`, and ends when it settles. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { runnerMark } from '../vscode/runnerMark.ts';

/** Runs the bundled tests beside this file. @throws when one fails or there is none. */
export async function run(): Promise<void> {
	process.setSourceMapsEnabled(true);
	markConsole();
	// After the console is marked, because mocha keeps its own reference.
	const { default: Mocha } = await import('mocha');
	const { MOCHA_GREP } = process.env;
	const mocha = new Mocha({
		ui: 'bdd',
		color: true,
		// Only tells that a test hangs: on a busy computer the same takes many times as long.
		timeout: 60_000,
		forbidOnly: true,
		...(MOCHA_GREP === undefined ? {} : { grep: MOCHA_GREP }),
	});
	for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs'))) {
		mocha.addFile(join(__dirname, name));
	}
	await mocha.loadFilesAsync();
	await new Promise<void>((settle, fail) => {
		const runner = mocha.run((failures) => {
			const { passes } = runner.stats ?? { passes: 0 };
			console.log(`TESTS DONE ${JSON.stringify(runner.stats)}`);
			if (failures > 0 || passes === 0) {
				fail(new Error(failures > 0 ? `${failures} tests failed` : 'No test was found.'));
			} else {
				settle();
			}
		});
	});
}

/** The extension host ignores a plain assignment to a method of its console. */
function markConsole(): void {
	for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
		const original = console[method];
		Object.defineProperty(console, method, {
			value: (...args: unknown[]) => original.call(console, runnerMark + format(...args)),
		});
	}
}
