import * as vscode from 'vscode';
import { dayAfter, today } from '../../../src/ui/dates.ts';
import { focus } from '../focus.ts';
import { call, eventually } from '../support.ts';
import { type ActionRow, closeForm } from './actionRow.ts';

const page = { page: '1', per_page: '100' };
const untouched = { deleted_at: null, archived_at: null };

/**
 * Opens the form of a task and has its page say something, as it does when the person clicks there: what is in
 * a page is out of reach from here.
 */
async function sayInForm(id: string, message: unknown): Promise<void> {
	const { createWebviewPanel } = vscode.window;
	const listeners: ((message: unknown) => unknown)[] = [];
	const create = (...given: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
		const panel = createWebviewPanel(...given);
		const listen = panel.webview.onDidReceiveMessage;
		const listenHereToo: typeof listen = (listener, ...rest) => {
			listeners.push(listener);
			return listen(listener, ...rest);
		};
		Object.defineProperty(panel.webview, 'onDidReceiveMessage', { value: listenHereToo });
		return panel;
	};
	Object.assign(vscode.window, { createWebviewPanel: create });
	try {
		await call('editTask', { id });
	} finally {
		Object.assign(vscode.window, { createWebviewPanel });
	}
	listeners.forEach((listener) => listener(message));
}

/** What is done with a recurring task: 5135 recurs, 5136 to 5138 are its instances of last week, today and next week. */
export const recurrenceActions: readonly ActionRow[] = [
	{
		call: 'GET tasks/recurring',
		action: 'asking the form what comes next',
		does: async () => {
			await sayInForm('focus:5136', { kind: 'upcoming' });
			await eventually('it is asked for', async () => {
				const [sent] = await focus.requests();
				return sent !== undefined && sent.status > 0;
			});
			await closeForm();
		},
		sends: [
			{
				path: 'tasks/recurring',
				query: {
					...page,
					start_date: today(),
					end_date: dayAfter(today(), 90),
					recurring_task_ids: '5135',
					archived: 'false',
				},
			},
		],
	},
	{
		call: 'PATCH tasks/{task_id}',
		action: 'changing an instance and what follows',
		does: () => call('updateTask', { id: 'focus:5137', changes: { name: 'Review' }, scope: 'following' }),
		sends: [{ path: 'tasks/5137', query: { from_recurring_task_id: '5137' }, body: { name: 'Review' } }],
		also: ['GET tasks/stream'],
		leaves: { 5136: { name: 'Weekly review' }, 5138: { name: 'Review' } },
	},
	{
		call: 'DELETE tasks/{task_id}',
		action: 'deleting an instance and what follows',
		does: () => call('deleteTask', { id: 'focus:5137', scope: 'following' }),
		sends: [{ path: 'tasks/5137', query: { from_recurring_task_id: '5137' } }],
		also: ['GET tasks/stream'],
		leaves: { 5136: untouched },
	},
	{
		call: 'POST tasks/{task_id}/archive',
		action: 'archiving an instance and what follows',
		does: () => call('archiveTask', { id: 'focus:5137', scope: 'following' }),
		sends: [{ path: 'tasks/5137/archive', query: { from_recurring_task_id: '5137' } }],
		also: ['GET tasks/stream'],
		leaves: { 5136: untouched },
	},
];
