import { focus } from '../focus.ts';
import { call, eventually } from '../support.ts';
import { type ActionRow, closeForm } from './actionRow.ts';

const page = { page: '1', per_page: '100' };
const archived_at = '2026-11-01T00:00:00Z';

/** An archived task between an archived parent and an archived sub-task. */
const family = [
	{ id: 9000, name: 'Above', archived_at },
	{ id: 9001, name: 'In the form', archived_at, parent_task_id: 9000 },
	{ id: 9002, name: 'Below', archived_at, parent_task_id: 9001 },
];

/** Opens the form, which asks for more once it's there: as often as this in all. */
async function openForm(id: string, requests: number): Promise<void> {
	await call('editTask', { id });
	await eventually('all is asked for', async () => {
		const sent = await focus.requests();
		return sent.length >= requests && sent.every(({ status }) => status > 0);
	});
	await closeForm();
}

/** What the form of a task asks for beside the task. */
export const formActions: readonly ActionRow[] = [
	{
		call: 'GET tasks/{task_id}/children',
		action: 'opening the form of an archived task',
		given: family,
		does: () => openForm('focus:9001', 5),
		sends: [
			{ path: 'tasks/9001/children', query: page },
			{ path: 'tasks/9001/children', query: { ...page, archived: 'true' } },
		],
		also: ['GET tasks/{task_id}', 'GET tasks/{task_id}', 'GET tasks/{task_id}/parents'],
	},
	{
		call: 'GET tasks/{task_id}/parents',
		action: 'opening the form of a task whose parent is archived',
		given: [
			{ id: 9000, name: 'Above', archived_at },
			{ id: 9001, name: 'In the form', parent_task_id: 9000 },
		],
		does: () => openForm('focus:9001', 2),
		sends: [{ path: 'tasks/9001/parents', query: page }],
		also: ['GET tasks/{task_id}'],
	},
];
