import assert from 'node:assert/strict';
import { readDays, writeDays } from '../../src/tree/readDays.ts';
import type { DayRange } from '../../src/tree/taskFilter.ts';

describe('readDays', () => {
	for (const [text, days] of [
		['', {}],
		['1–15 dec', { from: '2026-12-01', to: '2026-12-15' }],
		['2026-11-01..2026-11-15', { from: '2026-11-01', to: '2026-11-15' }],
		[' 2026-12-01 ', { from: '2026-12-01', to: '2026-12-01' }],
		['today', { from: '2026-11-21', to: '2026-11-21' }],
		['mon to fri', { from: '2026-11-23', to: '2026-11-27' }],
		['from mon to fri', { from: '2026-11-23', to: '2026-11-27' }],
		['from monday', { from: '2026-11-23' }],
		['since 2026-11-01', { from: '2026-11-01' }],
		['2026-11-01..', { from: '2026-11-01' }],
		['until 15 dec', { to: '2026-12-15' }],
		['..2026-11-01', { to: '2026-11-01' }],
		['until mon to fri', undefined],
		['soon', undefined],
		['from', undefined],
		['2026-12-05..2026-12-01', undefined],
	] as const satisfies readonly (readonly [string, DayRange | undefined])[]) {
		it(`reads ${text || 'nothing'}`, () => {
			assert.deepEqual(readDays(text, '2026-11-21'), days);
		});
	}
});

describe('writeDays', () => {
	for (const days of [
		{},
		{ from: '2026-12-01' },
		{ to: '2026-12-01' },
		{ from: '2026-12-01', to: '2026-12-01' },
		{ from: '2026-12-01', to: '2026-12-31' },
	]) {
		it(`writes ${JSON.stringify(days)} as it is read`, () => {
			assert.deepEqual(readDays(writeDays(days), '2026-11-21'), days);
		});
	}
});
