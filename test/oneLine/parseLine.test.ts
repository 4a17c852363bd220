import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import type { Reading } from '../../src/oneLine/reading.ts';
import { known } from './known.ts';

type Fields = Reading['fields'];

const website = { projectId: 'focus:101' };
const bug = { tagIds: ['focus:7'] };
const parent = { parentId: 'focus:1' };

/** The line, the name that it leaves, and the fields that it says. */
const understood: readonly (readonly [string, string, Fields])[] = [
	[
		'Fix login @Website #bug !high ^fri 2h > Parent task',
		'Fix login',
		{ ...website, ...bug, priority: 'high', endDate: '2026-11-27', estimatedMins: 120, ...parent },
	],
	['Fix login @Website', 'Fix login', website],
	['@Website Fix login', 'Fix login', website],
	['Fix @Website login', 'Fix login', website],
	['Fix login @website', 'Fix login', website],
	['Fix login @web', 'Fix login', website],
	['Fix login @site', 'Fix login', website],
	['Fix login @"Two words"', 'Fix login', { projectId: 'focus:102' }],
	['Fix login @"two words" 1h', 'Fix login', { projectId: 'focus:102', estimatedMins: 60 }],
	['Fix login @two', 'Fix login', { projectId: 'focus:102' }],
	['Собрать @ядро', 'Собрать', { projectId: 'focus:104' }],
	['Fix #bug', 'Fix', bug],
	['Fix #BUG', 'Fix', bug],
	['Fix #bug #v1', 'Fix', { tagIds: ['focus:7', 'focus:9'] }],
	['Fix #bug #bug', 'Fix', bug],
	['Fix #"needs review"', 'Fix', { tagIds: ['focus:8'] }],
	['Fix #review', 'Fix', { tagIds: ['focus:8'] }],
	['Fix #42', 'Fix', { tagIds: ['focus:10'] }],
	['Fix !low', 'Fix', { priority: 'low' }],
	['Fix !medium', 'Fix', { priority: 'medium' }],
	['Fix !med', 'Fix', { priority: 'medium' }],
	['Fix !HIGH', 'Fix', { priority: 'high' }],
	['!high Fix', 'Fix', { priority: 'high' }],
	['Fix !!!', 'Fix', { priority: 'high' }],
	['Fix !!', 'Fix', { priority: 'medium' }],
	['Fix !none', 'Fix', { priority: 'none' }],
	['Fix ^fri', 'Fix', { endDate: '2026-11-27' }],
	['Fix ^Friday', 'Fix', { endDate: '2026-11-27' }],
	['Fix ^sat', 'Fix', { endDate: '2026-11-21' }],
	['Fix ^today', 'Fix', { endDate: '2026-11-21' }],
	['Fix ^tomorrow', 'Fix', { endDate: '2026-11-22' }],
	['Fix ^27 nov', 'Fix', { endDate: '2026-11-27' }],
	['Fix ^nov 27', 'Fix', { endDate: '2026-11-27' }],
	['Fix ^3 jan', 'Fix', { endDate: '2027-01-03' }],
	['Fix ^1 dec 2027', 'Fix', { endDate: '2027-12-01' }],
	['Fix ^2026-12-01', 'Fix', { endDate: '2026-12-01' }],
	['Fix ^in 3 days', 'Fix', { endDate: '2026-11-24' }],
	['Fix ^31.12.', 'Fix', { endDate: '2026-12-31' }],
	['Fix ^31.12', 'Fix', { endDate: '2026-12-31' }],
	['Fix ^1.2.', 'Fix', { endDate: '2027-02-01' }],
	['Fix ^31.12.2026', 'Fix', { endDate: '2026-12-31' }],
	['Fix ^30.11.-4.12.', 'Fix', { startDate: '2026-11-30', endDate: '2026-12-04' }],
	['Fix ^28.12. – 3.1.', 'Fix', { startDate: '2026-12-28', endDate: '2027-01-03' }],
	['Fix ^last friday', 'Fix', { endDate: '2026-11-20' }],
	['Fix ^3d', 'Fix', { endDate: '2026-11-24' }],
	['Fix ^in 2 weeks', 'Fix', { endDate: '2026-12-05' }],
	['Fix ^next week', 'Fix', { endDate: '2026-11-28' }],
	['Fix ^"next friday"', 'Fix', { endDate: '2026-11-27' }],
	['Fix ^mon-fri', 'Fix', { startDate: '2026-11-23', endDate: '2026-11-27' }],
	['Fix ^mon..fri', 'Fix', { startDate: '2026-11-23', endDate: '2026-11-27' }],
	['Fix ^fri-mon', 'Fix', { startDate: '2026-11-27', endDate: '2026-11-30' }],
	['Fix ^mon to fri', 'Fix', { startDate: '2026-11-23', endDate: '2026-11-27' }],
	['Fix ^1-5 dec', 'Fix', { startDate: '2026-12-01', endDate: '2026-12-05' }],
	['Fix ^1–5 dec', 'Fix', { startDate: '2026-12-01', endDate: '2026-12-05' }],
	['Fix ^1..5 dec', 'Fix', { startDate: '2026-12-01', endDate: '2026-12-05' }],
	['Fix ^2026-12-01..2026-12-05', 'Fix', { startDate: '2026-12-01', endDate: '2026-12-05' }],
	['Fix ^in 3 days..in 5 days', 'Fix', { startDate: '2026-11-24', endDate: '2026-11-26' }],
	['Fix ^27 nov 2 windows', 'Fix 2 windows', { endDate: '2026-11-27' }],
	['Fix ^fri the login', 'Fix the login', { endDate: '2026-11-27' }],
	['Fix ^fri 2h', 'Fix', { endDate: '2026-11-27', estimatedMins: 120 }],
	['Fix 2h', 'Fix', { estimatedMins: 120 }],
	['Fix 1h30m', 'Fix', { estimatedMins: 90 }],
	['Fix 1h 30m', 'Fix', { estimatedMins: 90 }],
	['Fix 90m', 'Fix', { estimatedMins: 90 }],
	['Fix 45min', 'Fix', { estimatedMins: 45 }],
	['Fix 1.5h', 'Fix', { estimatedMins: 90 }],
	['Fix 1h30', 'Fix', { estimatedMins: 90 }],
	['Fix 1:30', 'Fix', { estimatedMins: 90 }],
	['Fix 0:45 #bug', 'Fix', { ...bug, estimatedMins: 45 }],
	['Fix 2 h', 'Fix', { estimatedMins: 120 }],
	['Fix 30 min', 'Fix', { estimatedMins: 30 }],
	['Fix 1 h 30 min', 'Fix', { estimatedMins: 90 }],
	['Fix 1h 30 minutes', 'Fix', { estimatedMins: 90 }],
	['Fix 2 hours @Website', 'Fix', { ...website, estimatedMins: 120 }],
	['@Website 2 h Fix', 'Fix', { ...website, estimatedMins: 120 }],
	['Fix ^fri 2 h', 'Fix', { endDate: '2026-11-27', estimatedMins: 120 }],
	['Fix > Parent task 2 h', 'Fix', { ...parent, estimatedMins: 120 }],
	['Fix > Parent task 1 h 30 min *', 'Fix', { ...parent, estimatedMins: 90, pinned: true }],
	['Fix 2h 30 windows @Website', 'Fix 2h 30 windows', website],
	['Fix 2h @Website', 'Fix', { ...website, estimatedMins: 120 }],
	['@Website 2h Fix', 'Fix', { ...website, estimatedMins: 120 }],
	['Fix 2h > Parent task', 'Fix', { ...parent, estimatedMins: 120 }],
	['Fix > Parent task 2h', 'Fix', { ...parent, estimatedMins: 120 }],
	['Fix > Parent task #bug', 'Fix', { ...parent, ...bug }],
	['Fix > parent', 'Fix', parent],
	['Fix > rate limit', 'Fix', { parentId: 'focus:2' }],
	['Fix > Rewrite the old parser', 'Fix', { parentId: 'focus:3' }],
	['Fix > uber uns', 'Fix', { parentId: 'focus:4' }],
	['Fix > Q4 > Plan', 'Fix', { parentId: 'focus:5' }],
	['a > b > Parent task', 'a > b', parent],
	['Fix +ada', 'Fix', { assigneeIds: ['focus:21'] }],
	['Fix +"Ada Lovelace" +grace', 'Fix', { assigneeIds: ['focus:21', 'focus:22'] }],
	['Fix *', 'Fix', { pinned: true }],
	['* Fix', 'Fix', { pinned: true }],
	['Fix 2h *', 'Fix', { estimatedMins: 120, pinned: true }],
	['Fix @Website @Two', 'Fix @Two', website],
	['Fix !low !high', 'Fix !high', { priority: 'low' }],
	['Fix ^fri ^sat', 'Fix ^sat', { endDate: '2026-11-27' }],
	[String.raw`Fix \#bug #v1`, 'Fix #bug', { tagIds: ['focus:9'] }],
	[String.raw`Fix \> Parent task`, 'Fix > Parent task', {}],
	[String.raw`Wait \2h`, 'Wait 2h', {}],
	[String.raw`Wait \2 h`, 'Wait 2 h', {}],
	[String.raw`Wait \1:30`, 'Wait 1:30', {}],
	[String.raw`Ask \@Website \!high \^fri \+ada \*`, 'Ask @Website !high ^fri +ada *', {}],
];

/** Lines that say nothing but a name. */
const names = [
	'Fix login',
	'Write to ada@website.com',
	'Port it to C# and F#',
	'Port it to C++',
	'See https://example.com/a#bug?x=@Website',
	'if a > b then c',
	'a>b',
	'x -> y',
	'> Parent task',
	'Fix > nothing like it',
	'Fix >',
	'Answer +1 and #1',
	'Update @types/node',
	'Remove @ts-ignore',
	'Remove !important',
	'Talk to @nobody',
	'Stop!!!',
	'Was it 2 h or 3 h?',
	'Wait 2h for the build',
	'The 90m limit',
	'Meet at 1:30',
	'Call Ada 14:30',
	'Ratio is 1:3',
	'Wait for 2h',
	'Lower the timeout to 30 min',
	'Water it every 2 hours',
	'Use 2 h tags',
	'Buy a rope of 30 m',
	'Buy rope 30 m',
	'Walk 2 miles',
	'Test h 2',
	'2 h',
	'a * b',
	'Use **bold** and *this*',
	'2h',
	'*',
	'# Heading',
	'#!/bin/sh runs',
	'@ # ! ^ + >',
	'Raise to x^2',
	'Fix ^nothing',
	'Fix ^31 feb',
	'Fix ^31.2.',
	'Bump it to ^4.17',
	'Bump it to ^1.2.3',
	'Fix ^in 2 hours',
	'Fix ^fri-nothing',
	'Fix ^2026-02-31',
	'Fix ^2026-12-05..2026-12-01',
	'Fix ^now',
	'Fix !urgent',
	'Fix @"Two',
	String.raw`Copy C:\Users\ada and \\server\share`,
	String.raw`Match \d+ and \n`,
	'Close @Old of the site',
	'Two  blanks   stay',
	'Ærlig talt 日本語 🙂',
];

describe('parseLine', () => {
	for (const [line, name, fields] of understood) {
		it(`reads ${line}`, () => {
			const reading = parseLine(line, known);
			assert.deepEqual({ name: reading.name, fields: reading.fields }, { name, fields });
		});
	}

	for (const line of names) {
		it(`leaves ${line}`, () => {
			const reading = parseLine(line, known);
			assert.deepEqual([reading.name, reading.fields, reading.understood], [line, {}, []]);
		});
	}

	it('tells which part of the line says what', () => {
		const line = 'Fix @web ^27 nov 1h 30m > Parent task';
		const { understood: parts } = parseLine(line, known);
		assert.deepEqual(
			parts.map(({ kind, from, to, name }) => [kind, line.slice(from, to), name]),
			[
				['project', '@web', 'Website'],
				['date', '^27 nov', '27 nov'],
				['estimate', '1h 30m', '1h 30m'],
				['parent', '> Parent task', 'Parent task'],
			],
		);
	});

	it('tells which signs mean nothing here', () => {
		const { notUnderstood } = parseLine('Fix @nobody #none !urgent ^never +who ada@site.com C#', known);
		assert.deepEqual(
			notUnderstood.map(({ text }) => text),
			['@nobody', '#none', '!urgent', '^never', '+who'],
		);
	});

	it('tells which estimate and which parent mean nothing here', () => {
		for (const [line, left] of [
			['Fix 2h 3h', ['2h']],
			['Wait 1 h 30 min there #bug', ['1 h 30 min']],
			['Fix > No such task', ['> No such task']],
			['Fix > No such task #bug', ['> No such task']],
			['Fix > No #bug task', ['> No']],
			['a > b > c', ['> b > c']],
			['Fix > @nobody', ['> @nobody', '@nobody']],
			[String.raw`Fix > \#bug`, ['>']],
			['Meet at 1:30', []],
			[String.raw`Wait \2h there`, []],
			['> Parent task', []],
			['Fix > ', []],
		] as const) {
			const { notUnderstood } = parseLine(line, known);
			assert.deepEqual(
				notUnderstood.map(({ text }) => text),
				left,
				line,
			);
		}
	});

	it('reads one person where a task can’t have more', () => {
		const { name, fields, notUnderstood } = parseLine('Fix +ada +grace', { ...known, oneAssignee: true });
		assert.deepEqual([name, fields], ['Fix +grace', { assigneeIds: ['focus:21'] }]);
		assert.deepEqual(
			notUnderstood.map(({ text }) => text),
			['+grace'],
		);
	});

	it('reads nothing that the product has no field for', () => {
		const line = 'Fix @Website #bug !high ^fri +ada * 2h > Parent task';
		const { name, fields } = parseLine(line, { ...known, fields: new Set(['name']) });
		assert.deepEqual([name, fields], [line, {}]);
		const noStart = parseLine('Fix ^mon-fri', { ...known, fields: new Set(['endDate']) });
		assert.deepEqual([noStart.name, noStart.fields], ['Fix ^mon-fri', {}]);
	});

	it('asks for the tasks only when a line may name a parent', () => {
		const parents = (): never => assert.fail('asked');
		parseLine('Fix a>b @Website #bug ^fri 2h *', { ...known, parents });
		assert.throws(() => parseLine('Fix > Parent', { ...known, parents }), /asked/);
	});

	const piece = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 6 }),
		fc.constantFrom(...'@#!^+>*\\" '.split('')),
		fc.constantFrom(
			'@Website',
			'#bug',
			'^fri',
			'2h',
			'30m',
			' > ',
			'Parent task',
			'!!!',
			'^1-5',
			'mon..fri',
			' 2 h ',
			'1:30',
			'30 min',
			' at ',
			'31.12.',
		),
	);
	const anyLine = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

	it('never throws, and keeps every word: it is in the name or was understood', () => {
		fc.assert(
			fc.property(anyLine, (line) => {
				const { name, understood: parts, notUnderstood } = parseLine(line, known);
				assert.equal(name, name.trim());
				for (const { from, to } of [...parts, ...notUnderstood]) {
					assert.ok(from >= 0 && from < to && to <= line.length);
				}
				const bare = (text: string): string => text.replaceAll(/\s|\\/g, '');
				if (parts.length === 0) {
					assert.equal(bare(name), bare(line));
				}
				for (const { text } of notUnderstood) {
					assert.ok(name.includes(text), `${text} is in ${name}`);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('gives a name without signs back unchanged', () => {
		const words = fc
			.string({ unit: 'grapheme', maxLength: 60 })
			.filter((text) => !/[@#!^+>*\\\d]/.test(text));
		fc.assert(
			fc.property(words, (text) => {
				assert.deepEqual(parseLine(text, known), {
					name: text.trim(),
					fields: {},
					understood: [],
					notUnderstood: [],
				});
			}),
			{ numRuns: 1000 },
		);
	});
});
