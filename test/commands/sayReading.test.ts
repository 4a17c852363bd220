import assert from 'node:assert/strict';
import { sayNotUnderstood, sayReading } from '../../src/commands/sayReading.ts';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import { known } from '../oneLine/known.ts';

const say = (line: string): string => sayReading(parseLine(line, known), known.today, 'en-GB');

describe('sayReading', () => {
	for (const [line, said] of [
		[
			'Fix login @web #bug !high ^28 nov 2h > parent',
			'Website · #bug · high · 28 Nov · 2h · under “Parent task”',
		],
		['Fix ^mon-fri', 'Mon – Fri'],
		['Fix ^1 dec 2027 *', '1 Dec 2027 · pinned'],
		['Fix +ada 1h30m', 'Ada Lovelace · 1h 30m'],
		['Fix login', ''],
	] as const) {
		it(`says of ${line}: ${said || 'nothing'}`, () => {
			assert.equal(say(line), said);
		});
	}
});

describe('sayNotUnderstood', () => {
	it('names the signs that stay in the name', () => {
		assert.equal(
			sayNotUnderstood(parseLine('Fix @nobody #bug !urgent', known)),
			'Left in the name: “@nobody”, “!urgent”',
		);
		assert.equal(sayNotUnderstood(parseLine('Fix @Website', known)), '');
	});
});
