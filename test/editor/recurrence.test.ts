import assert from 'node:assert/strict';
import { chooseRepeat, repeatNames, type Repeat, repeatOf } from '../../media/editor/recurrence.ts';

describe('how a task repeats', () => {
	const names: [string, Repeat | 'custom'][] = [
		['', 'none'],
		['freq=daily', 'daily'],
		['RRULE:FREQ=DAILY;INTERVAL=1', 'daily'],
		['BYDAY=MO,TU,WE,TH,FR;FREQ=WEEKLY', 'weekdays'],
		['FREQ=WEEKLY;BYDAY=MO', 'weekly'],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR', 'weekly'],
		['FREQ=DAILY;INTERVAL=2;X-A=1', 'daily'],
		['FREQ=YEARLY;BYDAY=20MO', 'yearly'],
		['FREQ=HOURLY', 'custom'],
		['nonsense', 'custom'],
	];
	for (const [text, name] of names) {
		it(`calls “${text}” ${name}`, () => assert.equal(repeatOf(text), name));
	}

	for (const name of repeatNames) {
		for (const former of [
			'',
			'nonsense',
			'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
			'FREQ=MONTHLY;BYMONTHDAY=3',
		]) {
			it(`is ${name} once chosen over “${former}”`, () =>
				assert.equal(repeatOf(chooseRepeat(former, name)), name));
		}
	}

	const changes: [string, Repeat, string][] = [
		['', 'weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
		['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3', 'weekly', 'FREQ=WEEKLY;COUNT=3'],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;X-A=1', 'weekly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;X-A=1'],
		['FREQ=DAILY;X-A=1', 'yearly', 'FREQ=YEARLY;X-A=1'],
		['BYHOUR=9;FREQ=HOURLY;X-A=1', 'daily', 'BYHOUR=9;FREQ=DAILY;X-A=1'],
		['FREQ=DAILY;X-A=1', 'none', ''],
	];
	for (const [text, name, rule] of changes) {
		it(`“${text}” becomes “${rule}” by ${name}`, () => assert.equal(chooseRepeat(text, name), rule));
	}
});
