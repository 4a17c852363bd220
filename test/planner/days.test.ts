import assert from 'node:assert/strict';
import { addDays, type Dated, layoutByDays, rangeFrom, weekOf } from '../../src/planner/days.ts';

const range = rangeFrom('2026-11-16');

/** "16-18" stands for these days of November; "-18" and "16-" for one date only. */
function dated(days: string): Dated {
	const [from = '', to = ''] = days.split('-').map((day) => (day ? `2026-11-${day}` : ''));
	return { startDate: from || null, endDate: to || null };
}

describe('The days of the planner', () => {
	it('are two weeks', () => {
		assert.deepEqual(range, { from: '2026-11-16', to: '2026-11-29' });
	});

	it('are counted over the ends of months and years', () => {
		assert.equal(addDays('2026-12-31', 1), '2027-01-01');
		assert.equal(addDays('2028-03-01', -1), '2028-02-29');
		assert.equal(addDays('2026-11-21', 0), '2026-11-21');
	});

	for (const [day, monday] of [
		['2026-11-16', '2026-11-16'],
		['2026-11-21', '2026-11-16'],
		['2026-11-22', '2026-11-16'],
		['2026-11-23', '2026-11-23'],
	] as const) {
		it(`begin with the Monday ${monday} for ${day}`, () => assert.equal(weekOf(day), monday));
	}
});

describe('The layout by days', () => {
	const rows: [string, string[], string[]][] = [
		['puts what shares no day into one line', ['16-17', '18-19', '20-20'], ['0-1@0', '2-3@0', '4-4@0']],
		[
			'puts what shares a day below each other, in their order',
			['16-18', '18-19', '16-16'],
			['0-2@0', '2-3@1', '0-0@1'],
		],
		['never puts what comes later above', ['16-16', '16-20', '20-20'], ['0-0@0', '0-4@1', '4-4@2']],
		['has a day for one date', ['-18', '18-'], ['2-2@0', '2-2@1']],
		['cuts at the ends of the range', ['10-16', '28-30', '10-30'], ['<0-0@0', '12-13@0>', '<0-13@1>']],
		['leaves out what lies elsewhere or nowhere', ['10-15', '30-30', '-'], []],
		['takes what ends before it starts for its start', ['20-18'], ['4-4@0']],
	];
	for (const [what, things, places] of rows) {
		it(what, () => {
			const said = layoutByDays(things.map(dated), range).map(
				({ place: { first, last, lane, beginsBefore, endsAfter } }) =>
					`${beginsBefore ? '<' : ''}${first}-${last}@${lane}${endsAfter ? '>' : ''}`,
			);
			assert.deepEqual(said, places);
		});
	}
});
