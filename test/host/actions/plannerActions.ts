import { dayAfter, today } from '../../../src/ui/dates.ts';
import { focus } from '../focus.ts';
import { call, eventually } from '../support.ts';
import { type ActionRow, closeForm } from './actionRow.ts';

const monday = dayAfter(today(), -((new Date(today()).getUTCDay() + 6) % 7));

/** What the planner asks for, and where tasks are taken in it. */
export const plannerActions: readonly ActionRow[] = [
	{
		call: 'GET tasks/groups/{group}',
		action: 'opening the planner',
		does: async () => {
			await call('openPlanner', { by: 'users' });
			await eventually('it is asked for', async () => {
				const sent = await focus.requests();
				return sent.length > 0 && sent.every(({ status }) => status > 0);
			});
			await closeForm();
		},
		sends: [
			{
				path: 'tasks/groups/users',
				query: {
					page: '1',
					per_page: '100',
					order_by: 'group_name',
					start_date: monday,
					end_date: dayAfter(monday, 13),
				},
			},
		],
	},
	{
		call: 'PATCH tasks/groups/{group}',
		action: 'moving a task in the planner to another person and day',
		does: () =>
			call('moveInPlanner', {
				by: 'users',
				id: 'focus:5101',
				from: 3001,
				to: 3004,
				weight: 2,
				startDate: '2026-12-01',
				endDate: '2026-12-02',
			}),
		sends: [
			{
				path: 'tasks/groups/users',
				body: [
					{
						id: 5101,
						op: 'move',
						target_group_id: 3004,
						source_group_id: 3001,
						weight: 2,
						start_date: '2026-12-01',
						end_date: '2026-12-02',
					},
				],
			},
		],
		leaves: { 5101: { assignee_user_ids: [3002, 3004], start_date: '2026-12-01' } },
	},
	{
		call: 'PATCH tasks/groups/{group}',
		action: 'moving a task in the planner to nobody',
		does: () => call('moveInPlanner', { by: 'users', id: 'focus:5101', to: null, from: 3001 }),
		sends: [
			{
				path: 'tasks/groups/users',
				body: [{ id: 5101, op: 'move', target_group_id: null, source_group_id: 3001, weight: 0 }],
			},
		],
		leaves: { 5101: { assignee_user_ids: [] } },
	},
];
