import assert from 'node:assert/strict';
import type { Languages } from '../../../src/todo/languages.ts';
import { todosBy, vscodeLanguages } from '../vscodeLanguages.ts';
import { cFamily } from './cFamily.ts';
import { others } from './others.ts';
import { scripts } from './scripts.ts';
import { web } from './web.ts';

const matrix = { ...scripts, ...cFamily, ...web, ...others };

describe('TODOs in the languages of VS Code', function () {
	// Where VS Code has to be installed first.
	this.timeout(300_000);
	let languages: Languages;
	before(() => {
		languages = vscodeLanguages();
	});

	it(`are found in ${Object.keys(matrix).length} of them`, () => {
		assert.ok(Object.keys(matrix).length >= 40);
	});

	for (const [language, cases] of Object.entries(matrix)) {
		describe(language, () => {
			for (const [text, expected] of cases) {
				it(text.replaceAll('\n', '⏎'), async () => {
					const said = async (content: string, by?: 'grammar'): Promise<string[]> =>
						(await todosBy(languages, language, content, by)).map((todo) => todo.text);
					assert.deepEqual(await said(text), expected);
					assert.deepEqual(await said(text, 'grammar'), expected, 'by the grammar alone');
					assert.deepEqual(await said(text.replaceAll('\n', '\r\n')), expected, 'with \\r\\n');
				});
			}
		});
	}
});
