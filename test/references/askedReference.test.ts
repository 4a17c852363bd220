import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askedReference } from '../../src/references/askedReference.ts';
import { referenceFinder } from '../../src/references/findReferences.ts';

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

	it('is one where a number makes it a reference, and nowhere else', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'toggl',
				'track',
				'local',
				'#',
				'toggl#',
				'local#',
				'new-1',
				'7',
				'x',
				'ä',
				'_',
				'-',
				'.',
				'/',
				'//',
				' ',
				'(',
				')',
				'[x](',
				'"',
				'@',
				'$',
				'&',
				'?',
				'https://',
				'www.',
				'a.b/',
				'href=',
			),
			fc.string({ maxLength: 2 }),
		);
		const last = fc.constantFrom('', 'toggl#', 'track#7', 'local#grün', '#', 'toggl#7-x', 'x#');
		const find = referenceFinder(undefined);
		let offered = 0;
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), last, (pieces, end) => {
				const line = [...pieces, end].join('').replaceAll(/[\n\r]/g, '');
				const found = askedReference(line);
				const start = found?.start ?? /[\p{L}\p{N}_-]*$/u.exec(line)?.index ?? line.length;
				const number = `${line.slice(0, start)}7`;
				const references = find(number).filter((each) => each.end === number.length);
				assert.deepEqual(
					references.map(({ id }) => id),
					found ? [`${found.product}:7`] : [],
					line,
				);
				if (found) {
					offered++;
					assert.match(line.slice(0, found.start), /(?:toggl|track|local)#$/);
					assert.equal(line.slice(found.start), found.text);
				}
			}),
			{ numRuns: 5000 },
		);
		assert.ok(offered > 100, `${offered} are too few to tell`);
	});
});
