import { call } from '../support.ts';
import type { ActionRow } from './actionRow.ts';

/** What puts another task in the place of one. */
export const replaceActions: readonly ActionRow[] = [
	{
		call: 'PUT tasks/{task_id}',
		action: 'replacing a task',
		does: () =>
			call('replaceTask', {
				id: 'focus:5101',
				task: { name: ' Whole ', description: 'Short', projectId: 102, statusId: 302, tagIds: [202] },
			}),
		sends: [
			{
				path: 'tasks/5101',
				body: {
					name: 'Whole',
					description: 'Short',
					notes: '',
					project_id: 102,
					status_id: 302,
					priority: 'none',
					pinned: false,
					tag_ids: [202],
					assignee_user_ids: [],
					ghost_assignee_ids: [],
					billable: false,
					private: false,
					rrule: null,
				},
			},
		],
		// Whether the service has emptied what can't be sent empty; and the sub-tasks go along to the other project.
		also: ['GET tasks/{task_id}', 'GET tasks/{task_id}', 'PATCH tasks/bulk'],
		leaves: {
			5101: {
				name: 'Whole',
				description: 'Short',
				project_id: 102,
				status_id: 302,
				tag_ids: [202],
				assignee_user_ids: [],
				estimated_mins: null,
				end_date: null,
			},
			5102: { project_id: 102 },
			5104: { project_id: 102 },
		},
	},
];
