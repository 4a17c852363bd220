import assert from 'node:assert/strict';
import { IgnoreFiles } from '../../../src/todo/workspace/ignoreFiles.ts';
import { LanguageNames } from '../../../src/todo/workspace/languageNames.ts';
import { PathFilter } from '../../../src/todo/workspace/pathFilter.ts';

describe('What a .gitignore leaves out', () => {
	/** The file's lines, a path, and whether it is left out. */
	const cases: readonly (readonly [string, string, boolean])[] = [
		['dist', 'dist/a.js', true],
		['dist', 'src/dist/deep/a.js', true],
		['/dist', 'src/dist/a.js', false],
		['/dist', 'dist/a.js', true],
		['dist/', 'dist', false],
		['*.log', 'a/b/x.log', true],
		['*.log', 'a/b/x.logs', false],
		['*.log\n!keep.log', 'a/keep.log', false],
		['build\n!build/keep.ts', 'build/keep.ts', true],
		['build/*\n!build/keep.ts', 'build/keep.ts', false],
		['a/**/z', 'a/b/c/z', true],
		['a/**/z', 'a/z', true],
		['**/gen', 'x/y/gen/a.ts', true],
		['doc/*.ts', 'doc/a.ts', true],
		['doc/*.ts', 'doc/sub/a.ts', false],
		['# dist', 'dist/a.js', false],
		[String.raw`\#x`, '#x', true],
		['file[0-9].ts', 'file3.ts', true],
		['file[!0-9].ts', 'file3.ts', false],
		['{a,b}.ts', 'a.ts', false],
		['target  \r', 'target/a.rs', true],
		['x?.ts', 'xy.ts', true],
		['x?.ts', 'x/.ts', false],
		['', 'a.ts', false],
		['[', '[', true],
	];
	for (const [text, path, expected] of cases) {
		it(`${JSON.stringify(text)} ${expected ? 'leaves out' : 'keeps'} ${path}`, () => {
			const ignored = new IgnoreFiles();
			ignored.add('', text);
			assert.equal(ignored.ignores(path), expected);
		});
	}

	it('hears the file that is nearest', () => {
		const ignored = new IgnoreFiles();
		ignored.add('', '*.ts');
		ignored.add('web', '!*.ts\n/own');
		assert.deepEqual(
			['a.ts', 'web/a.ts', 'web/own/a.js', 'own/a.js'].map((path) => ignored.ignores(path)),
			[true, false, true, false],
		);
	});
});

describe('The files that are looked into', () => {
	it('are those that the settings leave in and that hold text', () => {
		const filter = new PathFilter([
			'**/node_modules',
			'**/*.{snap,gen}',
			'out/**',
			'*.top',
			'**/of/two',
			'**/{a,b}/made',
			'{**/braced,whole}',
		]);
		for (const [path, expected] of [
			['src/a.ts', true],
			['node_modules/a/b.js', false],
			['src/node_modules/x.js', false],
			['src/my_node_modules/x.js', true],
			['a.snap', false],
			['b/c.gen', false],
			['out/deep/x.ts', false],
			['src/out/x.ts', true],
			['x.top', false],
			['a/x.top', true],
			['x/of/two/y.ts', false],
			['of/two.ts', true],
			['of/x/two/y.ts', true],
			['x/b/made', false],
			['x/c/made', true],
			['x/braced/y.ts', false],
			['x/whole/y.ts', true],
			['whole/y.ts', false],
			['x.png/y.ts', true],
			['logo.PNG', false],
			['app.min.js', false],
		] as const) {
			assert.equal(filter.includes(path), expected, path);
		}
	});

	it('are all when a setting holds no glob that can be read', () => {
		assert.equal(new PathFilter(['[z-a]']).includes('src/a.ts'), true);
	});
});

describe('The language of a file', () => {
	const names = new LanguageNames(
		[
			{
				contributes: {
					languages: [
						{ id: 'typescript', extensions: ['.ts', '.d.ts'] },
						{ id: 'makefile', filenames: ['Makefile'], firstLine: '^#!.*\\bmake\\b' },
						{ id: 'docker', filenamePatterns: ['Dockerfile.*', '**/docker/*'] },
						{ id: 'shellscript', extensions: ['.sh'], firstLine: '^#!.*\\b(?:ba)?sh\\b' },
						{ id: 'broken', firstLine: '(' },
						{ id: 7 },
					],
				},
			},
			{ contributes: { languages: 'none' } },
			undefined,
			{ contributes: { languages: [{ id: 'component', extensions: ['.component.ts'] }] } },
			{ contributes: { languages: [{ id: 'better', extensions: ['.SH'] }] } },
		],
		{
			'*.inc': 'php',
			'**/views/*.ts': 'view',
			'**/Braces/{x,y}.{cfg,Ini}': 'braces',
			'**/{over/one,two}.sl': 'slash',
			'**/set/[ab].s': 'set',
			'**/all/**': 'all',
			bad: 3,
		},
	);

	for (const [path, expected] of [
		['/a/b.ts', 'typescript'],
		['/a/B.TS', 'typescript'],
		['/a/x.component.ts', 'component'],
		['/a/makefile', 'makefile'],
		['/a/Dockerfile.web', 'docker'],
		['/a/docker/x', 'docker'],
		['/a/run.sh', 'better'],
		['/a/head.inc', 'php'],
		['/a/views/x.ts', 'view'],
		['/a/VIEWS/X.TS', 'view'],
		['/a/braces/Y.ini', 'braces'],
		['/a/none/y.ini', undefined],
		['/a/over/one.sl', 'slash'],
		['/a/under/one.sl', undefined],
		['/a/two.sl', 'slash'],
		['/set/b.s', 'set'],
		['/set/c.s', undefined],
		['/all/deep/x', 'all'],
		['/a.ts/none', undefined],
		['/a/run', undefined],
	] as const) {
		it(`${path} is ${expected ?? 'unknown'}`, () => assert.equal(names.byName(path), expected));
	}

	it('is told by the first line where the name says nothing', () => {
		assert.equal(names.byFirstLine('#!/usr/bin/env bash'), 'shellscript');
		assert.equal(names.byFirstLine('#!/usr/bin/make'), 'makefile');
		assert.equal(names.byFirstLine('hello'), undefined);
	});
});
