import assert from 'node:assert/strict';
import { isUnderstood, parseRule, partsOf, withPart } from '../../src/recurrence/rule.ts';

describe('a recurrence rule', () => {
	const readings: [string, string | null | undefined][] = [
		['', null],
		['  ', null],
		['FREQ=DAILY', 'FREQ=DAILY'],
		[' RRULE:FREQ=DAILY ', 'FREQ=DAILY'],
		['FREQ=WEEKLY;BYDAY=MO,WE;', 'FREQ=WEEKLY;BYDAY=MO,WE'],
		['INTERVAL=2;freq=weekly', 'INTERVAL=2;freq=weekly'],
		[
			'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231T000000Z',
			'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231T000000Z',
		],
		['RRULE:', undefined],
		['every day', undefined],
		['FREQ=', undefined],
		['FREQ=OFTEN', undefined],
		['BYDAY=MO', undefined],
		['FREQ=DAILY;;COUNT=2', undefined],
		['FREQ=DAILY;COUNT', undefined],
		['FREQ=DAILY;FREQ=WEEKLY', undefined],
		['FREQ=DAILY; COUNT=2', undefined],
		['DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY', 'DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY'],
		['FREQ=DAILY\r\nEXDATE:20260107\n', 'FREQ=DAILY\r\nEXDATE:20260107'],
		['DTSTART:20260105T090000Z', undefined],
		['DTSTART:20260105\nRRULE:often', undefined],
		['RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY', undefined],
	];
	for (const [text, rule] of readings) {
		it(`reads “${text}” as ${rule}`, () => assert.equal(parseRule(text), rule));
	}

	const understood: [string, boolean][] = [
		['FREQ=DAILY', true],
		['freq=weekly;byday=mo,we', true],
		['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3', true],
		['FREQ=MONTHLY;BYDAY=2TU,-1FR;WKST=SU', true],
		['FREQ=DAILY;UNTIL=20280229', true],
		['FREQ=DAILY;UNTIL=20270229', false],
		['FREQ=DAILY;UNTIL=2027-01-01', false],
		['FREQ=DAILY;COUNT=2;UNTIL=20270101', false],
		['FREQ=DAILY;INTERVAL=0', false],
		['FREQ=DAILY;INTERVAL=2;INTERVAL=3', false],
		['FREQ=WEEKLY;BYDAY=XX', false],
		['FREQ=MONTHLY;BYMONTHDAY=32', false],
		['FREQ=YEARLY;BYMONTH=-1', false],
		['FREQ=DAILY;X-COLOUR=RED', false],
		['FREQ=DAILY;CONSTRUCTOR=1', false],
		['FREQ=WEEKLY;BYDAY=1MO', false],
		['FREQ=DAILY;BYDAY=MO,-1FR', false],
		['FREQ=YEARLY;BYDAY=1MO;BYWEEKNO=20', false],
		['FREQ=YEARLY;BYDAY=MO;BYWEEKNO=20', true],
		['FREQ=WEEKLY;BYMONTHDAY=1', false],
		['FREQ=DAILY;BYMONTHDAY=1', true],
		['FREQ=MONTHLY;BYYEARDAY=1', false],
		['FREQ=MONTHLY;BYWEEKNO=1', false],
		['FREQ=MONTHLY;BYSETPOS=1', false],
		['FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO', true],
		['nonsense', false],
	];
	for (const [text, is] of understood) {
		it(`${is ? 'understands' : 'does not understand'} “${text}”`, () =>
			assert.equal(isUnderstood(partsOf(text)), is));
	}

	const changes: [string, string, string | undefined, string][] = [
		['FREQ=DAILY', 'INTERVAL', '2', 'FREQ=DAILY;INTERVAL=2'],
		['FREQ=DAILY;INTERVAL=2;COUNT=3', 'INTERVAL', '4', 'FREQ=DAILY;INTERVAL=4;COUNT=3'],
		['interval=2;freq=daily;x-a=b', 'INTERVAL', undefined, 'freq=daily;x-a=b'],
		['BYDAY=MO;FREQ=WEEKLY;BYDAY=TU', 'BYDAY', 'FR', 'BYDAY=FR;FREQ=WEEKLY'],
		['RRULE:FREQ=DAILY;', 'COUNT', '1', 'FREQ=DAILY;COUNT=1'],
		[
			'DTSTART;TZID=Europe/Tallinn:20260105T090000\nRRULE:FREQ=DAILY;\nEXDATE:20260107',
			'COUNT',
			'9',
			'DTSTART;TZID=Europe/Tallinn:20260105T090000\nRRULE:FREQ=DAILY;COUNT=9\nEXDATE:20260107',
		],
	];
	for (const [text, key, value, rule] of changes) {
		it(`“${text}” with ${key} ${value} is “${rule}”`, () =>
			assert.equal(withPart(text, key, value), rule));
	}
});
