import assert from 'node:assert/strict';
import fc from 'fast-check';
import { showEstimate } from '../../media/editor/estimate.ts';
import { parseEstimate } from '../../src/tasks/parseEstimate.ts';

describe('an estimate', () => {
	const readings: [string, number | null | undefined][] = [
		['', null],
		['   ', null],
		['1h 30m', 90],
		['1h30m', 90],
		['1h30', 90],
		['1 h 30 min', 90],
		['90m', 90],
		['90', 90],
		['90 minutes', 90],
		['1.5h', 90],
		['1,5h', 90],
		['1.5 hours', 90],
		['1:30', 90],
		['0:05', 5],
		['2H', 120],
		['2 hrs 5 mins', 125],
		['0', 0],
		['0.33h', 20],
		['1.5', undefined],
		['1.5m', undefined],
		['-1h', undefined],
		['2d', undefined],
		['1w', undefined],
		['1:60', undefined],
		['1:5', undefined],
		['h', undefined],
		['30m 1h', undefined],
		['soon', undefined],
		['1h 30m please', undefined],
		['99999999999h', undefined],
	];
	for (const [text, minutes] of readings) {
		it(`reads “${text}” as ${minutes}`, () => assert.equal(parseEstimate(text), minutes));
	}

	it('is read again as it is shown', () => {
		fc.assert(
			fc.property(fc.nat(60_000_000), (minutes) => parseEstimate(showEstimate(minutes)) === minutes),
		);
	});

	const shown: [number, string][] = [
		[0, '0m'],
		[45, '45m'],
		[60, '1h'],
		[90, '1h 30m'],
		[1500, '25h'],
	];
	for (const [minutes, text] of shown) {
		it(`shows ${minutes} as “${text}”`, () => assert.equal(showEstimate(minutes), text));
	}

	it('never takes text of any kind for a broken number', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const minutes = parseEstimate(text) ?? 0;
				assert.ok(Number.isInteger(minutes) && minutes >= 0);
			}),
		);
	});
});
