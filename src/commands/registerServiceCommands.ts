import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { createFromImage, createFromPrompt, createFromSelection, proposeForCaller } from './proposals.ts';
import { syncCalendars } from './syncCalendar.ts';

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
			(argument) => proposeForCaller(store, argument),
			log,
			// Without an argument it has nobody to ask.
			() => true,
		),
		registerCommand(commandIds.createTasksFromSelection, () => createFromSelection(store), log),
		registerCommand(
			commandIds.createTasksFromPrompt,
			(argument) => createFromPrompt(store, argument),
			log,
		),
		registerCommand(
			commandIds.createTasksFromImage,
			(argument) =>
				createFromImage(store, extensionUri, argument instanceof vscode.Uri ? argument : undefined),
			log,
		),
		registerCommand(commandIds.syncCalendar, (argument) => syncCalendars(store, argument), log),
	);
}
