import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codecs, isField, isSame, parseColor, valueOf } from '../../media/editor/codecs.ts';
import type { FormField, FormValue, Input } from '../../src/editor/protocol.ts';

const day = fc
	.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const ids = fc.uniqueArray(fc.nat().map((number) => `focus:${number}`));
const whole = fc.integer({ min: 1, max: 2 ** 45 });
const color = fc.stringMatching(/^#[\da-f]{6}$/);
const or = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const valuesOf: Record<FormField, fc.Arbitrary<FormValue>> = {
	name: fc.string().filter((name) => name.trim() === name && name !== ''),
	description: fc.string(),
	notes: fc.string(),
	projectId: or(fc.constant('focus:1')),
	parentId: or(fc.constant('focus:2')),
	statusId: fc.constant('focus:3'),
	done: fc.boolean(),
	priority: fc.constantFrom('none', 'high', 'urgent'),
	priorityAt: or(day),
	pinned: fc.boolean(),
	startDate: or(day),
	endDate: or(day),
	estimatedMins: or(fc.nat(60_000_000)),
	tagIds: ids,
	assigneeIds: ids,
	billable: fc.boolean(),
	private: fc.boolean(),
	color: or(color),
	autoLogTime: or(fc.boolean()),
	rrule: or(fc.constantFrom('FREQ=DAILY', 'DTSTART:20260105\nRRULE:FREQ=WEEKLY;BYDAY=MO')),
	position: or(whole),
	recurringTaskId: or(whole),
	ghostAssigneeIds: fc.uniqueArray(whole),
	outboundSync: or(fc.boolean()),
};

describe('what a control holds', () => {
	for (const field of Object.keys(codecs).filter(isField)) {
		it(`means the value of ${field} that it was made to show`, () => {
			fc.assert(
				fc.property(valuesOf[field], (value) => {
					assert.deepEqual(codecs[field].parse(codecs[field].show(value)), { value });
				}),
			);
		});
	}

	const refused: [FormField, Input, string][] = [
		['name', ' \t', 'nameNeeded'],
		['name', '\u200B', 'nameNeeded'],
		['startDate', 'incomplete', 'dateIncomplete'],
		['estimatedMins', 'a while', 'estimateUnclear'],
		['color', 'red', 'colorUnclear'],
		['color', '#', 'colorUnclear'],
		['color', '#12345', 'colorUnclear'],
		['rrule', 'daily', 'ruleUnclear'],
		['position', '0', 'positionUnclear'],
		['position', '1.5', 'positionUnclear'],
		['recurringTaskId', '12a', 'numberUnclear'],
		['ghostAssigneeIds', '1, two', 'numbersUnclear'],
		['ghostAssigneeIds', '1, -2', 'numbersUnclear'],
	];
	for (const [field, input, problem] of refused) {
		it(`is refused in ${field}: “${String(input)}”`, () => {
			assert.deepEqual(codecs[field].parse(input), { problem });
			assert.equal(valueOf(field, input), undefined);
		});
	}

	const colors: [string, string | null | undefined][] = [
		['', null],
		['#0B83D9', '#0b83d9'],
		['0b83d9', '#0b83d9'],
		['#abc', '#aabbcc'],
		['#abcd', undefined],
	];
	for (const [text, value] of colors) {
		it(`reads the color “${text}” as ${value}`, () => assert.equal(parseColor(text), value));
	}
});

describe('two values', () => {
	const pairs: [FormValue | undefined, FormValue | undefined, boolean][] = [
		['a', 'a', true],
		['a', 'A', false],
		['', null, false],
		[null, undefined, false],
		[['b', 'a'], ['a', 'b'], true],
		[['a'], ['a', 'b'], false],
		[[], [], true],
		[[2, 1], [1, 2], true],
		[0, null, false],
		[false, null, false],
	];
	for (const [a, b, same] of pairs) {
		it(`${JSON.stringify(a)} and ${JSON.stringify(b)} are ${same ? '' : 'not '}the same`, () => {
			assert.equal(isSame(a, b), same);
		});
	}
});
