import assert from 'node:assert/strict';
import { parseRule, repeatNames, repeatOf, repeats } from '../../media/editor/recurrence.ts';

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
	];
	for (const [text, rule] of readings) {
		it(`reads “${text}” as ${rule}`, () => assert.equal(parseRule(text), rule));
	}

	const names: [string, string][] = [
		['', 'none'],
		['freq=daily', 'daily'],
		['RRULE:FREQ=DAILY;INTERVAL=1', 'daily'],
		['BYDAY=MO,TU,WE,TH,FR;FREQ=WEEKLY', 'weekdays'],
		['FREQ=WEEKLY;BYDAY=MO', 'custom'],
		['FREQ=DAILY;INTERVAL=2', 'custom'],
		['nonsense', 'custom'],
	];
	for (const [text, name] of names) {
		it(`calls “${text}” ${name}`, () => assert.equal(repeatOf(text), name));
	}

	for (const name of repeatNames) {
		it(`knows its own “${name}” again, and can send it`, () => {
			assert.equal(repeatOf(repeats[name]), name);
			assert.equal(parseRule(repeats[name]), repeats[name] || null);
		});
	}
});
