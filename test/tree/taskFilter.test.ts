import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task } from '../../src/tasks/task.ts';
import { sayFilter } from '../../src/tree/sayFilter.ts';
import { isFiltering, type TaskFilter, taskPredicate, tidyFilter } from '../../src/tree/taskFilter.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { storeWith } from '../tasks/storeWith.ts';
import { day } from './modelView.ts';
import { filterArbitrary, viewedTaskArbitrary } from './viewArbitrary.ts';

const tasks: readonly Task[] = [
	makeTask('focus:1', { name: 'Write a letter', projectId: 'focus:101', endDate: '2026-11-19' }),
	makeTask('focus:2', { endDate: '2026-11-19', done: true, statusId: 'focus:4', priority: 'high' }),
	makeTask('focus:3', { endDate: '2026-11-20', tagIds: ['focus:7', 'focus:8'], notes: 'To WRITE down' }),
	makeTask('focus:4', {
		endDate: '2026-11-26',
		estimatedMins: 30,
		assigneeIds: ['focus:21'],
		pinned: true,
	}),
	makeTask('focus:5', { endDate: '2026-11-27', tagIds: ['focus:8'], projectId: 'focus:102' }),
	makeTask('focus:6', { priority: 'urgent', estimatedMins: 0, assigneeIds: ['focus:22'] }),
	makeTask('focus:7', { priority: 'low', private: true, startDate: '2026-11-21', rrule: 'FREQ=DAILY' }),
	makeTask('focus:8', { priority: 'low', trackedSeconds: 60, startDate: '2026-11-23', recurringTaskId: 7 }),
];

const clients = new Map([
	['focus:101', 'North Ferries'],
	['focus:102', 'South'],
]);
const clientOf = ({ projectId }: Task): string | null => clients.get(projectId ?? '') ?? null;

describe('taskPredicate', () => {
	const table: readonly [TaskFilter, string][] = [
		[{}, '12345678'],
		[{ text: '  ' }, '12345678'],
		[{ projectIds: [] }, '12345678'],
		[{ text: 'write' }, '13'],
		[{ text: 'letter WRITE' }, '1'],
		[{ projectIds: ['focus:101'] }, '1'],
		[{ projectIds: ['focus:101', null] }, '1234678'],
		[{ statusIds: ['focus:4'] }, '2'],
		[{ statusIds: [null] }, '1345678'],
		[{ tagIds: ['focus:7'] }, '3'],
		[{ tagIds: ['focus:8'] }, '35'],
		[{ tagIds: [null, 'focus:7'] }, '1234678'],
		[{ assigneeIds: ['focus:21', 'focus:22'] }, '46'],
		[{ assigneeIds: [null] }, '123578'],
		[{ priorities: ['high', 'urgent'] }, '26'],
		[{ priorities: ['none'] }, '1345'],
		[{ due: ['overdue'] }, '1'],
		[{ due: ['today'] }, '3'],
		[{ due: ['week'] }, '34'],
		[{ due: ['none', 'overdue'] }, '1678'],
		[{ pinned: true }, '4'],
		[{ pinned: false }, '1235678'],
		[{ done: false }, '1345678'],
		[{ done: true }, '2'],
		[{ private: true }, '7'],
		[{ private: false }, '1234568'],
		[{ tracked: true }, '8'],
		[{ tracked: false }, '1234567'],
		[{ estimated: true }, '4'],
		[{ estimated: false }, '1235678'],
		[{ clients: ['North Ferries'] }, '1'],
		[{ clients: ['North Ferries', null] }, '1234678'],
		[{ clients: ['Nobody'] }, ''],
		[{ clients: [] }, '12345678'],
		[{ clients: ['South', 'North Ferries'], projectIds: ['focus:102'] }, '5'],
		[{ recurring: true }, '78'],
		[{ recurring: false }, '123456'],
		[{ endDate: { from: '2026-11-20' } }, '345'],
		[{ endDate: { to: '2026-11-20' } }, '123'],
		[{ endDate: { from: '2026-11-20', to: '2026-11-26' } }, '34'],
		[{ startDate: { from: '2026-11-22' } }, '8'],
		[{ startDate: { from: '2026-11-21', to: '2026-11-21' } }, '7'],
		[{ startDate: {}, endDate: { from: undefined } }, '12345678'],
		[{ done: false, tagIds: ['focus:8'], due: ['week'] }, '3'],
		[{ done: true, pinned: true }, ''],
	];
	for (const [filter, wanted] of table) {
		it(`lets ${wanted || 'nothing'} through with ${JSON.stringify(filter)}`, () => {
			const found = tasks.filter(taskPredicate(filter, day, clientOf));
			assert.equal(found.map(({ id }) => id.slice('focus:'.length)).join(''), wanted);
		});
	}

	it('lets through what each criterion lets through, and in a list what any value does', () => {
		fc.assert(
			fc.property(filterArbitrary, viewedTaskArbitrary, (filter, task) => {
				const passes = (part: TaskFilter): boolean => taskPredicate(part, day, clientOf)(task);
				const each = Object.entries(filter).every(([field, value]) =>
					Array.isArray(value)
						? value.some((one: unknown) => passes({ [field]: [one] }))
						: passes({ [field]: value }),
				);
				assert.equal(passes(filter), each);
			}),
		);
	});
});

describe('tidyFilter', () => {
	it('leaves out what asks for nothing', () => {
		const filter = { text: ' a ', tagIds: [], due: undefined, done: false };
		assert.deepEqual(tidyFilter(filter), { text: 'a', done: false });
		assert.ok(isFiltering(filter));
		assert.ok(!isFiltering({ text: ' ', tagIds: [], startDate: {} }));
	});
});

describe('sayFilter', () => {
	const table: readonly [TaskFilter, string][] = [
		[{}, ''],
		[{ done: false }, 'open'],
		[{ done: false, tagIds: ['focus:7'], projectIds: ['focus:101'] }, 'open · #red · Project 101'],
		[{ done: true, pinned: true, text: ' a\nb ' }, 'done · pinned · “a b”'],
		[{ pinned: false, due: ['overdue', 'none'] }, 'not pinned · overdue / no due date'],
		[{ due: ['today', 'week'] }, 'due today / due this week'],
		[
			{ priorities: ['high', 'medium', 'low', 'none', 'urgent'] },
			'high priority / medium priority / low priority / no priority / urgent',
		],
		[{ statusIds: ['focus:2', null], tagIds: [null] }, 'In Progress / no status · no tag'],
		[{ assigneeIds: ['focus:21', null], projectIds: [null] }, 'no project · @Ada / no assignee'],
		[{ clients: ['North\nFerries', null] }, 'client North Ferries / no client'],
		[{ estimated: true }, 'estimated'],
		[{ estimated: false }, 'not estimated'],
		[{ tagIds: ['focus:99'] }, '#focus:99'],
		[{ private: true, tracked: true, recurring: true }, 'private · time tracked · recurring'],
		[
			{ private: false, tracked: false, recurring: false },
			'not private · no time tracked · not recurring',
		],
		[
			{ endDate: { from: '2026-12-01', to: '2026-12-31' }, startDate: { from: '2026-11-01' } },
			'starts from 2026-11-01 · due 2026-12-01 – 2026-12-31',
		],
		[
			{ endDate: { to: '2026-12-31' }, startDate: { from: '2026-11-01', to: '2026-11-01' } },
			'starts 2026-11-01 · due until 2026-12-31',
		],
	];
	for (const [filter, wanted] of table) {
		it(`says “${wanted}”`, async () => {
			const { store, api } = await storeWith([]);
			api.tellCatalog(emptyCatalog);
			api.tellCatalog(catalog);
			assert.equal(sayFilter(filter, store.accounts), wanted);
		});
	}
});
