import assert from 'node:assert/strict';
import { duePeriod, type DuePeriod } from '../../src/tree/duePeriod.ts';
import { taskSorting } from '../../src/tree/taskSorting.ts';
import type { SortBy } from '../../src/tree/viewChoice.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { day } from './modelView.ts';

describe('taskSorting', () => {
	const tasks = [
		makeTask('focus:1', { name: 'b 10', position: 2, endDate: '2026-11-21', priority: 'low' }),
		makeTask('focus:2', {
			name: 'B 9',
			position: 1,
			priority: 'high',
			updatedAt: '2026-11-03T08:00:00Z',
		}),
		makeTask('focus:3', { name: 'a', endDate: '2026-11-20', createdAt: '2026-11-04T08:00:00Z' }),
		makeTask('focus:4', { name: 'a', done: true, endDate: '2026-11-01', priority: 'high', position: 1 }),
		makeTask('focus:5', { name: 'c', priority: 'urgent', updatedAt: '2026-11-03T09:30:00+01:00' }),
	];
	const table: readonly [SortBy, string][] = [
		['order', '21354'],
		['due', '31254'],
		['priority', '21534'],
		['name', '32154'],
		['newest', '32154'],
		['changed', '52134'],
	];
	for (const [by, wanted] of table) {
		it(`sorts by ${by}, open tasks first`, () => {
			const sorted = tasks.toSorted(taskSorting(by));
			assert.equal(sorted.map(({ id }) => id.slice('focus:'.length)).join(''), wanted);
		});
	}
});

describe('duePeriod', () => {
	const table: readonly [string | null, boolean, DuePeriod][] = [
		[null, false, 'none'],
		['2026-11-19', false, 'overdue'],
		['2026-11-19', true, 'earlier'],
		['2026-11-20', false, 'today'],
		['2026-11-20', true, 'today'],
		['2026-11-21', false, 'tomorrow'],
		['2026-11-22', false, 'week'],
		['2026-11-26', false, 'week'],
		['2026-11-27', false, 'later'],
		['some day', false, 'later'],
	];
	for (const [endDate, done, wanted] of table) {
		it(`is ${wanted} for ${done ? 'a done' : 'an open'} task of ${endDate ?? 'no day'}`, () => {
			assert.equal(duePeriod({ endDate, done }, day), wanted);
		});
	}
});
