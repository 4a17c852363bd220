import assert from 'node:assert/strict';
import { plainText } from '../../../src/todo/workspace/plainText.ts';

describe('The text of a file', () => {
	const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);

	it('is ASCII whatever the settings say', () => {
		assert.equal(
			plainText(bytesOf('// TODO: a\r\n', 'utf8'), () => assert.fail()),
			'// TODO: a\n',
		);
		assert.equal(
			plainText(new Uint8Array(), () => assert.fail()),
			'',
		);
	});

	it('is UTF-8 where the settings say so', () => {
		for (const text of ['// TODO: é', '// ✓', '// 🌊']) {
			assert.equal(
				plainText(bytesOf(text, 'utf8'), () => true),
				text,
			);
			assert.equal(
				plainText(bytesOf(text, 'utf8'), () => false),
				undefined,
			);
		}
		assert.equal(
			plainText(bytesOf('\uFEFF// a', 'utf8'), () => true),
			'// a',
		);
	});

	it('is left to the editor in another encoding', () => {
		assert.equal(
			plainText(bytesOf('// TODO: é', 'latin1'), () => true),
			undefined,
		);
		assert.equal(
			plainText(bytesOf('\uFEFF// TODO', 'utf16le'), () => true),
			undefined,
		);
	});
});
