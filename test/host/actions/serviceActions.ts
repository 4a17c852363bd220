import * as vscode from 'vscode';
import { call, eventually } from '../support.ts';
import type { ActionRow } from './actionRow.ts';

const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What only some services do. */
export const serviceActions: readonly ActionRow[] = [
	{
		call: 'PUT tasks/calendar',
		action: 'syncing the calendar',
		does: () => call('syncCalendar', { from: '2026-01-31', to: '2027-07-01' }),
		sends: [
			{
				path: 'tasks/calendar',
				query: {
					date_from: `2026-01-31T00:00:00${offset('2026-01-31')}`,
					date_to: `2027-07-01T23:59:59${offset('2027-07-01')}`,
					timezone,
				},
			},
		],
		also: ['GET tasks/stream'],
	},
	{
		call: 'POST workflows/tasks/from-list',
		action: 'creating tasks of what is selected in an editor',
		does: async () => {
			const document = await vscode.workspace.openTextDocument({ content: '- Rope\n- Paint' });
			const editor = await vscode.window.showTextDocument(document);
			editor.selection = new vscode.Selection(0, 0, 1, 7);
			await acceptAll(call('createTasksFromSelection'));
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		},
		sends: [{ path: 'workflows/tasks/from-list', body: { prompt: '- Rope\n- Paint' } }],
		also: ['POST tasks/bulk'],
	},
	{
		call: 'POST workflows/tasks/prompt',
		action: 'proposing tasks to a script',
		does: () => call('proposeTasks', { prompt: 'Buy rope. Paint it!' }),
		sends: [{ path: 'workflows/tasks/prompt', body: { prompt: 'Buy rope. Paint it!' } }],
	},
	{
		call: 'POST workflows/tasks/extract',
		action: 'creating tasks of a picture',
		does: async () => {
			const [folder] = vscode.workspace.workspaceFolders ?? [];
			const image = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'whiteboard.png');
			await vscode.workspace.fs.writeFile(image, new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
			await acceptAll(call('createTasksFromImage', image));
			await vscode.workspace.fs.delete(image);
		},
		sends: [
			{
				path: 'workflows/tasks/extract',
				body: /name="file"; filename="whiteboard\.png".*Content-Type: image\/png/s,
			},
		],
		also: ['POST tasks'],
	},
];

/** What the person's time zone is ahead of UTC on a day: "+02:00". */
function offset(day: string): string {
	const minutes = -new Date(`${day}T12:00:00`).getTimezoneOffset();
	const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
	return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** Accepts whatever the person is asked, until the work is done. */
async function acceptAll(work: Promise<unknown>): Promise<void> {
	let done = false;
	void work.finally(() => {
		done = true;
	});
	await eventually('the question is answered', async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return done;
	});
	await work;
}
