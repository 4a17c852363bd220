import assert from 'node:assert/strict';
import type { TaskFilter as AskedFilter } from '../../src/tasks/taskFilter.ts';
import { askedFilter } from '../../src/tree/askedFilter.ts';
import type { TaskFilter } from '../../src/tree/taskFilter.ts';
import { storeWith } from '../tasks/storeWith.ts';

const day = '2026-11-20';

const table: readonly (readonly [string, TaskFilter, AskedFilter | undefined])[] = [
	['nothing for a filter that asks for nothing', { text: ' ' }, undefined],
	['the longest word alone', { text: 'the ferry  now' }, { text: 'ferry' }],
	['pinned tasks', { pinned: false }, { pinned: false }],
	['the account’s own ids', { projectIds: ['focus:101', 'local:1'] }, { projectIds: ['focus:101'] }],
	[
		'what has none',
		{ tagIds: [null], assigneeIds: ['focus:3001', null] },
		{ tagIds: [null], assigneeIds: ['focus:3001', null] },
	],
	['nothing for another account’s ids', { projectIds: ['local:1'], pinned: true }, undefined],
	['nothing for another account’s statuses', { statusIds: ['local:1'] }, undefined],
	['statuses', { statusIds: ['focus:302'] }, { statusIds: ['focus:302'] }],
	[
		'statuses that are wanted rather than done ones',
		{ statusIds: ['focus:302'], done: true },
		{ statusIds: ['focus:302'] },
	],
	['all where tasks without a status are wanted', { statusIds: ['focus:302', null] }, undefined],
	['priorities', { priorities: ['high', 'none'] }, { priorities: ['high', 'none'] }],
	[
		'all where a priority is wanted that the service doesn’t take',
		{ priorities: ['high', 'urgent'], pinned: true },
		{ pinned: true },
	],
	['days from today', { due: ['today'] }, { from: day, to: day }],
	['the days of a week', { due: ['today', 'week'] }, { from: day, to: '2026-11-26' }],
	['days that have passed', { due: ['overdue'] }, { to: '2026-11-19' }],
	['days until the end of a week', { due: ['overdue', 'week'] }, { to: '2026-11-26' }],
	['private tasks', { private: true }, { private: true }],
	['tasks that time was tracked for', { tracked: true }, { timeStates: ['tracked'] }],
	['tasks that no time was tracked for', { tracked: false }, { timeStates: ['not_tracked'] }],
	['tasks with an estimate', { estimated: true }, { leastEstimatedMins: 1 }],
	['all where tasks without an estimate are wanted', { estimated: false }, undefined],
	['the projects of a client', { clients: ['North Ferries'] }, { projectIds: ['focus:103'] }],
	[
		'those projects of a client that are wanted',
		{ clients: ['North Ferries'], projectIds: ['focus:103', 'focus:101', null] },
		{ projectIds: ['focus:103'] },
	],
	[
		'what has no client',
		{ clients: [null], projectIds: ['focus:103', 'focus:101', null] },
		{ projectIds: ['focus:101', null] },
	],
	['nothing for a client of another account', { clients: ['Elsewhere'], pinned: true }, undefined],
	['all where tasks without a client are wanted', { clients: [null], pinned: true }, { pinned: true }],
	['all where a wish can’t be said to the service', { recurring: true }, undefined],
	['the days that tasks end on', { endDate: { from: day, to: day } }, { from: day, to: day }],
	['the days from which tasks start on', { startDate: { from: day } }, { from: day }],
	[
		'the days that meet all wishes',
		{
			due: ['week', 'overdue'],
			endDate: { from: '2026-11-22', to: '2026-12-24' },
			startDate: { from: '2026-11-10', to: '2026-11-25' },
		},
		{ from: '2026-11-22', to: '2026-11-25' },
	],
	['all where tasks without a date are wanted', { due: ['none', 'today'], pinned: true }, { pinned: true }],
];

describe('askedFilter', () => {
	for (const [what, filter, expected] of table) {
		it(`asks for ${what}`, async () => {
			const { store } = await storeWith([]);
			const account = store.account('focus') ?? assert.fail();
			assert.deepEqual(askedFilter(filter, account, day), expected);
		});
	}

	it('asks for done and open tasks by their statuses', async () => {
		const { store } = await storeWith([]);
		const account = store.account('focus') ?? assert.fail();
		const { statuses } = account.catalog;
		for (const done of [true, false]) {
			const statusIds = statuses.filter(({ type }) => (type === 'done') === done).map(({ id }) => id);
			assert.ok(statusIds.length > 0);
			assert.deepEqual(askedFilter({ done }, account, day), { statusIds });
		}
		assert.equal(
			askedFilter({ done: true }, { ...account, catalog: { ...account.catalog, statuses: [] } }, day),
			undefined,
		);
	});
});
