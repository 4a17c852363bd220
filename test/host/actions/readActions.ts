import { call, findTasks, signIn } from '../support.ts';
import type { ActionRow } from './actionRow.ts';

/** What reads tasks. */
export const readActions: readonly ActionRow[] = [
	{
		call: 'GET tasks',
		action: 'signing in',
		does: async () => {
			await call('signOut', { product: 'focus' });
			await signIn();
		},
		sends: [{ path: 'tasks', query: { page: '1', per_page: '1', disable_aggregations: 'true' } }],
		also: ['GET tasks/stream'],
	},
	{
		call: 'GET tasks/stream',
		action: 'refreshing',
		does: () => call('refresh'),
		sends: [{ path: 'tasks/stream', query: { archived: 'false' } }],
	},
	{
		call: 'GET tasks/stream',
		action: 'looking for archived tasks',
		does: () => findTasks({ archived: true }),
		sends: [{ path: 'tasks/stream', query: { archived: 'true', include_project_completed: 'true' } }],
	},
	{
		call: 'GET tasks/{task_id}',
		action: 'changing a task that is not on show',
		does: () => call('updateTask', { id: 'focus:5126', changes: { pinned: true } }),
		sends: [{ path: 'tasks/5126' }],
		also: ['PATCH tasks/{task_id}'],
		leaves: { 5126: { pinned: true } },
	},
];
