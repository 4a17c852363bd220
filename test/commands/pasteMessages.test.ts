import assert from 'node:assert/strict';
import { readPasteMessage } from '../../src/commands/pasteMessages.ts';

describe('A message from the page that takes a picture', () => {
	const bytes = new Uint8Array([1, 2, 3]);
	for (const message of [
		{ kind: 'ready' },
		{ kind: 'picture', type: 'image/png', bytes },
		{ kind: 'leave' },
	]) {
		it(`is understood: ${JSON.stringify(message)}`, () =>
			assert.deepEqual(readPasteMessage(message), { message }));
	}
	for (const message of [
		undefined,
		{ kind: 'ready', more: 1 },
		{ kind: 'picture', type: 'image/svg+xml', bytes },
		{ kind: 'picture', type: 'image/png', bytes: new Uint8Array() },
		{ kind: 'picture', type: 'image/png', bytes: [1, 2, 3] },
		{ kind: 'picture', type: 'image/png', bytes, name: '../x' },
		{ kind: 'open' },
	]) {
		it(`is refused: ${JSON.stringify(message)}`, () => assert.ok('wrong' in readPasteMessage(message)));
	}
});
