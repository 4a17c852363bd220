import assert from 'node:assert/strict';
import { isToPage } from '../../media/paste/toPage.ts';

describe('a message to the page for a picture', () => {
	const strings = { heading: 'Paste', press: { mac: '⌘V', others: 'Ctrl+V' } };

	it('is known, whatever the host says', () => {
		for (const message of [
			{ kind: 'init', strings, state: {} },
			{ kind: 'state', state: { problem: 'No.' } },
		]) {
			assert.ok(isToPage(message), message.kind);
		}
	});

	for (const message of [
		undefined,
		'init',
		{},
		{ kind: 'init', state: {} },
		{ kind: 'state' },
		{ kind: 'state', state: { problem: 7 } },
	]) {
		it(`is left alone: ${JSON.stringify(message)}`, () => assert.equal(isToPage(message), false));
	}
});
