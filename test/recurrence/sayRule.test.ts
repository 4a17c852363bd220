import assert from 'node:assert/strict';
import { ruleWords } from '../../src/recurrence/ruleWords.ts';
import { sayRule } from '../../src/recurrence/sayRule.ts';

describe('a recurrence rule in words', () => {
	const words = ruleWords('en');
	const sentences: [string, string | undefined][] = [
		['FREQ=DAILY', 'every day'],
		['RRULE:freq=daily;interval=3', 'every 3 days'],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'every 2 weeks on Monday'],
		['FREQ=WEEKLY;BYDAY=SU,FR,MO', 'every week on Monday, Friday, and Sunday'],
		['BYDAY=MO,TU,WE,TH,FR;FREQ=WEEKLY', 'every weekday'],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU', 'every 2 weeks on Monday and Tuesday'],
		['FREQ=MONTHLY;BYMONTHDAY=15', 'every month on day 15'],
		['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', 'every month on day 1 and 15 and on the last day'],
		['FREQ=MONTHLY;BYMONTHDAY=-3', 'every month with BYMONTHDAY=-3'],
		['FREQ=MONTHLY;BYDAY=2TU,-1FR', 'every month on the second Tuesday and the last Friday'],
		['FREQ=MONTHLY;BYDAY=-2WE', 'every month on the next to last Wednesday'],
		['FREQ=YEARLY;BYDAY=20MO', 'every year on the 20. Monday'],
		['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', 'every month on the first Monday'],
		['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last weekday'],
		['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', 'every month on Monday and Tuesday with BYSETPOS=1'],
		['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'every month on Friday with BYMONTHDAY=13'],
		['FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=1', 'every year in March and June on day 1'],
		['FREQ=DAILY;COUNT=1', 'every day once'],
		['FREQ=DAILY;COUNT=10', 'every day 10 times'],
		['FREQ=WEEKLY;UNTIL=20271231T235959Z', 'every week until December 31, 2027'],
		['FREQ=WEEKLY;WKST=SU', 'every week'],
		['FREQ=DAILY;BYHOUR=9;BYMINUTE=30', 'every day with BYHOUR=9; BYMINUTE=30'],
		['DTSTART:20260105T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO', 'every week on Monday'],
		['RRULE:FREQ=DAILY\nEXDATE:20260107', 'every day with EXDATE:20260107'],
		['FREQ=HOURLY', undefined],
		['FREQ=DAILY;X-COLOUR=RED', undefined],
		['FREQ=DAILY;INTERVAL=0', undefined],
		['nonsense', undefined],
		['', undefined],
	];
	for (const [rule, sentence] of sentences) {
		it(`says “${rule}” as ${sentence}`, () => assert.equal(sayRule(rule, words), sentence));
	}

	it('says days and months in the language of the words', () => {
		const german = {
			...words,
			locale: 'de',
			on: 'am {0}',
			every: { ...words.every, WEEKLY: 'jede Woche' },
		};
		assert.equal(sayRule('FREQ=WEEKLY;BYDAY=MO,TH', german), 'jede Woche am Montag und Donnerstag');
	});
});
