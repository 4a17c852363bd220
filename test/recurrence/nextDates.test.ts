import fc from 'fast-check';
import assert from 'node:assert/strict';
import { nextDates } from '../../src/recurrence/nextDates.ts';

const range = { from: '2026-11-21', to: '2027-02-19' };

describe('the next days of a rule', () => {
	const days: [string, string, string[]][] = [
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-11-23', ['2026-11-23', '2026-12-07', '2026-12-21']],
		['freq=weekly;interval=2;byday=mo', '2026-11-16', ['2026-11-30', '2026-12-14', '2026-12-28']],
		['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', ['2026-11-30', '2026-12-31', '2027-01-31']],
		[
			'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
			'2026-01-01',
			['2026-11-30', '2026-12-31', '2027-01-29'],
		],
		['FREQ=DAILY;COUNT=3', '2026-11-20', ['2026-11-21', '2026-11-22']],
		['FREQ=DAILY;UNTIL=20261122', '2026-11-01', ['2026-11-21', '2026-11-22']],
		['FREQ=DAILY;BYHOUR=9,17;COUNT=4', '2026-11-21', ['2026-11-21', '2026-11-22']],
		['FREQ=YEARLY', '2024-02-29', []],
		['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31', '2026-11-21', []],
		['DTSTART:20261120T090000Z\nRRULE:FREQ=DAILY;COUNT=3', '2026-11-01', ['2026-11-21', '2026-11-22']],
	];
	for (const [rule, start, expected] of days) {
		it(`“${rule}” from ${start} on`, () => {
			assert.deepEqual(nextDates(rule, start, range)?.slice(0, 3), expected);
		});
	}

	it('has the first and the last day of the range', () => {
		const every = nextDates('FREQ=DAILY', '2026-01-01', range) ?? [];
		assert.deepEqual([every.length, every[0], every.at(-1)], [91, range.from, range.to]);
	});

	for (const rule of [
		'',
		'nonsense',
		'FREQ=HOURLY',
		'FREQ=DAILY;X-A=1',
		'FREQ=DAILY;INTERVAL=0',
		'RRULE:FREQ=DAILY\nEXDATE:20261122',
		'DTSTART:soon\nRRULE:FREQ=DAILY',
	]) {
		it(`are unknown for “${rule}”`, () => assert.equal(nextDates(rule, '2026-11-21', range), undefined));
	}

	it('are the days of the week that the rule names', () => {
		const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
		fc.assert(
			fc.property(
				fc.subarray(names, { minLength: 1 }),
				fc.integer({ min: 1, max: 8 }),
				(some, interval) => {
					const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${some.join()}`;
					const found = nextDates(rule, '2026-11-21', range) ?? [];
					assert.ok(found.every((day) => some.includes(names[new Date(day).getUTCDay()] ?? '')));
					assert.ok(found.length > 0 || interval === 8);
				},
			),
		);
	});
});
