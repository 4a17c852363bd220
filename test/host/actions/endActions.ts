import { call } from '../support.ts';
import { type ActionRow, row } from './actionRow.ts';

/** What archives, brings back, deletes and restores. */
export const endActions: readonly ActionRow[] = [
	{
		call: 'DELETE tasks/{task_id}',
		action: 'deleting a task',
		does: () => call('deleteTask', { id: 'focus:5107' }),
		sends: [{ path: 'tasks/5107' }],
	},
	{
		call: 'DELETE tasks/bulk',
		action: 'deleting the selected rows',
		does: () => call('deleteTask', row(5107), [row(5107), row(5108)]),
		sends: [{ path: 'tasks/bulk', query: { ids: '5107,5108' } }],
	},
	{
		call: 'POST tasks/{task_id}/archive',
		action: 'archiving a task',
		does: () => call('archiveTask', { id: 'focus:5107' }),
		sends: [{ path: 'tasks/5107/archive' }],
	},
	{
		call: 'POST tasks/bulk/archive',
		action: 'archiving the selected rows',
		does: () => call('archiveTask', row(5107), [row(5107), row(5108)]),
		sends: [{ path: 'tasks/bulk/archive', body: { task_ids: [5107, 5108] } }],
	},
	{
		call: 'POST tasks/{task_id}/unarchive',
		action: 'bringing a task back from the archive',
		does: () => call('unarchiveTask', { id: 'focus:5126' }),
		sends: [{ path: 'tasks/5126/unarchive' }],
		also: ['GET tasks/{task_id}'],
		leaves: { 5126: { archived_at: null } },
	},
	{
		call: 'PATCH tasks/{task_id}/restore',
		action: 'restoring a deleted task',
		given: [{ id: 5101, deleted_at: '2026-11-01T00:00:00Z' }],
		does: () => call('restoreTask', { id: 'focus:5101' }),
		sends: [{ path: 'tasks/5101/restore' }],
		also: ['GET tasks/{task_id}'],
		leaves: { 5101: { deleted_at: null } },
	},
];
