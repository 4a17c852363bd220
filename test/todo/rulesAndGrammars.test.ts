import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Languages } from '../../src/todo/languages.ts';
import { todosBy, vscodeLanguages } from './vscodeLanguages.ts';

/** Lines that are comments, strings or parts of either, for each language. */
const lines: Readonly<Record<string, readonly string[]>> = {
	markdown: [
		'```js',
		'```',
		'~~~',
		'// TODO: a',
		'- [ ] b',
		'* [ ] TODO: c',
		'<!-- TODO: d -->',
		'<!--',
		'-->',
		'---',
		'    - [ ] e',
		'# TODO f',
		'',
		'- item',
		'<div>',
		'> - [ ] g',
		'`x',
	],
	python: [
		'"""',
		"'''",
		'# TODO: a',
		's = "# TODO: no"',
		"it = 'a\\'b' # TODO: c",
		'f(r"\\") # TODO: d',
		'"',
		'',
	],
	rust: [
		'/*',
		'*/',
		'// TODO: a',
		'r#"',
		'"#;',
		"let c = '\"'; // TODO: b",
		"fn a<'a>() {} // TODO: c",
		'"',
		'',
	],
	yaml: ['a: |', '  # TODO: a', '# TODO: b', 'b: "x" # TODO: c', "c: 'it''s' # TODO: d", 'd: >-', '"', ''],
	go: [
		'/*',
		'*/',
		'`',
		'// TODO: a',
		'x := "a" // TODO: b',
		"c := '\"' // TODO: c",
		'y := `a` // TODO: d',
		'',
	],
	java: [
		'/*',
		'*/',
		'"""',
		'// TODO: a',
		'x = "a"; // TODO: b',
		"c = '\"'; // TODO: c",
		'/** TODO: d */',
		'',
	],
	ruby: ['=begin', '=end', '<<~EOT', 'EOT', '# TODO: a', 'x = "#{y} # no" # TODO: b', '%q{', '}', ''],
	sql: ["'", '-- TODO: a', "SELECT 'it''s' -- TODO: b", '/*', '*/', 'SELECT "a" -- TODO: c', ''],
	lua: ['--[[', ']]', '[[', '-- TODO: a', 'x = "a" -- TODO: b', ''],
};

describe('What the rules of a language are sure of', function () {
	this.timeout(300_000);
	let languages: Languages;
	before(() => {
		languages = vscodeLanguages();
	});

	for (const [language, kinds] of Object.entries(lines)) {
		it(`is what its grammar says, in ${language}`, async () => {
			let found = 0;
			const text = fc
				.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 })
				.map((all) => all.join('\n'));
			await fc.assert(
				fc.asyncProperty(text, async (content) => {
					const todos = await todosBy(languages, language, content);
					const places = todos.map(({ start, text: said }) => [start, said]);
					const byGrammar = await todosBy(languages, language, content, 'grammar');
					assert.deepEqual(
						places,
						byGrammar.map(({ start, text: said }) => [start, said]),
						content,
					);
					found += todos.length;
				}),
				{ numRuns: 150 },
			);
			assert.ok(found > 20, `${found} TODOs are too few to tell`);
		});
	}
});
