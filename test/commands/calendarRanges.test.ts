import assert from 'node:assert/strict';
import { calendarRanges } from '../../src/commands/calendarRanges.ts';

describe('calendarRanges', () => {
	for (const [day, monday, sunday] of [
		[new Date(2026, 10, 16, 0, 1), '2026-11-16', '2026-11-22'],
		[new Date(2026, 10, 21, 12, 0), '2026-11-16', '2026-11-22'],
		[new Date(2026, 10, 22, 23, 59), '2026-11-16', '2026-11-22'],
		[new Date(2027, 0, 1, 12, 0), '2026-12-28', '2027-01-03'],
	] as const) {
		it(`has ${day.toDateString()} in the week from ${monday} to ${sunday}`, () => {
			assert.deepEqual(calendarRanges(day).week, { from: monday, to: sunday });
		});
	}

	it('counts today as one of the fourteen days, over the end of a month', () => {
		const { today, fortnight } = calendarRanges(new Date(2026, 10, 21, 23, 59));
		assert.deepEqual(today, { from: '2026-11-21', to: '2026-11-21' });
		assert.deepEqual(fortnight, { from: '2026-11-21', to: '2026-12-04' });
	});
});
