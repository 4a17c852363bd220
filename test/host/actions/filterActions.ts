import { focus } from '../focus.ts';
import { call, eventually, signIn } from '../support.ts';
import type { ActionRow } from './actionRow.ts';

/** What asks for the tasks that a filter of the Tasks view lets through. */
export const filterActions: readonly ActionRow[] = [
	{
		call: 'GET tasks/stream',
		action: 'filtering the Tasks view before all tasks are there',
		does: () =>
			filterWhileIncomplete({
				text: 'the Timetable',
				projectIds: [102, null],
				tagIds: [null],
				assigneeIds: [null],
				priorities: ['none', 'low'],
				pinned: false,
				done: false,
				tracked: false,
				startDate: { to: '2099-12-31' },
				endDate: { from: '2026-12-01', to: '2099-12-31' },
			}),
		sends: [
			{
				path: 'tasks/stream',
				query: {
					archived: 'false',
					name: 'Timetable',
					project_id: '102,',
					tag_id: '',
					assignee_user_id: '',
					priority: 'none,low',
					pinned: 'false',
					status_id: '301,302,303',
					state: 'not_tracked',
					start_date: '2026-12-01',
					end_date: '2099-12-31',
				},
			},
		],
	},
	{
		call: 'GET tasks',
		action: 'filtering by what the stream can’t be asked for',
		does: () => filterWhileIncomplete({ private: true, tracked: true }),
		sends: [
			{
				path: 'tasks',
				query: {
					archived: 'false',
					private: 'true',
					state: 'tracked',
					order_by: 'created_at',
					page: '1',
					per_page: '100',
				},
			},
		],
	},
];

/** Signs in so that the list of all tasks can't be read, and filters. */
async function filterWhileIncomplete(filter: Readonly<Record<string, unknown>>): Promise<void> {
	await call('signOut', { product: 'focus' });
	await focus.fail({ method: 'GET', path: '/tasks/stream' }, { kind: 'status', status: 500 });
	await signIn();
	await focus.forgetRequests();
	await call('filterTasks', { filter });
	await eventually('the service has answered', async () => (await focus.requests()).length > 0);
	await call('clearFilter');
}
