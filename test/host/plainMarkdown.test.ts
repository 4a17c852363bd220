import assert from 'node:assert/strict';
import { plainMarkdown } from '../../src/ui/plainMarkdown.ts';

describe('A line of text in Markdown', () => {
	for (const [text, expected] of [
		['Words that wrap', 'Words that wrap'],
		['two  blanks', 'two&nbsp; blanks'],
		['    const x = 1;', '&nbsp;&nbsp;&nbsp;&nbsp;const x = 1;'],
		['line  ', 'line&nbsp;&nbsp;'],
		['1. one', String.raw`1\. one`],
		['- one', String.raw`\- one`],
		['# one', String.raw`\# one`],
		['> one', String.raw`\> one`],
		['===', String.raw`\===`],
		['&nbsp; <b> &lt;', String.raw`\&nbsp; \<b\> \&lt;`],
	] as const) {
		it(`is ${JSON.stringify(expected)} for ${JSON.stringify(text)}`, () => {
			assert.equal(plainMarkdown(text), expected);
		});
	}
});
