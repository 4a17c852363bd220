import assert from 'node:assert/strict';
import { askedReference } from '../../src/references/askedReference.ts';

describe('The reference that a line ends in', () => {
	for (const [line, product, text] of [
		['toggl#', 'focus', ''],
		['// TODO(track#', 'track', ''],
		['fixes local#12', 'local', '12'],
		['//toggl#boo', 'focus', 'boo'],
		['"toggl#grün', 'focus', 'grün'],
		[`${'x '.repeat(9000)}toggl#5`, 'focus', '5'],
	] as const) {
		it(`is one of ${product} with “${text}” for ${line.slice(-20)}`, () => {
			assert.deepEqual(askedReference(line), { product, text, start: line.length - text.length });
		});
	}

	for (const line of [
		'',
		'#',
		'# ',
		'toggl',
		'toggl #',
		'toggl# ',
		'toggl#1 fix',
		'toggl#a.b',
		'Toggl#',
		'issue#12',
		'mytoggl#',
		'_toggl#',
		'#toggl#',
		'owner/track#',
		'my.local#',
		'fast-track#',
		'https://example.com/a:track#',
		'[x](track#',
		'<a href="local#',
		`toggl#${'x'.repeat(300)}`,
	]) {
		it(`is none for ${line.slice(0, 40)}`, () => {
			assert.equal(askedReference(line), undefined);
		});
	}
});
