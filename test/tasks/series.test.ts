import assert from 'node:assert/strict';
import { type SeriesCall, seriesCalls } from '../../src/tasks/series.ts';
import type { Task } from '../../src/tasks/task.ts';
import { makeTask } from './makeTask.ts';

const of = (id: number, fields: Partial<Task>): Task =>
	makeTask(`focus:${id}`, { recurringTaskId: 1, ...fields });

const template = makeTask('focus:1', { rrule: 'FREQ=WEEKLY', startDate: null });

/** The calls as they are told: the first is named, and the scope goes with it. */
const said = (calls: readonly SeriesCall[]): string[] =>
	calls.map(({ ids, scope }) => `${ids.join(' ')} ${scope}`);

describe('the order of a series', () => {
	const kinds: [string, (id: number, day: string) => Task][] = [
		['the days that the instances are for', (id, recurrenceDate) => of(id, { recurrenceDate })],
		['when they begin, where they are for no day', (id, startDate) => of(id, { startDate })],
		['when they are due, where they begin on no day', (id, endDate) => of(id, { endDate })],
	];
	for (const [name, make] of kinds) {
		it(`is that of ${name}`, () => {
			const third = make(13, '2026-12-21');
			const first = make(11, '2026-12-07');
			const all = [template, third, first, make(12, '2026-12-14')];
			assert.deepEqual(said(seriesCalls([third], all)), ['focus:13 following']);
			assert.deepEqual(said(seriesCalls([third, first], all)), [
				'focus:11 focus:12 focus:13 following',
			]);
			assert.deepEqual(said(seriesCalls([template], all)), [
				'focus:1 this',
				'focus:11 focus:12 focus:13 following',
			]);
		});
	}

	it('stays when an instance is put off', () => {
		const putOff = of(11, { recurrenceDate: '2026-12-07', startDate: '2026-12-30' });
		const second = of(12, { recurrenceDate: '2026-12-14', startDate: '2026-12-14' });
		assert.deepEqual(said(seriesCalls([second], [putOff, second])), ['focus:12 following']);
		assert.deepEqual(said(seriesCalls([putOff], [putOff, second])), ['focus:11 focus:12 following']);
	});

	it('takes an instance whose day was not kept yet by when it begins', () => {
		const before = of(11, { startDate: '2026-12-07' });
		const after = of(12, { recurrenceDate: '2026-12-14', startDate: '2026-12-01' });
		assert.deepEqual(said(seriesCalls([before], [before, after])), ['focus:11 focus:12 following']);
	});
});
