import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { TimerStatus } from './timerStatus.ts';

const startArgument = v.object({ id: taskId });

/** Tracking the time of tasks: starting, stopping, and what runs in the status bar. */
export function registerTimer(store: TaskStore, log: vscode.LogOutputChannel): vscode.Disposable {
	const showContext = (): void => {
		void vscode.commands.executeCommand(
			'setContext',
			'togglTasks.timerRuns',
			store.timers.running.length > 0,
		);
	};
	return vscode.Disposable.from(
		new TimerStatus(store),
		store.timers.onDidChange(showContext),
		registerCommand(
			commandIds.startTimer,
			async (argument) => {
				const { id } = parseArgument(startArgument, argument);
				await store.settled(productOf(id));
				await store.timers.start(id);
			},
			log,
		),
		registerCommand(
			commandIds.stopTimer,
			async () => {
				await store.begin();
				await store.timers.stop();
			},
			log,
		),
	);
}
