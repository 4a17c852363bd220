import fc from 'fast-check';
import assert from 'node:assert/strict';
import { chooseRepeat, repeatNames } from '../../media/editor/recurrence.ts';
import { frequencies, weekdays } from '../../src/recurrence/rule.ts';
import { type RuleChoices, withChoices } from '../../src/recurrence/ruleChoices.ts';

/** What RFC 5545 (3.3.10) forbids in a rule, by its own words and no code of ours. */
function isLegal(rule: string): boolean {
	const entries = rule.split(';').map((part): [string, string] => {
		const [key = '', value = ''] = part.split('=');
		return [key, value];
	});
	const parts = new Map(entries);
	const frequency = parts.get('FREQ') ?? '';
	const isNumbered = /\d/.test(parts.get('BYDAY') ?? '');
	const others = [...parts.keys()].filter((key) => key.startsWith('BY') && key !== 'BYSETPOS');
	return (
		parts.size === entries.length &&
		frequency !== '' &&
		!(parts.has('UNTIL') && parts.has('COUNT')) &&
		!(isNumbered && !['MONTHLY', 'YEARLY'].includes(frequency)) &&
		!(isNumbered && parts.has('BYWEEKNO')) &&
		!(parts.has('BYMONTHDAY') && frequency === 'WEEKLY') &&
		!(parts.has('BYYEARDAY') && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)) &&
		!(parts.has('BYWEEKNO') && frequency !== 'YEARLY') &&
		!(parts.has('BYSETPOS') && others.length === 0)
	);
}

/** Rules of all kinds, as other programs may have written them. */
const written = fc
	.tuple(
		fc.constantFrom(...frequencies),
		fc.subarray(
			[
				['BYDAY=MO', 'BYDAY=1MO', 'BYDAY=-1FR,TU', 'BYDAY=MO,TU,WE,TH,FR'],
				['BYMONTHDAY=1', 'BYMONTHDAY=1,15', 'BYMONTHDAY=-1'],
				['BYYEARDAY=100'],
				['BYWEEKNO=20'],
				['BYMONTH=5'],
				['BYSETPOS=-1'],
				['COUNT=3', 'UNTIL=20271231', 'UNTIL=20271231T235959Z'],
			].map((some) => fc.constantFrom(...some)),
		),
	)
	.chain(([frequency, parts]) => fc.tuple(...parts).map((some) => [`FREQ=${frequency}`, ...some].join(';')))
	.filter((rule) => isLegal(rule));

const choice: fc.Arbitrary<Partial<RuleChoices>> = fc.oneof(
	fc.record({ frequency: fc.constantFrom(...frequencies) }),
	fc.record({ interval: fc.integer({ min: 1, max: 999 }) }),
	fc.record({ weekdays: fc.subarray([...weekdays]) }),
	fc.record({ monthDay: fc.integer({ min: -1, max: 31 }) }),
	fc.constantFrom(
		{ end: { kind: 'never' as const } },
		{ end: { kind: 'on' as const, date: '2027-01-02' } },
		{ end: { kind: 'after' as const, count: 4 } },
	),
);

const step = fc.oneof(
	choice.map((one) => (rule: string) => withChoices(rule, one)),
	fc.constantFrom(...repeatNames.slice(1)).map((name) => (rule: string) => chooseRepeat(rule, name)),
);

describe('What the choices make of a rule', () => {
	it('is a rule that the standard allows', () => {
		fc.assert(
			fc.property(fc.oneof(fc.constant('FREQ=DAILY'), written), fc.array(step), (rule, steps) => {
				let now = rule;
				for (const make of steps) {
					const next = make(now);
					assert.ok(isLegal(next), `${now} became ${next}`);
					now = next;
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
