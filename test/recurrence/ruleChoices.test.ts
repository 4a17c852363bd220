import fc from 'fast-check';
import assert from 'node:assert/strict';
import { frequencies, isUnderstood, partsOf, weekdays } from '../../src/recurrence/rule.ts';
import {
	readChoices,
	type RuleChoices,
	type RuleEnd,
	withChoices,
} from '../../src/recurrence/ruleChoices.ts';

const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

const end: fc.Arbitrary<RuleEnd> = fc.oneof(
	fc.constant({ kind: 'never' } as const),
	day.map((date) => ({ kind: 'on', date }) as const),
	fc.integer({ min: 1, max: 999 }).map((count) => ({ kind: 'after', count }) as const),
);

/** A week has no day of the month. */
const choices = fc
	.record({
		frequency: fc.constantFrom(...frequencies),
		interval: fc.integer({ min: 1, max: 999 }),
		weekdays: fc.subarray([...weekdays]),
		monthDay: fc.oneof(fc.integer({ min: 0, max: 31 }), fc.constant(-1)),
		end,
	})
	.map((some) => (some.frequency === 'WEEKLY' ? { ...some, monthDay: 0 } : some));

/** Parts that no choice is about, in the writing that they came in. */
const unknown = fc.subarray([
	'X-COLOUR=Red',
	'bysetpos=-1',
	'BYHOUR=9',
	'WKST=SU',
	'BYMONTH=1,2',
	'BYEASTER=1',
]);

describe('the choices of a rule', () => {
	const readings: [string, Partial<RuleChoices> | undefined][] = [
		[
			'FREQ=DAILY',
			{ frequency: 'DAILY', interval: 1, weekdays: [], monthDay: 0, end: { kind: 'never' } },
		],
		['freq=weekly;interval=2;byday=mo', { frequency: 'WEEKLY', interval: 2, weekdays: ['MO'] }],
		['FREQ=MONTHLY;BYMONTHDAY=-1', { monthDay: -1 }],
		['FREQ=MONTHLY;BYMONTHDAY=1,15', { monthDay: undefined }],
		['FREQ=MONTHLY;BYDAY=2TU', { weekdays: undefined }],
		['FREQ=DAILY;UNTIL=20271231T000000Z', { end: { kind: 'on', date: '2027-12-31' } }],
		['FREQ=DAILY;COUNT=3;UNTIL=20271231', { end: undefined }],
		['FREQ=DAILY;INTERVAL=x', { interval: undefined }],
		['FREQ=HOURLY', undefined],
		['FREQ=DAILY;COUNT=1;COUNT=2', undefined],
		['', undefined],
		['nonsense', undefined],
	];
	for (const [rule, some] of readings) {
		it(`are read from “${rule}”`, () => {
			const read = readChoices(rule);
			assert.deepEqual(read && { ...read, ...some }, read);
			assert.equal(read === undefined, some === undefined);
		});
	}

	const changes: [string, Partial<RuleChoices>, string][] = [
		['', { frequency: 'WEEKLY' }, 'FREQ=WEEKLY'],
		['nonsense', { frequency: 'WEEKLY' }, 'FREQ=WEEKLY'],
		['FREQ=WEEKLY;BYDAY=MO', { frequency: 'MONTHLY' }, 'FREQ=MONTHLY'],
		['FREQ=MONTHLY;BYDAY=2TU', { frequency: 'YEARLY' }, 'FREQ=YEARLY;BYDAY=2TU'],
		['FREQ=MONTHLY;BYMONTHDAY=3;X-A=1', { frequency: 'DAILY' }, 'FREQ=DAILY;X-A=1'],
		['FREQ=WEEKLY;BYDAY=SU', { weekdays: ['SU', 'MO'] }, 'FREQ=WEEKLY;BYDAY=MO,SU'],
		['FREQ=DAILY;COUNT=2', { end: { kind: 'on', date: '2027-01-02' } }, 'FREQ=DAILY;UNTIL=20270102'],
		[
			'FREQ=DAILY;UNTIL=20261231T235959Z;X-A=1',
			{ end: { kind: 'on', date: '2027-01-02' } },
			'FREQ=DAILY;UNTIL=20270102T235959Z;X-A=1',
		],
		['FREQ=DAILY;UNTIL=20261231', { end: { kind: 'after', count: 5 } }, 'FREQ=DAILY;COUNT=5'],
		['INTERVAL=2;FREQ=DAILY', { interval: 1 }, 'FREQ=DAILY'],
		['FREQ=MONTHLY;BYDAY=1MO', { frequency: 'WEEKLY' }, 'FREQ=WEEKLY'],
		['FREQ=MONTHLY;BYDAY=-1FR;X-A=1', { frequency: 'DAILY' }, 'FREQ=DAILY;X-A=1'],
		['FREQ=MONTHLY;BYMONTHDAY=1,15', { frequency: 'WEEKLY' }, 'FREQ=WEEKLY'],
		['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', { frequency: 'MONTHLY' }, 'FREQ=MONTHLY;BYDAY=MO'],
		['FREQ=YEARLY;BYYEARDAY=100', { frequency: 'DAILY' }, 'FREQ=DAILY'],
		['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-1', { frequency: 'MONTHLY' }, 'FREQ=MONTHLY'],
		['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', { weekdays: [] }, 'FREQ=MONTHLY'],
		['FREQ=WEEKLY', { monthDay: 3 }, 'FREQ=WEEKLY'],
		[
			'DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY',
			{ end: { kind: 'on', date: '2027-01-02' } },
			'DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270102T235959Z',
		],
		[
			'DTSTART:20260105T090000\nRRULE:FREQ=DAILY',
			{ end: { kind: 'on', date: '2027-01-02' } },
			'DTSTART:20260105T090000\nRRULE:FREQ=DAILY;UNTIL=20270102T235959',
		],
	];
	for (const [rule, some, changed] of changes) {
		it(`“${rule}” becomes “${changed}”`, () => assert.equal(withChoices(rule, some), changed));
	}

	it('make a rule that stands for the same choices and is understood', () => {
		fc.assert(
			fc.property(choices, (some) => {
				const rule = withChoices('', some);
				assert.ok(isUnderstood(partsOf(rule)));
				const read = readChoices(rule);
				assert.deepEqual(
					{ ...read, weekdays: read?.weekdays?.toSorted() },
					{ ...some, weekdays: some.weekdays.toSorted() },
				);
			}),
		);
	});

	it('leave all parts that they are not about, as they are written', () => {
		fc.assert(
			fc.property(
				choices,
				unknown,
				fc.subarray(['interval', 'weekdays', 'monthDay', 'end'] as const),
				choices,
				(first, parts, keys, second) => {
					const rule = [withChoices('', first), ...parts].join(';');
					const changed = withChoices(
						rule,
						Object.fromEntries(keys.map((key) => [key, second[key]])),
					);
					const kept = partsOf(changed).map(({ text }) => text);
					// Which of the days a task is on is about the days: without them there is none.
					const isDayChosen = keys.some((key) => key === 'weekdays' || key === 'monthDay');
					const hasDays = kept.some((text) => text.startsWith('BY'));
					assert.deepEqual(
						kept.filter((text) => parts.includes(text)),
						parts.filter((text) => text !== 'bysetpos=-1' || hasDays || !isDayChosen),
					);
					const read = readChoices(changed);
					const isWeekly = first.frequency === 'WEEKLY';
					for (const key of ['interval', 'monthDay', 'end'] as const) {
						const wanted = (keys.includes(key) ? second : first)[key];
						assert.deepEqual(read?.[key], key === 'monthDay' && isWeekly ? 0 : wanted, key);
					}
				},
			),
		);
	});
});
