/*
 * `npm run test:histories`: random histories, 1,000 on Toggl Focus, 300 on Toggl Track and 300 on both at once, and
 * 200 kills; 2,000 of references that are written back into code, and 100 kills; then 200 kills of VS Code's extension
 * host. `-- --product=… --seed=… --path=…` plays one again, where the product is focus, track, both or todo;
 * `--runs=1000,300,300 --kills=… --write-backs=2000,100 --host-kills=…` are other numbers, and one number for the runs
 * counts for all.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: {
		product: { type: 'string' },
		seed: { type: 'string' },
		path: { type: 'string' },
		runs: { type: 'string', default: '1000,300,300' },
		kills: { type: 'string' },
		'write-backs': { type: 'string' },
		'host-kills': { type: 'string' },
	},
});
const { runs, product } = values;
// Who plays the histories of one product has no use for the kills.
const killed = product === undefined ? '200' : '0';
const kills = values.kills ?? killed;
const hostKills = values['host-kills'] ?? killed;
const all = { undefined: '2000,100', todo: '2000,0' }[String(product)] ?? '0,0';
const writeBacks = values['write-backs'] ?? all;
const root = join(import.meta.dirname, '../..');
const env = {
	...process.env,
	HISTORIES: runs.includes(',') ? runs : [runs, runs, runs].join(),
	KILLS: kills,
	HOST_KILLS: hostKills,
	WRITE_BACKS: writeBacks,
	...(product === undefined ? {} : { PRODUCT: product }),
	...(values.seed === undefined ? {} : { SEED: values.seed }),
	...(values.path === undefined ? {} : { SHRINK_PATH: values.path }),
};

const statuses = [
	await run(process.execPath, [
		join(root, 'node_modules/mocha/bin/mocha.js'),
		'--no-config',
		'test/histories/*.test.ts',
	]),
	// It tests what ships, and packs that first.
	...(Number(hostKills) > 0 ? [await run('npm', ['run', '-s', 'test:e2e', '--', 'hostKills'])] : []),
];
process.exitCode = statuses.find((status) => status !== 0) ?? 0;

/** Gives the status of a program at its end. */
async function run(program: string, args: string[]): Promise<number> {
	const shell = program === 'npm' && process.platform === 'win32';
	const [status] = await once(spawn(program, args, { cwd: root, stdio: 'inherit', shell, env }), 'close');
	return typeof status === 'number' ? status : 1;
}
