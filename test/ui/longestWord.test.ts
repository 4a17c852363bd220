import assert from 'node:assert/strict';
import { longestWord } from '../../src/ui/longestWord.ts';

describe('longestWord', () => {
	for (const [text, word] of [
		['', ''],
		['  ', ''],
		['one', 'one'],
		[' a\tferry  of b', 'ferry'],
		['same size', 'same'],
	] as const) {
		it(`of ${JSON.stringify(text)} is ${JSON.stringify(word)}`, () => {
			assert.equal(longestWord(text), word);
		});
	}
});
