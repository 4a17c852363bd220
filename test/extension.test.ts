import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Of our own code, in bytes. */
const most = 160_000;

describe('The code that is read at the start', () => {
	let outputs: Metafile['outputs'] = {};
	const read = new Set<string>();
	const packages = new Set<string>();

	before(async () => {
		({
			metafile: { outputs },
		} = await build({
			absWorkingDir: root,
			entryPoints: ['src/extension.ts'],
			outdir: 'dist',
			write: false,
			metafile: true,
			bundle: true,
			splitting: true,
			minify: true,
			format: 'esm',
			platform: 'node',
			packages: 'external',
		}));
		follow('dist/extension.js');
	});

	const follow = (file: string): void => {
		read.add(file);
		for (const { path, kind, external } of outputs[file]?.imports ?? []) {
			if (external) {
				packages.add(path);
			} else if (kind === 'import-statement' && !read.has(path)) {
				follow(path);
			}
		}
	};

	it('is what the first rows need', () => {
		const bytes = [...read].reduce((sum, file) => sum + (outputs[file]?.bytes ?? NaN), 0);
		assert.ok(bytes > 50_000 && bytes < most, `${bytes} bytes are read`);
	});

	it('has no library that only a part needs', () => {
		const others = [...packages].filter((name) => !name.startsWith('node:'));
		assert.deepEqual(others.toSorted(), ['@vscode/l10n', 'valibot', 'vscode']);
	});
});
