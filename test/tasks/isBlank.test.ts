import assert from 'node:assert/strict';
import { isBlank } from '../../src/tasks/isBlank.ts';

describe('isBlank', () => {
	for (const text of [
		'',
		' \t\n\u00A0',
		'\u200B\u200D\uFEFF',
		'\u2060\u00AD',
		'\u202E',
		'\u3164',
		'\uFE0F',
	]) {
		it(`sees nothing in ${JSON.stringify(text)}`, () => assert.equal(isBlank(text), true));
	}
	for (const text of ['a', '.', '\u200Ba', '😀', '👩‍💻', '東京', 'עברית', 'e\u0301', '\uFFFD', '\uE000']) {
		it(`sees ${JSON.stringify(text)}`, () => assert.equal(isBlank(text), false));
	}
});
