import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RuleScanner } from '../../src/todo/commentScanner.ts';
import { languageRules } from '../../src/todo/languageRules.ts';
import configurations from './languageConfigurations.json' with { type: 'json' };
import { scannerOf } from './todosIn.ts';

describe('Language rules', () => {
	it('are made of every configuration that VS Code ships', () => {
		for (const [language, configuration] of Object.entries(configurations)) {
			const rules = languageRules(configuration);
			assert.ok(rules && rules.lineComments.length + rules.blockComments.length > 0, language);
		}
	});

	it('take a line comment as text or as an object', () => {
		const asObject = languageRules({ comments: { lineComment: { comment: '#', noIndent: true } } });
		assert.deepEqual(asObject, languageRules({ comments: { lineComment: '#' } }));
		assert.deepEqual(asObject?.lineComments, [{ open: '#', place: 'apart' }]);
	});

	it('are none without comments, whatever else is there', () => {
		const without = [
			undefined,
			null,
			7,
			'x',
			[],
			{},
			{ comments: null },
			{ comments: { lineComment: null, blockComment: null } },
			{ comments: { lineComment: ' ', blockComment: ['', ''] } },
			{ comments: { lineComment: { comment: 7 }, blockComment: ['"""', '"""'] } },
			{ comments: [], autoClosingPairs: [['"', '"']] },
		];
		for (const configuration of without) {
			assert.equal(languageRules(configuration), undefined, JSON.stringify(configuration));
		}
	});

	it('do without parts that are not as they should be', () => {
		const rules = languageRules({
			comments: { lineComment: '//' },
			brackets: 7,
			autoClosingPairs: [
				null,
				7,
				[],
				['"'],
				{ open: '"' },
				{ open: 7, close: '"' },
				['"', '"'],
				{ open: "'", close: "'" },
			],
		});
		assert.deepEqual(rules?.quotes, ['"', "'"]);
	});
});

describe('Comment spans', () => {
	it('tell opener, content and closer', () => {
		const text = 'a /* b */ // c\r\nd';
		assert.deepEqual(scannerOf('typescript').scan(text), [
			{ kind: 'block', open: '/*', start: 2, contentStart: 4, contentEnd: 7, end: 9 },
			{ kind: 'line', open: '//', start: 10, contentStart: 12, contentEnd: 14, end: 14 },
		]);
	});

	it('are in order and within the text, for any text in any language', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'"',
				"'",
				'`',
				'${',
				'}',
				'{',
				'//',
				'/*',
				'*/',
				'#',
				'--',
				'--[[',
				']]',
				'<!--',
				'-->',
				'"""',
				'\\',
				'\n',
				'\r\n',
				' ',
				'TODO: x',
			),
			fc.string({ maxLength: 3 }),
		);
		const scanners = Object.values(configurations).map(
			(configuration) => new RuleScanner(languageRules(configuration)!),
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 40 }),
				fc.constantFrom(...scanners),
				(pieces, scanner) => {
					const text = pieces.join('');
					let last = 0;
					for (const { start, contentStart, contentEnd, end } of scanner.scan(text)) {
						assert.ok(last <= start && start < end && end <= text.length);
						assert.ok(start < contentStart && contentStart <= contentEnd && contentEnd <= end);
						last = end;
					}
				},
			),
			{ numRuns: 3000 },
		);
	});

	it('of 10,000 lines take less than 50 ms', () => {
		const block = [
			'import { a } from "./a.ts"; // TODO: sort these',
			"/** Does a thing, and 'another'. */",
			'export function f(x: string): string {',
			'\tconst url = `http://example.com/${encodeURIComponent(`a${x}`)}`;',
			"\tif (x === 'don\\'t' || /[/*`]/.test(x)) { // it's so",
			'\t\treturn { a: 1, b: [2, 3] }["a"].toString() + url;',
			'\t}',
			'\treturn "x";',
			'}',
			'',
		];
		const text = `${block.join('\n')}\n`.repeat(1000);
		const scanner = scannerOf('typescript');
		// Time of this process, and the best of some: other work of the machine is not what is measured.
		const times = Array.from({ length: 8 }, () => {
			const begun = process.cpuUsage();
			assert.equal(scanner.scan(text).length, 3000);
			const { user, system } = process.cpuUsage(begun);
			return (user + system) / 1000;
		});
		assert.ok(Math.min(...times) < 50, `${times.join(', ')} ms`);
	});

	for (const [before, after] of [
		['', ''],
		['const a = <p>a</p>;\n', 'const d = <p/>;'],
	]) {
		it(`take time by the length of the text where each is behind a bracket${after && ', among tags'}`, () => {
			const scanner = scannerOf('typescript');
			const timeOf = (lines: number, times: number): number => {
				const text = before + 'let b: Array<string> // TODO: c\n'.repeat(lines) + after;
				const { user: begun } = process.cpuUsage();
				for (let time = 0; time < times; time++) {
					scanner.read(text);
				}
				return process.cpuUsage().user - begun;
			};
			timeOf(1000, 20);
			const ratio = timeOf(20_000, 10) / timeOf(1000, 200);
			assert.ok(ratio < 6, `${ratio} times as long`);
		});
	}

	it('take no more than a straight pass over hostile text', () => {
		for (const piece of [
			'"',
			"'",
			'`',
			'${',
			'`${',
			'"""',
			"'''",
			'/*',
			'\\',
			'\\"',
			'/ ',
			'(/',
			'//',
			'x'.repeat(20),
			'\\"x',
			'(/[',
			'/*\n',
			'"""\n',
			'""" "\n',
			"'a\\\n",
			'`\n',
			'${`}',
			'/\n',
		]) {
			const begun = process.cpuUsage();
			scannerOf('typescript').scan(piece.repeat(100_000 / piece.length));
			scannerOf('python').scan(piece.repeat(100_000 / piece.length));
			const { user } = process.cpuUsage(begun);
			assert.ok(user < 1_000_000, `${JSON.stringify(piece)}: ${user / 1000} ms`);
		}
	});
});
