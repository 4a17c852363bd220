import { call, eventually } from '../support.ts';
import { track, trackTasks } from '../track.ts';
import type { ActionRow, Sent } from './actionRow.ts';

/** In which order and how many at once tasks of Track are read. */
const all = { active: 'both', sort_field: 'created_at', sort_order: 'DESC', per_page: '200' };

const firstPage: Sent = { path: 'tasks', query: { ...all, page: '1' } };

/** Whether the workspace has tasks at all is asked first. */
const proof: Sent = { path: 'tasks', query: { active: 'both', page: '1', per_page: '1' } };

/** What reads tasks of Track. */
export const trackReadActions: readonly ActionRow[] = [
	{
		call: 'GET tasks',
		action: 'signing in',
		does: async () => {
			await call('signOut', { product: 'track', changes: 'discard' });
			await call('signIn', { product: 'track', token: track.token });
			await trackTasks({ limit: 0 });
		},
		sends: [proof, firstPage],
	},
	{
		call: 'GET tasks',
		action: 'refreshing',
		does: () => call('refresh'),
		sends: [firstPage],
	},
	{
		call: 'GET tasks',
		action: 'refreshing more than a page',
		given: Array.from({ length: 195 }, (_, index) => ({ id: 7001 + index, name: `Berth ${index}` })),
		does: () => call('refresh'),
		sends: [firstPage, { path: 'tasks', query: { ...all, page: '2' } }],
	},
	{
		call: 'GET tasks',
		action: 'signing in again after a while, when the tasks are here already',
		does: async () => {
			await track.change({ tasks: [{ id: 6101, name: 'Count them again' }] });
			await later(10 * 60_000, async () => {
				await call('signIn', { product: 'track', token: track.token });
				await eventually('what changed is here', async () =>
					(await trackTasks()).some(({ name }) => name === 'Count them again'),
				);
			});
		},
		sends: [proof, { path: 'tasks', query: { ...all, page: '1', since: /^1[789]\d{8}$/ } }],
	},
	{
		call: 'GET projects/{project_id}/tasks',
		action: 'filtering by a project as long as the list is not whole',
		does: async () => {
			await call('signOut', { product: 'track', changes: 'discard' });
			await track.fail({ method: 'GET', path: '/tasks', skip: 1 }, { kind: 'status', status: 500 });
			await call('signIn', { product: 'track', token: track.token });
			await trackTasks({ limit: 0 });
			await track.forgetRequests();
			await call('filterTasks', { filter: { projectIds: ['track:802'] } });
			await eventually('they have come', async () => (await trackTasks()).length > 0);
			await call('clearFilter');
		},
		sends: [{ path: 'projects/802/tasks' }],
	},
	{
		call: 'GET projects/{project_id}/tasks/{task_id}',
		action: 'changing a task that somebody has just made',
		does: async () => {
			await track.change({ tasks: [{ id: 7001, name: 'Made elsewhere', project_id: 802 }] });
			await call('updateTask', { id: 'track:7001', changes: { estimatedMins: 5 } });
		},
		sends: [{ path: 'projects/802/tasks/7001' }],
		// In which project it is has to be looked for.
		also: ['GET tasks', 'PUT projects/{project_id}/tasks/{task_id}'],
		leaves: { 7001: { name: 'Made elsewhere', estimated_seconds: 300 } },
	},
];

/** Does something as if it were so many milliseconds later. */
async function later(milliseconds: number, work: () => Promise<void>): Promise<void> {
	const { now } = Date;
	Date.now = () => now() + milliseconds;
	try {
		await work();
	} finally {
		Date.now = now;
	}
}
