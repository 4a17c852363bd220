import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import type { Languages } from '../../src/todo/languages.ts';
import { todosBy, vscodeLanguages } from './vscodeLanguages.ts';

/**
 * Lines that are comments, strings or parts of either, by language: a file each. What only makes sense together
 * stands in one line, with ⏎ between.
 */
const lines = new Map(
	globSync(join(import.meta.dirname, 'languages/lines/*.txt'))
		.toSorted()
		.map((file) => [basename(file, '.txt'), readFileSync(file, 'utf8').replace(/\n$/, '').split('\n')]),
);

describe('What the rules of a language are sure of', function () {
	this.timeout(300_000);
	let languages: Languages;
	before(() => {
		languages = vscodeLanguages();
	});

	/** How many TODOs were found; throws when the grammar finds others. */
	const compare = async (language: string, parts: readonly string[]): Promise<number> => {
		const text = parts.join('\n').replaceAll('⏎', '\n');
		const said = async (by?: 'grammar'): Promise<unknown[]> =>
			(await todosBy(languages, language, text, by)).map((todo) => [todo.start, todo.text]);
		const found = await said();
		assert.deepEqual(found, await said('grammar'), text);
		return found.length;
	};

	for (const [language, kinds] of lines) {
		it(`is what its grammar says, in ${language}`, async () => {
			let found = 0;
			for (const line of kinds) {
				found += await compare(language, [line]);
				for (const next of kinds) {
					found += await compare(language, [line, next]);
				}
			}
			const several = fc.array(fc.constantFrom(...kinds), { minLength: 3, maxLength: 7 });
			await fc.assert(
				fc.asyncProperty(several, async (all) => {
					found += await compare(language, all);
				}),
				{ numRuns: 150 },
			);
			assert.ok(found > 20, `${found} TODOs are too few to tell`);
		});
	}
});
