/*
 * `npm run test:histories`: 1,000 random histories and 200 kills. `-- --seed=… --path=…` plays one again;
 * `--runs=… --kills=…` are other numbers.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		path: { type: 'string' },
		runs: { type: 'string', default: '1000' },
		kills: { type: 'string', default: '200' },
	},
});
const root = join(import.meta.dirname, '../..');
const child = spawn(
	process.execPath,
	[join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', 'test/histories/*.test.ts'],
	{
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			HISTORIES: values.runs,
			KILLS: values.kills,
			...(values.seed === undefined ? {} : { SEED: values.seed }),
			...(values.path === undefined ? {} : { SHRINK_PATH: values.path }),
		},
	},
);
child.once('close', (status) => {
	process.exitCode = status ?? 1;
});
