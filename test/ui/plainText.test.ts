import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { forMessage, forQuickPick, nameToSee, oneLine } from '../../src/ui/plainText.ts';
import { assertAsFast } from '../assertAsFast.ts';

/** The links that VS Code makes of a notification's text (`linkedText.ts`). */
const links = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** The icons that it makes of a label; a backslash in front takes the meaning away (`iconLabels.ts`). */
const icons = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** Characters that a person can't see or that turn the text around, by code point. */
const hidden = [
	0x00, 0x07, 0x0a, 0x1b, 0x7f, 0x85, 0x9b, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b,
	0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xd800, 0xdbff, 0xdc00, 0xdfff,
];

/** Pieces that go together to something with a meaning. */
const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'[',
				']',
				'(',
				')',
				'](',
				'$(',
				'\\',
				'zap',
				'command:y',
				'https://x.y',
				' ',
				'"t"',
				'😀',
			),
			fc.constantFrom(...hidden).map((code) => String.fromCharCode(code)),
			fc.string({ unit: 'binary' }),
		),
	)
	.map((pieces) => pieces.join(''));

describe('oneLine', () => {
	const table: readonly [string, string][] = [
		['plain', 'plain'],
		['', ''],
		['  two\r\n\tlines  ', 'two lines'],
		['\u202Egnp.exe', 'gnp.exe'],
		['a\u0000b', 'a b'],
		['\uD83D', ''],
		['a\uDE00b', 'a b'],
		['👩‍👩‍👧 Ünïcode नमस्ते', '👩‍👩‍👧 Ünïcode नमस्ते'],
		['שלום', 'שלום'],
	];
	for (const [text, wanted] of table) {
		it(`makes ${JSON.stringify(wanted)} of ${JSON.stringify(text)}`, () => {
			assert.equal(oneLine(text), wanted);
		});
	}

	for (const code of hidden) {
		it(`leaves no U+${code.toString(16).toUpperCase().padStart(4, '0')}`, () => {
			assert.equal(oneLine(`a${String.fromCharCode(code)}b`), 'a b');
		});
	}

	it('is short, well formed, on one line and the same when done twice, whatever the text', () => {
		fc.assert(
			fc.property(hostile, fc.integer({ min: 1, max: 300 }), (text, most) => {
				const line = oneLine(text, most);
				assert.ok(line.length <= most, `${line.length} > ${most}`);
				assert.ok(line.isWellFormed());
				assert.doesNotMatch(line, /[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
				assert.equal(oneLine(line, most), line);
			}),
			{ numRuns: 1000 },
		);
	});

	it('cuts 10 000 characters between two of them, with a mark', () => {
		const line = oneLine('😀'.repeat(5000));
		assert.ok(line.length <= 200 && line.endsWith('😀…') && line.isWellFormed());
		assert.equal(oneLine('x'.repeat(200)).length, 200);
		assert.equal(oneLine('x'.repeat(201)), `${'x'.repeat(199)}…`);
	});

	it('reads a megabyte in one go', () => {
		const text = `${' '.repeat(500_000)}\u202E`.repeat(2);
		assertAsFast('a line of a megabyte', () => oneLine(text), {
			times: 10,
			as: () => JSON.stringify(text),
		});
	});
});

describe('nameToSee', () => {
	it('is the name on one line, or the id where nothing of it can be seen', () => {
		assert.equal(nameToSee({ id: 'focus:1', name: ' a\nb' }), 'a b');
		assert.equal(nameToSee({ id: 'focus:1', name: 'a'.repeat(30) }, 10), `${'a'.repeat(9)}…`);
		for (const name of ['\u200B\u200D', '\u3164', '\u202E ']) {
			assert.equal(nameToSee({ id: 'focus:1', name }), 'focus:1');
		}
	});
});

describe('forMessage', () => {
	for (const text of [
		'[x](command:y)',
		'[x](https://evil.example "t")',
		'[a]([b](command:y))',
		'[x]\u200B(command:y)',
		'[x]\u0000(command:y)',
		'[x](file:///etc/passwd)',
	]) {
		it(`makes no link of ${JSON.stringify(text)}`, () => assert.doesNotMatch(forMessage(text), links));
	}

	it('never makes a link', () => {
		fc.assert(
			fc.property(hostile, (text) => !links.test(forMessage(text))),
			{ numRuns: 2000 },
		);
	});

	it('leaves other brackets alone', () => {
		assert.equal(forMessage('[x] (y) [z]'), '[x] (y) [z]');
	});
});

describe('forQuickPick', () => {
	for (const text of [
		'$(zap)',
		String.raw`\$(zap)`,
		'$($(zap))',
		'$$(zap)',
		'$(sync~spin)',
		'$\u200B(zap)',
		'$\u0000(zap)',
	]) {
		it(`makes no icon of ${JSON.stringify(text)}`, () => assertNoIcon(text));
	}

	it('never makes an icon', () => {
		fc.assert(fc.property(hostile, assertNoIcon), { numRuns: 2000 });
	});
});

function assertNoIcon(text: string): void {
	for (const [whole, escape] of forQuickPick(text).matchAll(icons)) {
		assert.ok(escape, whole);
	}
}
