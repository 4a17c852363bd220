// Bundles what ships (host and page) into dist/, and what tests and measures the extension host into out/.
import { build, context } from 'esbuild';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
	bundle: true,
	minify: production,
	sourcemap: production ? false : 'linked',
	// The licences stand together in a file of their own.
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const host = {
	...common,
	platform: 'node',
	target: 'node22',
	format: 'cjs',
	external: ['vscode'],
	// Packages that ship both forms: their ES modules can be tree-shaken.
	mainFields: ['module', 'main'],
	// Node can't read its ES modules, so the sources import it as Node does.
	alias: { rrule: 'rrule/dist/es5/rrule.min.js' },
};

/** @type {import('esbuild').BuildOptions} */
const page = { ...common, platform: 'browser', target: 'es2024', format: 'iife' };

/**
 * Has each part that is loaded by `import()` ask for the extension first, which is there by then. So esbuild
 * knows that all parts share what is loaded at the start, and puts it into one file instead of dozens.
 * @type {import('esbuild').Plugin}
 */
const startTogether = {
	name: 'start-together',
	setup(bundler) {
		bundler.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) =>
			kind === 'dynamic-import' ? { path: resolve(resolveDir, path), namespace: 'part' } : undefined,
		);
		bundler.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
			contents: [
				`import ${JSON.stringify(resolve('src/extension.ts'))};`,
				`export * from ${JSON.stringify(path)};`,
			].join(''),
			resolveDir: '.',
		}));
	},
};

/**
 * What the extension loads at its start, and a chunk for each `import()`, which is read when it is first needed.
 * @type {import('esbuild').BuildOptions}
 */
const extension = {
	...host,
	entryPoints: ['src/extension.ts'],
	outdir: 'dist',
	format: 'esm',
	splitting: true,
	chunkNames: 'chunks/[name]-[hash]',
	plugins: [startTogether],
	// Its form for Node asks for `fs` by `require`, which ES modules don't have.
	alias: { ...host.alias, '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
};

/** @type {import('esbuild').BuildOptions} */
const inHost = { ...host, minify: false, sourcemap: 'inline', external: ['vscode', 'mocha'] };

const hostTests = globSync(['test/host/run.ts', 'test/host/**/*.test.ts']);

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	extension,
	{ ...host, entryPoints: ['src/todoReader.ts'], outfile: 'dist/todoReader.cjs' },
	{ ...page, entryPoints: ['media/editor/main.ts'], outfile: 'dist/editor.js' },
	{ ...page, entryPoints: ['media/editor/editor.css'], outfile: 'dist/editor.css' },
	{ ...page, entryPoints: ['media/planner/main.ts'], outfile: 'dist/planner.js' },
	{ ...page, entryPoints: ['media/planner/planner.css'], outfile: 'dist/planner.css' },
	{ ...page, entryPoints: ['media/paste/main.ts'], outfile: 'dist/paste.js' },
	{ ...page, entryPoints: ['media/paste/paste.css'], outfile: 'dist/paste.css' },
	...hostTests.map((file) => ({
		...inHost,
		entryPoints: [file],
		outfile: `out/host/${basename(file, '.ts')}.cjs`,
	})),
	{ ...inHost, entryPoints: ['bench/host/run.ts'], outfile: 'out/bench/run.cjs' },
];

// A test whose source is gone must not run from an old bundle.
rmSync('out', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });

cpSync('node_modules/vscode-oniguruma/release/onig.wasm', 'dist/onig.wasm');

if (watch) {
	for (const bundle of bundles) {
		const watched = await context({ ...bundle, logLevel: 'info' });
		await watched.watch();
	}
} else {
	const results = await Promise.allSettled(bundles.map((bundle) => build(bundle)));
	writeThirdPartyNotices(
		results.flatMap((result) => (result.status === 'fulfilled' ? result.value.metafile : [])),
		'dist/THIRD-PARTY-NOTICES.txt',
	);
	// esbuild has printed the reasons.
	process.exitCode = results.every(({ status }) => status === 'fulfilled') ? 0 : 1;
}

/**
 * Writes the licence texts of every package that esbuild took something from: they ask to be passed on with it.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} file
 */
function writeThirdPartyNotices(metafiles, file) {
	const packages = new Set(
		metafiles
			.flatMap(({ inputs }) => Object.keys(inputs))
			.flatMap((input) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0] ?? []),
	);
	const notices = [...packages].toSorted().map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
		const [text] = globSync(`${folder}{LICENSE,LICENCE,license}*`);
		// What it has from others itself: the wasm of vscode-oniguruma is Oniguruma.
		const more = globSync(`${folder}NOTICES*`);
		const texts = [...(text === undefined ? [] : [text]), ...more].map((path) =>
			readFileSync(path, 'utf8').trim(),
		);
		return `${name} ${version}\n\n${text === undefined ? `Licence: ${license}` : ''}${texts.join('\n\n')}\n`;
	});
	writeFileSync(file, notices.join(`\n${'-'.repeat(72)}\n\n`));
}
