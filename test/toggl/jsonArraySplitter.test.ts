import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { JsonArraySplitter } from '../../src/toggl/jsonArraySplitter.ts';

/** Text with everything that could be taken for a bracket, a quote or the middle of a character. */
const nasty = fc.string({
	unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'é', '日', '👩‍👩‍👧', '\u0000', '\ud800', 'n'),
});

const rows = fc.array(
	fc.oneof(fc.jsonValue(), nasty, fc.dictionary(nasty, fc.oneof(nasty, fc.jsonValue()))),
	{ maxLength: 8 },
);

/** A text and the sizes of the pieces that it comes in. */
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });

const spaces = fc.constantFrom(undefined, 1, '\t', '\n');

describe('JsonArraySplitter', () => {
	it('gives the rows of any array, wherever its pieces end', () => {
		fc.assert(
			fc.property(rows, sizes, spaces, (list, pieces, space) => {
				const text = JSON.stringify(list, undefined, space);
				assert.deepEqual(split(bytesOf(text), pieces), { rows: JSON.parse(text), isWhole: true });
			}),
			{ numRuns: 500 },
		);
	});

	it('gives the complete rows of an array that breaks off, and says so', () => {
		fc.assert(
			fc.property(rows, sizes, fc.nat(), (list, pieces, at) => {
				const text = bytesOf(JSON.stringify(list));
				const cut = split(text.subarray(0, at % text.length), pieces);
				assert.equal(cut.isWhole, false);
				const whole: unknown[] = JSON.parse(JSON.stringify(list));
				assert.deepEqual(cut.rows, whole.slice(0, cut.rows.length));
			}),
			{ numRuns: 500 },
		);
	});

	it('refuses what JSON.parse refuses, and nothing else', () => {
		const noise = fc.string({
			unit: fc.constantFrom('[', ']', '{', '}', ',', '"', '1', ' ', 'null', ':'),
			maxLength: 12,
		});
		fc.assert(
			fc.property(rows, noise, fc.nat(), fc.nat(3), sizes, (list, extra, at, gone, pieces) => {
				const right = JSON.stringify(list);
				const place = at % (right.length + 1);
				const text = right.slice(0, place) + extra + right.slice(place + gone);
				const expected = parsedList(text.toWellFormed());
				const { isWhole, rows: got } = split(bytesOf(text), pieces);
				assert.equal(isWhole, expected !== undefined, text);
				if (expected) {
					assert.deepEqual(got, expected);
				}
			}),
			{ numRuns: 1500 },
		);
	});

	it('gives a row as soon as its last byte is there', () => {
		const splitter = new JsonArraySplitter();
		assert.deepEqual(splitter.push(bytesOf('[{"id":1},{"id":2},{"i')), [{ id: 1 }, { id: 2 }]);
		assert.deepEqual(splitter.push(bytesOf('d":3}')), []);
		assert.deepEqual(splitter.push(bytesOf(']')), [{ id: 3 }]);
		splitter.end();
	});

	const texts: [text: string, rows: unknown[] | undefined][] = [
		['[]', []],
		[' [ ] \n', []],
		['\uFEFF[1]', [1]],
		['null', []],
		['{"items":[1,2]}', [1, 2]],
		['{"page":1,"data":[{"a":[]}],"total":1}', [{ a: [] }]],
		['', undefined],
		['nul', undefined],
		['"text"', undefined],
		['{}', undefined],
		['{"message":"moved"}', undefined],
		['{"errors":["no"]}', undefined],
		['{"items":[1]', undefined],
		['{"items":[1]}}', undefined],
		['{items:[1]}', undefined],
		['[1][2]', undefined],
		['[1}', undefined],
		['[1,]', undefined],
		['<!doctype html><p>[1]</p>', undefined],
	];
	for (const [text, expected] of texts) {
		it(`reads ${JSON.stringify(text)} as ${expected ? JSON.stringify(expected) : 'no list'}`, () => {
			const { rows: got, isWhole } = split(bytesOf(text), [3]);
			assert.equal(isWhole, expected !== undefined);
			if (expected) {
				assert.deepEqual(got, expected);
			}
		});
	}

	it('reads a deep and a large row', () => {
		const list = [JSON.parse('[['.repeat(500) + ']]'.repeat(500)), 'x'.repeat(1_000_000)];
		assert.deepEqual(split(bytesOf(JSON.stringify(list)), [65_536]), { rows: list, isWhole: true });
	});
});

function split(bytes: Uint8Array, pieces: readonly number[]): { rows: unknown[]; isWhole: boolean } {
	const splitter = new JsonArraySplitter();
	const got: unknown[] = [];
	try {
		for (let at = 0, turn = 0; at < bytes.length; turn++) {
			const size = pieces[turn % pieces.length] ?? 1;
			got.push(...splitter.push(bytes.subarray(at, at + size)));
			at += size;
		}
		splitter.end();
		return { rows: got, isWhole: true };
	} catch (error) {
		assert.ok(error instanceof SyntaxError);
		return { rows: got, isWhole: false };
	}
}

/** What is a list for us: an array, `null`, or an object with it in `items` or `data` in front of any other array or object. */
function parsedList(text: string): unknown[] | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return value === null ? [] : Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
