/*
 * `npm test`: every check and every test, fast ones first. Each step runs to its end even when one before it failed;
 * the last line is `N passed, N failed`. One step alone: `npm run check`, `npm run test:unit -- -g name` and so on.
 * The tests in VS Code's windows wait most of their time, so that the others run beside them; what these print is
 * shown when each is over. What failed is shown once more at the end, where the rest of a long log isn't needed to see it.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installVscode } from './vscode/installVscode.ts';

type Step = {
	name: string;
	/** A program of node_modules/.bin, with its arguments. */
	command: [string, ...string[]];
	/** It runs tests: none found is a failure. */
	tests?: true;
};

type Counts = { passed: number; failed: number };

/** As many lines are shown of what failed. */
const mostLines = 100;

const root = join(import.meta.dirname, '..');
const windows = process.platform === 'win32';

/** What the tests need, and what is soon over. */
const first: Step[] = [
	{ name: 'types', command: ['npm', 'run', '-s', 'check:types'] },
	{ name: 'lint', command: ['npm', 'run', '-s', 'check:lint'] },
	{ name: 'format', command: ['npm', 'run', '-s', 'check:format'] },
	{ name: 'unused code', command: ['npm', 'run', '-s', 'check:unused'] },
	// Builds too: the tests in VS Code test what ships.
	{ name: 'package', command: ['npm', 'run', '-s', 'package'] },
];

const beside: Step[] = [
	{ name: 'unit tests', command: ['mocha'], tests: true },
	{
		name: 'histories and kills',
		// Always the same histories, so that a failure here says something about a change; `test:histories` plays new ones.
		command: [
			'node',
			'test/histories/run.ts',
			'--seed=11',
			'--runs=30,20,10',
			'--kills=20',
			'--write-backs=300,20',
			// The UI tests have some.
			'--host-kills=0',
		],
		tests: true,
	},
	{ name: 'extension host tests', command: ['node', 'test/vscode/runHost.ts'], tests: true },
];

const inWindows: Step[] = [
	{ name: 'UI tests', command: ['playwright', 'test', '-c', 'test/e2e'], tests: true },
];

// Nothing may test the package of an earlier run.
rmSync(join(root, 'tasks-for-toggl.vsix'), { force: true });
const total: Counts = { passed: 0, failed: 0 };
/** What each step that failed said of it. */
const failures: string[] = [];
await runAll(first, true);
try {
	// Both need it, and would install it at the same time.
	installVscode();
} catch (error) {
	// The tests that miss it fail.
	console.error(String(error));
}
await Promise.all([runAll(inWindows, true), runAll(beside, false)]);
console.log(failures.join(''));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/** One after the other. `live` shows what they print as it comes, else at the end of each. */
async function runAll(steps: readonly Step[], live: boolean): Promise<void> {
	for (const step of steps) {
		console.log(live ? `\n── ${step.name}` : `── ${step.name}: begun`);
		const started = performance.now();
		const { passed, failed, output } = await run(step, live);
		total.passed += passed;
		total.failed += failed;
		if (failed > 0) {
			failures.push(`\n── ${step.name}: what failed\n${failureIn(output)}\n`);
		}
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		const outcome = step.tests ? `${passed} passed, ${failed} failed` : failed > 0 ? 'failed' : 'ok';
		console.log(
			`${live ? '' : `\n── ${step.name}\n${output}\n`}── ${step.name}: ${outcome} (${seconds} s)`,
		);
	}
}

async function run(
	{ command: [program, ...args], tests }: Step,
	live: boolean,
): Promise<Counts & { output: string }> {
	const { status, output } = await stream(program, args, live);
	if (tests === undefined) {
		return { passed: 0, failed: status === 0 ? 0 : 1, output };
	}
	const passed = lastCount(output, /^\s*(\d+) pass(?:ing|ed)\b/gm);
	const failed = lastCount(output, /^\s*(\d+) fail(?:ing|ed)\b/gm);
	if (status === 0 && passed === 0) {
		console.log('No test was found.');
	}
	const sound = status === 0 && passed > 0;
	return { passed, failed: sound ? failed : Math.max(failed, 1), output };
}

/** What a runner says of its failures, which is behind all else: Mocha's list and Playwright's. The end of anything else. */
function failureIn(output: string): string {
	const lines = output.trimEnd().split('\n');
	const from = lines.findLastIndex((line) => /^\s*\d+ failing\b|^ {2}1\) .*\.test\.ts:\d/.test(line));
	return (from < 0 ? lines.slice(-mostLines) : lines.slice(from, from + mostLines)).join('\n');
}

/** Gives all that the program printed, when it has ended. */
function stream(
	program: string,
	args: string[],
	live: boolean,
): Promise<{ status: number | null; output: string }> {
	const child = spawn(program, args, {
		cwd: root,
		shell: windows,
		stdio: ['inherit', 'pipe', 'pipe'],
		env: {
			...process.env,
			PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
			...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
		},
	});
	const stop = (signal: NodeJS.Signals) => {
		child.once('close', () => process.exit(130)).kill(signal);
	};
	process.once('SIGTERM', stop).once('SIGINT', stop);
	let output = '';
	child.stdout.on('data', (data: Buffer) => {
		output += String(data);
		if (live) {
			process.stdout.write(data);
		}
	});
	child.stderr.on('data', (data: Buffer) => {
		output += String(data);
		if (live) {
			process.stderr.write(data);
		}
	});
	return new Promise((settle) => {
		child.once('error', (error) => {
			console.error(String(error));
			settle({ status: null, output });
		});
		child.once('close', (status) => {
			process.off('SIGTERM', stop).off('SIGINT', stop);
			settle({ status, output: stripVTControlCharacters(output) });
		});
	});
}

/** The runners print their sums at the end; a test may have printed the like before. */
function lastCount(output: string, pattern: RegExp): number {
	return Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
}
