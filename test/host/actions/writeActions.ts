import { call } from '../support.ts';
import { type ActionRow, row } from './actionRow.ts';

/** What creates and changes tasks. */
export const writeActions: readonly ActionRow[] = [
	{
		call: 'POST tasks',
		action: 'creating a task with all fields',
		does: () =>
			call('createTask', {
				name: ' New ',
				product: 'focus',
				description: 'Short',
				notes: '# Long',
				projectId: 101,
				parentId: 5101,
				statusId: 302,
				priority: 'high',
				pinned: true,
				startDate: '2027-01-30',
				endDate: '2027-01-31',
				estimatedMins: 0,
				tagIds: [201],
				assigneeIds: [3001],
				billable: true,
				private: false,
				color: '#c7af14',
				rrule: null,
			}),
		sends: [
			{
				path: 'tasks',
				body: {
					name: 'New',
					description: 'Short',
					notes: '# Long',
					project_id: 101,
					parent_task_id: 5101,
					status_id: 302,
					priority: 'high',
					pinned: true,
					start_date: '2027-01-30',
					end_date: '2027-01-31',
					estimated_mins: 0,
					tag_ids: [201],
					assignee_user_ids: [3001],
					billable: true,
					private: false,
					color: '#c7af14',
				},
			},
		],
	},
	{
		call: 'POST tasks',
		action: 'creating a task of one line',
		does: () => call('createTask', { line: 'New #bug !high', product: 'focus' }),
		sends: [{ path: 'tasks', body: { name: 'New', tag_ids: [202], priority: 'high' } }],
	},
	{
		call: 'POST tasks/bulk',
		action: 'creating tasks of lines',
		does: () =>
			call('createTasksFromLines', {
				lines: ['- [x] Rope\n- Paint'],
				product: 'focus',
				projectId: 102,
			}),
		sends: [
			{
				path: 'tasks/bulk',
				body: {
					tasks: [
						{ name: 'Rope', project_id: 102, status_id: 304 },
						{ name: 'Paint', project_id: 102 },
					],
				},
			},
		],
	},
	{
		call: 'PATCH tasks/{task_id}',
		action: 'emptying fields',
		does: () =>
			call('updateTask', {
				id: 'focus:5101',
				changes: {
					name: 'Launch',
					description: '',
					projectId: null,
					startDate: null,
					endDate: null,
					estimatedMins: null,
					tagIds: [],
					assigneeIds: [],
					priority: 'none',
					pinned: false,
				},
			}),
		sends: [
			{
				path: 'tasks/5101',
				body: {
					name: 'Launch',
					description: '',
					project_id: null,
					start_date: null,
					end_date: null,
					estimated_mins: null,
					tag_ids: [],
					assignee_user_ids: [],
					priority: 'none',
					pinned: false,
				},
			},
		],
		// Whether the project has changed can't be told from the answer; and the sub-tasks leave it, too.
		also: ['GET tasks/{task_id}', 'GET tasks/{task_id}', 'PATCH tasks/bulk'],
		leaves: {
			5101: { name: 'Launch', project_id: null, tag_ids: [], estimated_mins: null },
			5102: { project_id: null },
			5104: { project_id: null },
		},
	},
	{
		call: 'PATCH tasks/{task_id}',
		action: 'a click on a checkbox',
		does: () => call('completeTask', row(5103), [row(5103)]),
		sends: [{ path: 'tasks/5103', body: { status_id: 304 } }],
		leaves: { 5103: { status_id: 304 } },
	},
	{
		call: 'PATCH tasks/bulk',
		action: 'changing several tasks',
		does: () =>
			call('changeTasks', {
				ids: ['focus:5101', 'focus:5103', 'focus:5104'],
				changes: { addTagIds: [202], endDate: '2027-01-31' },
			}),
		sends: [
			{
				path: 'tasks/bulk',
				body: [
					{ id: 5101, tag_ids: [204, 205, 202], end_date: '2027-01-31' },
					{ id: 5103, tag_ids: [202], end_date: '2027-01-31' },
					{ id: 5104, end_date: '2027-01-31' },
				],
			},
		],
		leaves: { 5104: { end_date: '2027-01-31', tag_ids: [202] } },
	},
];
