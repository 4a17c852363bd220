import { call } from '../support.ts';
import { type ActionRow, row } from './actionRow.ts';

const inProject = 'projects/{project_id}/tasks';

/** What creates, changes and deletes tasks of Track. */
export const trackWriteActions: readonly ActionRow[] = [
	{
		call: `POST ${inProject}`,
		action: 'creating a task with all fields',
		does: () =>
			call('createTask', {
				name: ' Paint the bollards ',
				product: 'track',
				projectId: 802,
				done: true,
				estimatedMins: 45,
				assigneeIds: [4002],
			}),
		sends: [
			{
				path: 'projects/802/tasks',
				body: { name: 'Paint the bollards', active: false, estimated_seconds: 2700, user_id: 4002 },
			},
		],
	},
	{
		call: `POST ${inProject}`,
		action: 'creating a task of one line',
		does: () => call('createTask', { line: 'Paint the bollards 30m', product: 'track', projectId: 801 }),
		sends: [
			{ path: 'projects/801/tasks', body: { name: 'Paint the bollards', estimated_seconds: 1800 } },
		],
	},
	{
		call: `POST ${inProject}`,
		action: 'creating tasks of lines',
		does: () =>
			call('createTasksFromLines', {
				lines: ['- [x] Rope\n- Paint'],
				product: 'track',
				projectId: 802,
			}),
		sends: [
			{ path: 'projects/802/tasks', body: { name: 'Rope', active: false } },
			{ path: 'projects/802/tasks', body: { name: 'Paint' } },
		],
	},
	{
		call: `PUT ${inProject}/{task_id}`,
		action: 'changing all fields',
		does: () =>
			call('updateTask', {
				id: 'track:6101',
				changes: { name: 'Count all', done: true, estimatedMins: null, assigneeIds: [4003] },
			}),
		sends: [
			{
				path: 'projects/801/tasks/6101',
				body: { name: 'Count all', active: false, estimated_seconds: 0, user_id: 4003 },
			},
		],
		leaves: { 6101: { name: 'Count all', active: false, estimated_seconds: 0, user_id: 4003 } },
	},
	{
		call: `PUT ${inProject}/{task_id}`,
		action: 'a click on a checkbox',
		does: () => call('completeTask', row(6105, 'track'), [row(6105, 'track')]),
		sends: [{ path: 'projects/801/tasks/6105', body: { active: false } }],
		leaves: { 6105: { active: false, recurring: true } },
	},
	{
		call: `PATCH ${inProject}/{task_ids}`,
		action: 'completing the selected rows',
		does: () =>
			call(
				'completeTask',
				row(6101, 'track'),
				[6101, 6102, 6106].map((id) => row(id, 'track')),
			),
		sends: [
			{
				path: 'projects/801/tasks/6101,6102',
				body: [{ op: 'replace', path: '/active', value: false }],
			},
		],
		// The only one of its project.
		also: [`PUT ${inProject}/{task_id}`],
		leaves: { 6101: { active: false }, 6102: { active: false }, 6106: { active: false } },
	},
	{
		call: `PATCH ${inProject}/{task_ids}`,
		action: 'changing several fields of several tasks',
		does: () =>
			call('changeTasks', {
				ids: ['track:6104', 'track:6105', 'track:6106', 'track:6107'],
				changes: { estimatedMins: 10, assigneeIds: ['track:4002'] },
			}),
		sends: [
			{
				path: 'projects/801/tasks/6104,6105',
				body: [
					{ op: 'replace', path: '/estimated_seconds', value: 600 },
					{ op: 'replace', path: '/user_id', value: 4002 },
				],
			},
			{
				path: 'projects/802/tasks/6106,6107',
				body: [
					{ op: 'replace', path: '/estimated_seconds', value: 600 },
					{ op: 'replace', path: '/user_id', value: 4002 },
				],
			},
		],
		leaves: { 6107: { estimated_seconds: 600, user_id: 4002, rate: 80.5 } },
	},
	{
		call: `DELETE ${inProject}/{task_id}`,
		action: 'deleting tasks',
		does: () => call('deleteTask', { ids: ['track:6107', 'track:6101'] }),
		sends: [{ path: 'projects/802/tasks/6107' }, { path: 'projects/801/tasks/6101' }],
	},
];
