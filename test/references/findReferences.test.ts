import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FoundReference, referenceAt, referenceFinder } from '../../src/references/findReferences.ts';
import { defaultFormat, formatReference } from '../../src/products/reference.ts';

const find = referenceFinder(defaultFormat);

function texts(text: string, found: readonly FoundReference[]): string[] {
	return found.map(({ start, end }) => text.slice(start, end));
}

describe('References in a text', () => {
	for (const [text, ...references] of [
		['toggl#5123', 'toggl#5123'],
		['// TODO(toggl#5123): x', 'toggl#5123'],
		['// TODO(alice, track#60001): x', 'track#60001'],
		['Fixes local#7.', 'local#7'],
		['"toggl#1", \'track#2\', `local#3`', 'toggl#1', 'track#2', 'local#3'],
		['toggl#1,track#2;local#3', 'toggl#1', 'track#2', 'local#3'],
		['toggl#1/toggl#2/local#new-a1/track#3', 'toggl#1', 'toggl#2', 'local#new-a1', 'track#3'],
		['(toggl#1) [track#2] {local#3} <toggl#4>', 'toggl#1', 'track#2', 'local#3', 'toggl#4'],
		['//toggl#1', 'toggl#1'],
		['--toggl#1', 'toggl#1'],
		['#toggl#1'],
		['# toggl#1', 'toggl#1'],
		['<!--toggl#1-->', 'toggl#1'],
		['+toggl#1', 'toggl#1'],
		['TASK=toggl#1', 'toggl#1'],
		['TODO:toggl#1', 'toggl#1'],
		['see:toggl#1 - done', 'toggl#1'],
		['*toggl#1* **track#2** ~~local#3~~', 'toggl#1', 'track#2', 'local#3'],
		['toggl#1’s, toggl#1!', 'toggl#1', 'toggl#1'],
		['🚀toggl#1🚀', 'toggl#1'],
		['toggl#new-a1-b2', 'toggl#new-a1-b2'],
		['toggl#9007199254740991', 'toggl#9007199254740991'],
		['toggl#9007199254740992'],
		['toggl#99999999999999999999'],
		['a\ntoggl#1\r\ntrack#2\n', 'toggl#1', 'track#2'],
		['see https://example.com toggl#1', 'toggl#1'],
		['(https://example.com)toggl#1', 'toggl#1'],
		['[x](https://example.com): toggl#1', 'toggl#1'],
		["['https://example.com','toggl#1']", 'toggl#1'],
		["x = 'https://example.com';toggl#1", 'toggl#1'],
		// None of these is one.
		['foo_toggl#1'],
		['footoggl#1'],
		['ötoggl#1'],
		['toggl#1ö'],
		['#5123'],
		['toggl#'],
		['toggl#x'],
		['toggl# 1'],
		['toggl#12ab'],
		['toggl#12-ab'],
		['toggl#12_3'],
		['toggl#12.5'],
		['toggl#0'],
		['toggl#012'],
		['Toggl#12'],
		['focus#12'],
		['issue#12'],
		['owner/track#12'],
		['TODO(owner/track#12): x'],
		['/track#12'],
		['./track#12'],
		['fast-track#12'],
		['my.local#12'],
		['$toggl#12'],
		['@toggl#12'],
		[String.raw`\track#12`],
		['page?track#12'],
		['https://example.com/track#12'],
		['https://track#12'],
		['http://example.com/a,track#12'],
		['http://example.com/a(track#12)'],
		['<https://example.com/a:local#12>'],
		["https://example.com/it's,local#12"],
		['www.example.com/a:local#12'],
		['file:///local#12'],
		['mailto:local#12'],
		['[x](track#12)'],
		['<a href="track#12">'],
		['<img src=track#12>'],
		['a { background: url(track#12) }'],
	] as const satisfies readonly (readonly string[])[]) {
		it(`are ${references.join(', ') || 'none'} in ${text}`, () => {
			assert.deepEqual(texts(text, find(text)), references);
		});
	}

	it('are found at the ends of what is pointed at, not beside it', () => {
		const references = find('a toggl#12 b');
		const ids = Array.from({ length: 12 }, (_offset, at) => referenceAt(references, at)?.id);
		assert.deepEqual(
			ids.flatMap((id, at) => (id === undefined ? [] : [at])),
			[2, 3, 4, 5, 6, 7, 8, 9, 10],
		);
	});

	it('are those of the configured format too, where nothing else would be one', () => {
		const format = '{keyword}: https://example.com/tasks/{reference}/';
		const text = '// TODO: https://example.com/tasks/local#7/ x https://example.com/local#8 local#9';
		assert.deepEqual(texts(text, referenceFinder(format)(text)), ['local#7', 'local#9']);
		assert.deepEqual(texts(text, find(text)), ['local#9']);
	});

	it('are as ever with a format that cannot be used', () => {
		for (const format of [undefined, 7, '', '{reference}']) {
			assert.equal(referenceFinder(format)('local#7 https://example.com/local#8').length, 1);
		}
	});

	it('are not looked for in lines that machines make, and are in the lines around', () => {
		const text = `local#1\n${'x toggl#1 '.repeat(2000)}\nlocal#2`;
		assert.deepEqual(texts(text, find(text)), ['local#1', 'local#2']);
	});

	it('are found in what machines make without a wait', () => {
		for (const text of [
			'toggl#1'.repeat(100_000),
			`${'toggl#1 '.repeat(1200)}\n`.repeat(10),
			`https://${'a,toggl#1'.repeat(1000)}\n`.repeat(5),
			`toggl#${'1'.repeat(1_000_000)}`,
		]) {
			const begun = performance.now();
			find(text);
			const took = performance.now() - begun;
			assert.ok(took < 3000, `${Math.round(took)} ms for ${text.slice(0, 20)}`);
		}
	});
});

describe('Any text with references', () => {
	const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
	const product = fc.constantFrom('focus', 'track', 'local');
	const id = fc.tuple(product, number).map(([name, own]) => `${name}:${own}`);
	const filler = fc.stringMatching(/^[ a-z.,:;()[\]{}"'!?*äß🚀\n\r\t]*$/u);

	it('has those that were put in it, at their places', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(filler, id), { maxLength: 6 }), filler, (parts, rest) => {
				let text = '';
				const expected: FoundReference[] = [];
				for (const [between, task] of parts) {
					text += `${between} `;
					const reference = formatReference(task);
					expected.push({ id: task, start: text.length, end: text.length + reference.length });
					text += `${reference} `;
				}
				text += rest;
				assert.deepEqual(find(text), expected);
			}),
		);
	});

	it('has none that a letter, a digit or an underline joins to something else', () => {
		const joint = fc.constantFrom('a', 'Z', '0', '_', 'é', '-a', '字');
		fc.assert(
			fc.property(id, joint, (task, other) => {
				const reference = formatReference(task);
				assert.deepEqual(find(`x ${other.replace('-a', 'a-')}${reference} x`), []);
				assert.deepEqual(find(`x ${reference}${other.replace('0', '0x')} x`), []);
			}),
		);
	});

	it('has none within an address', () => {
		fc.assert(
			fc.property(fc.webUrl({ withFragments: false }), id, (url, task) => {
				// One that closes nothing may be the end of what the address stands in.
				fc.pre(!url.includes(')'));
				assert.deepEqual(find(`x ${url}${formatReference(task)} x`), []);
			}),
		);
	});

	it('has each once, in order, and each a reference', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('toggl#', 'track#1', 'local#12', '/', '-', ':', '(', ')', '\n', 'https://'),
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const text = pieces.join('');
				let last = 0;
				for (const { id: task, start, end } of find(text)) {
					assert.ok(start >= last && end > start);
					assert.equal(text.slice(start, end), formatReference(task));
					last = end;
				}
			}),
		);
	});
});
