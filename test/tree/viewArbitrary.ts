import * as fc from 'fast-check';
import type { Task } from '../../src/tasks/task.ts';
import { dueWishes, type TaskFilter, tidyFilter } from '../../src/tree/taskFilter.ts';
import { groupings, sortings, type ViewChoice } from '../../src/tree/viewChoice.ts';
import { taskArbitrary } from '../tasks/taskArbitrary.ts';

const days = fc.constantFrom('2026-11-18', '2026-11-20', '2026-11-21', '2026-11-24', '2027-03-01');
const dates = fc.oneof({ weight: 5, arbitrary: days }, fc.constant(null));
const instants = fc.constantFrom(null, '2026-11-01T08:00:00Z', '2026-11-02T08:00:00+01:00');
const priorities = fc.constantFrom('none', 'low', 'medium', 'high', 'urgent');

/** A task with all that it can be grouped, sorted and filtered by. */
export const viewedTaskArbitrary: fc.Arbitrary<Task> = fc
	.record({
		task: taskArbitrary,
		tags: fc.subarray(['7', '8', '9']),
		people: fc.subarray(['21', '22']),
		startDate: dates,
		endDate: dates,
		private: fc.boolean(),
		trackedSeconds: fc.constantFrom(null, 0, 60),
		recurringTaskId: fc.constantFrom(null, 7),
		priority: priorities,
		createdAt: instants,
		updatedAt: instants,
	})
	.map(({ task, tags, people, ...fields }) => ({
		...task,
		...fields,
		tagIds: tags.map((tag) => `${task.product}:${tag}`),
		assigneeIds: people.map((person) => `${task.product}:${person}`),
	}));

const ids = (...numbers: readonly string[]): fc.Arbitrary<(string | null)[]> =>
	fc.subarray([null, ...numbers.map((number) => `focus:${number}`)]);

const ranges = fc.record({ from: days, to: days }, { requiredKeys: [] });

export const filterArbitrary: fc.Arbitrary<TaskFilter> = fc
	.record(
		{
			text: fc.constantFrom('', 'write', 'r', 'project 101'),
			projectIds: ids('101', '102'),
			statusIds: ids('1', '4'),
			tagIds: ids('7', '8'),
			assigneeIds: ids('21'),
			priorities: fc.uniqueArray(priorities, { maxLength: 3 }),
			due: fc.subarray([...dueWishes]),
			pinned: fc.boolean(),
			done: fc.boolean(),
			private: fc.boolean(),
			tracked: fc.boolean(),
			recurring: fc.boolean(),
			estimated: fc.boolean(),
			clients: fc.subarray(['North Ferries', null]),
			startDate: ranges,
			endDate: ranges,
		},
		{ requiredKeys: [] },
	)
	.map(tidyFilter);

/** Every grouping and sorting; about half of the views have a filter, mostly of one criterion. */
export const viewArbitrary: fc.Arbitrary<ViewChoice> = fc.record({
	groupBy: fc.constantFrom(...groupings),
	sortBy: fc.constantFrom(...sortings),
	filter: fc.oneof(
		fc.constant({}),
		filterArbitrary.map((filter) => Object.fromEntries(Object.entries(filter).slice(0, 1))),
		filterArbitrary,
	),
});
