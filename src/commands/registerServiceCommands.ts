import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { registerCommand } from '../ui/registerCommand.ts';

/** What only some services do: propose tasks, which people see before any is created, and follow calendars. */
export function registerServiceCommands(
	store: TaskStore,
	extensionUri: vscode.Uri,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const showContext = (): void => {
		for (const [key, action] of [
			['togglTasks.canPropose', 'propose'],
			['togglTasks.canSyncCalendar', 'syncCalendar'],
		] as const) {
			const can = store.accounts.some(({ actions }) => actions.has(action));
			void vscode.commands.executeCommand('setContext', key, can);
		}
	};
	showContext();
	return vscode.Disposable.from(
		store.onDidChange(({ accounts }) => accounts && showContext()),
		registerCommand(
			commandIds.proposeTasks,
			async (argument) => (await import('./proposals.ts')).proposeForCaller(store, argument),
			log,
			// Without an argument it has nobody to ask.
			() => true,
		),
		registerCommand(
			commandIds.createTasksFromSelection,
			async () => (await import('./proposals.ts')).createFromSelection(store),
			log,
		),
		registerCommand(
			commandIds.createTasksFromPrompt,
			async (argument) => (await import('./proposals.ts')).createFromPrompt(store, argument),
			log,
		),
		registerCommand(
			commandIds.createTasksFromImage,
			async (argument) => {
				const file = argument instanceof vscode.Uri ? argument : undefined;
				return (await import('./proposals.ts')).createFromImage(store, extensionUri, file);
			},
			log,
		),
		registerCommand(
			commandIds.syncCalendar,
			async (argument) => (await import('./syncCalendar.ts')).syncCalendars(store, argument),
			log,
		),
	);
}
