import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as fc from 'fast-check';
import { dayAfter, daysBetween, sayDate, sayMinutes, sayWholeDate, today } from '../../src/ui/dates.ts';

const day = fc
	.integer({ min: -20_000, max: 40_000 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('today', () => {
	it('is the person’s own day, from its first to its last moment', () => {
		assert.equal(today(new Date(2026, 10, 1, 0, 0, 0)), '2026-11-01');
		assert.equal(today(new Date(2026, 10, 1, 23, 59, 59, 999)), '2026-11-01');
		assert.equal(today(new Date(2026, 0, 9)), '2026-01-09');
		assert.match(today(), /^\d{4}-\d\d-\d\d$/);
	});
});

describe('sayWholeDate', () => {
	it('says a day as the language writes it, with its year', () => {
		assert.equal(sayWholeDate('2026-12-01', 'en'), 'Dec 1, 2026');
		assert.equal(sayWholeDate('2026-12-01', 'de'), '01.12.2026');
		assert.equal(sayWholeDate('someday', 'en'), 'someday');
	});
});

describe('dayAfter', () => {
	it('is as many days away as it says', () => {
		assert.equal(dayAfter('2026-12-31', 1), '2027-01-01');
		fc.assert(
			fc.property(day, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
				assert.equal(daysBetween(from, dayAfter(from, days)), days);
			}),
		);
	});
});

describe('daysBetween', () => {
	it('counts whole days, also over a change of the clock and a leap day', () => {
		assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
		assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2);
		assert.equal(daysBetween('2026-11-02', '2026-11-01'), -1);
	});

	it('there and back is nothing', () => {
		fc.assert(fc.property(day, day, (a, b) => daysBetween(a, b) + daysBetween(b, a) === 0));
	});
});

describe('sayDate', () => {
	const table: readonly [string, string][] = [
		['2026-11-01', 'today'],
		['2026-11-02', 'tomorrow'],
		['2026-10-31', 'yesterday'],
		['2026-11-03', 'Tue'],
		['2026-11-07', 'Sat'],
		['2026-11-08', 'Nov 8'],
		['2026-10-30', 'Oct 30'],
		['2026-01-01', 'Jan 1'],
		['2025-12-31', 'Dec 31, 2025'],
		['2027-11-01', 'Nov 1, 2027'],
	];
	for (const [date, wanted] of table) {
		it(`says “${wanted}” of ${date}`, () => assert.equal(sayDate(date, '2026-11-01', 'en-US'), wanted));
	}

	it('says the weekday over the turn of the year', () => {
		assert.equal(sayDate('2027-01-02', '2026-12-30', 'en-US'), 'Sat');
	});

	it('speaks the person’s language', () => {
		assert.equal(sayDate('2026-11-02', '2026-11-01', 'de'), 'morgen');
		assert.equal(sayDate('2026-11-27', '2026-11-01', 'de'), '27. Nov.');
	});

	it('says one more day with the formats that it has', () => {
		sayDate('2026-11-27', '2026-11-01', 'fr');
		const made = mock.method(Intl, 'DateTimeFormat');
		assert.equal(sayDate('2026-11-28', '2026-11-01', 'fr'), '28 nov.');
		mock.restoreAll();
		assert.equal(made.mock.callCount(), 0);
	});

	it('says something of any day, and the text itself of what is no day', () => {
		fc.assert(fc.property(day, day, (date, from) => sayDate(date, from, 'en-US').length > 0));
		for (const text of ['soon', '2026-13-45', '']) {
			assert.equal(sayDate(text, '2026-11-01', 'en-US'), text);
		}
	});
});

describe('sayMinutes', () => {
	const table: readonly [number, string][] = [
		[0, '0m'],
		[45, '45m'],
		[60, '1h'],
		[90, '1h 30m'],
		[6000, '100h'],
	];
	for (const [minutes, wanted] of table) {
		it(`says “${wanted}” of ${minutes}`, () => assert.equal(sayMinutes(minutes), wanted));
	}
});
