/*
 * `npm run test:histories`: random histories, 1,000 on Toggl Focus, 300 on Toggl Track and 300 on both at once, and
 * 200 kills; 2,000 of references that are written back into code, and 100 kills. `-- --product=… --seed=… --path=…` plays one again, where the product is focus, track, both or todo;
 * `--runs=1000,300,300 --kills=… --write-backs=2000,100` are other numbers, and one number for the runs counts for all.
 */
import { spawn } from 'node:child_process';
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
	},
});
const { runs, product } = values;
// Who plays the histories of one product has no use for the kills.
const kills = values.kills ?? (product === undefined ? '200' : '0');
const all = { undefined: '2000,100', todo: '2000,0' }[String(product)] ?? '0,0';
const writeBacks = values['write-backs'] ?? all;
const root = join(import.meta.dirname, '../..');
const child = spawn(
	process.execPath,
	[join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', 'test/histories/*.test.ts'],
	{
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			HISTORIES: runs.includes(',') ? runs : [runs, runs, runs].join(),
			KILLS: kills,
			WRITE_BACKS: writeBacks,
			...(product === undefined ? {} : { PRODUCT: product }),
			...(values.seed === undefined ? {} : { SEED: values.seed }),
			...(values.path === undefined ? {} : { SHRINK_PATH: values.path }),
		},
	},
);
child.once('close', (status) => {
	process.exitCode = status ?? 1;
});
