import type { FocusApi } from '../../../src/toggl/focus/focusApi.ts';
import type { FocusTask } from '../../server/focus/focusState.ts';
import { allGroups, allTasks } from './focusFixture.ts';

/** One call of the reference pages, made through the client. */
export type CallRow = {
	/** Method and path, below the workspace in its organization. */
	readonly call: string;
	/** What somebody did before, as fields of a task of the service. */
	readonly given?: readonly [id: number, fields: Partial<FocusTask>];
	readonly does: (api: FocusApi) => Promise<unknown>;
	/** What has to go out; nothing else may. */
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	/** What the client makes of the answer, or a part of it. */
	readonly gives?: unknown;
	/** What the service has afterwards, or a part of it, by the task's id. */
	readonly leaves?: Readonly<Record<number, unknown>>;
};

const page = { page: '1', per_page: '100' };
const ids = (tasks: readonly { id: string }[]): string[] => tasks.map(({ id }) => id);
const everyone = { deleted_at: null, archived_at: null };

export const callTable: readonly CallRow[] = [
	{
		call: 'GET tasks',
		does: async (api) => ids(await allTasks(api, false, { private: true, personId: 'focus:3001' })),
		query: {
			...page,
			archived: 'false',
			private: 'true',
			toggl_user_id: '3001',
			disable_aggregations: 'true',
			order_by: 'created_at',
		},
		gives: ['focus:5127', 'focus:5128'],
	},
	{
		call: 'GET tasks/stream',
		does: async (api) =>
			ids(await allTasks(api, false, { projectIds: [null, 'focus:104'], pinned: true })),
		query: { archived: 'false', project_id: ',104', pinned: 'true' },
		gives: ['focus:5123', 'focus:5134'],
	},
	{
		call: 'GET tasks/{task_id}',
		does: (api) => api.get('focus:5102'),
		gives: { name: 'Write the copy', parentId: 'focus:5101', done: true, assigneeIds: ['focus:3003'] },
	},
	{
		call: 'GET tasks/{task_id}/children',
		does: async (api) => ids(await api.children('focus:5103')),
		query: page,
		gives: ['focus:5104', 'focus:5105'],
	},
	{
		call: 'GET tasks/{task_id}/parents',
		does: async (api) => ids(await api.parents('focus:5105')),
		query: page,
		gives: ['focus:5103', 'focus:5101'],
	},
	{
		call: 'GET tasks/recurring',
		does: async (api) =>
			ids(
				await api.instances({
					from: '2020-01-01',
					to: '2090-12-31',
					recurringTaskIds: [5135],
					archived: false,
				}),
			),
		query: {
			...page,
			start_date: '2020-01-01',
			end_date: '2090-12-31',
			recurring_task_ids: '5135',
			archived: 'false',
		},
		gives: ['focus:5136', 'focus:5137', 'focus:5138'],
	},
	{
		call: 'POST tasks',
		does: (api) => api.create({ name: 'New', endDate: '2027-01-31', projectId: null }),
		body: { name: 'New', end_date: '2027-01-31' },
		gives: { name: 'New', endDate: '2027-01-31', projectId: null, statusName: 'Todo', archived: false },
	},
	{
		call: 'POST tasks/bulk',
		does: (api) =>
			api.createMany([
				{ name: 'Twin', pinned: true },
				{ name: 'Other', rrule: null },
				{ name: 'Twin', tagIds: ['focus:201'] },
			]),
		body: {
			tasks: [{ name: 'Twin', pinned: true }, { name: 'Other' }, { name: 'Twin', tag_ids: [201] }],
		},
		gives: [
			{ name: 'Twin', pinned: true },
			{ name: 'Other' },
			{ name: 'Twin', pinned: false, tagIds: ['focus:201'] },
		],
	},
	{
		call: 'PATCH tasks/{task_id}',
		does: (api) => api.update('focus:5136', { name: 'Review', estimatedMins: null }, 'following'),
		query: { from_recurring_task_id: '5136' },
		body: { name: 'Review', estimated_mins: null },
		leaves: { 5135: { name: 'Weekly review' }, 5138: { name: 'Review', estimated_mins: null } },
	},
	{
		call: 'PATCH tasks/bulk',
		does: (api) =>
			api.updateMany([
				{ id: 'focus:5101', changes: { pinned: false, color: null } },
				{ id: 'focus:5102', changes: {} },
				{ id: 'focus:5103', changes: { statusId: 'focus:304', done: true } },
			]),
		body: [
			{ id: 5101, pinned: false, color: null },
			{ id: 5103, status_id: 304 },
		],
		leaves: { 5101: { pinned: false }, 5103: { status_id: 304 } },
	},
	{
		call: 'PUT tasks/{task_id}',
		does: (api) =>
			api.replace('focus:5101', { name: 'Whole', statusId: 'focus:302', notes: '', position: null }),
		body: { name: 'Whole', status_id: 302, notes: '', position: null },
		leaves: { 5101: { name: 'Whole', status_id: 302, pinned: false, tag_ids: [], project_id: null } },
	},
	{
		call: 'DELETE tasks/{task_id}',
		does: (api) => api.delete(['focus:5137'], 'following'),
		query: { from_recurring_task_id: '5137' },
		leaves: { 5136: everyone },
	},
	{
		call: 'DELETE tasks/bulk',
		does: (api) => api.delete(['focus:5107', 'focus:5108', 'focus:5107']),
		query: { ids: '5107,5108' },
		leaves: { 5106: everyone },
	},
	{
		call: 'POST tasks/{task_id}/archive',
		does: (api) => api.archive(['focus:5137'], 'following'),
		query: { from_recurring_task_id: '5137' },
		leaves: { 5136: everyone },
	},
	{
		call: 'POST tasks/bulk/archive',
		does: (api) => api.archive(['focus:5107', 'focus:5108']),
		body: { task_ids: [5107, 5108] },
		leaves: { 5106: everyone },
	},
	{
		call: 'POST tasks/{task_id}/unarchive',
		does: (api) => api.unarchive(['focus:5126']),
		leaves: { 5126: everyone },
	},
	{
		call: 'PATCH tasks/{task_id}/restore',
		given: [5101, { deleted_at: '2026-11-01T00:00:00Z' }],
		does: (api) => api.restore(['focus:5101']),
		leaves: { 5101: everyone },
	},
	{
		call: 'PUT tasks/calendar',
		does: (api) => api.syncCalendar('2026-01-31', '2099-07-01', 'Europe/Tallinn'),
		query: {
			date_from: '2026-01-31T00:00:00+02:00',
			date_to: '2099-07-01T23:59:59+03:00',
			timezone: 'Europe/Tallinn',
		},
		leaves: { 5140: { name: 'Dentist', source: 'google_calendar' } },
	},
	{
		call: 'POST workflows/tasks/from-list',
		does: (api) => api.propose.fromList('- Rope\n2. Paint'),
		body: { prompt: '- Rope\n2. Paint' },
		gives: [
			{ name: 'Rope', statusId: 'focus:301' },
			{ name: 'Paint', statusId: 'focus:301' },
		],
	},
	{
		call: 'POST workflows/tasks/prompt',
		does: (api) => api.propose.fromPrompt('Buy rope. Paint it!'),
		body: { prompt: 'Buy rope. Paint it!' },
		gives: [{ name: 'Buy rope' }, { name: 'Paint it' }],
	},
	{
		call: 'POST workflows/tasks/extract',
		does: (api) => api.propose.fromImage({ bytes: new Uint8Array([0x89, 0x50]), name: 'board “1”.jpg' }),
		gives: [{ name: 'Task from board “1”.jpg', statusId: 'focus:301' }],
	},
	{
		call: 'GET tasks/groups/{group}',
		does: async (api) => {
			const query = { excludeEmpty: true, descending: true, text: 'tim', statusIds: ['focus:301'] };
			return allGroups(api, 'projects', query);
		},
		query: { ...page, exclude_empty: 'true', order_by: '-group_name', name: 'tim', status_id: '301' },
		gives: [
			{
				id: 'focus:102',
				kind: 'projects',
				name: 'Ferry screens',
				tasks: [
					{
						name: 'Timetable import',
						masked: false,
						clientName: 'North Ferries',
						estimatedMins: 720,
					},
				],
			},
		],
	},
	{
		call: 'PATCH tasks/groups/{group}',
		does: (api) =>
			api.groups.move('users', [
				{
					taskId: 'focus:5101',
					op: 'move',
					source: 'focus:3001',
					target: 'focus:3004',
					weight: 2,
					startDate: '2026-12-01',
				},
				{ taskId: 'focus:5102', op: 'move', target: null, weight: 0 },
			]),
		body: [
			{
				id: 5101,
				op: 'move',
				target_group_id: 3004,
				weight: 2,
				source_group_id: 3001,
				start_date: '2026-12-01',
			},
			{ id: 5102, op: 'move', target_group_id: null, weight: 0 },
		],
		leaves: {
			5101: { assignee_user_ids: [3002, 3004], start_date: '2026-12-01' },
			5102: { assignee_user_ids: [] },
		},
	},
];
