import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { TimerStatus } from './timerStatus.ts';

const startArgument = v.object({ id: taskId });

/** Tracking the time of tasks: starting, stopping, and what runs in the status bar. */
export function registerTimer(
	store: TaskStore,
	log: vscode.LogOutputChannel,
	/** Asks the person for one of the tasks that fit. */
	chooseTask: (fits: (task: Task) => boolean) => Promise<TaskId>,
): vscode.Disposable {
	const hasTimer = ({ product }: Pick<Task, 'product'>): boolean =>
		store.account(product)?.actions.has('timer') ?? false;
	const showAble = (): void => {
		const able = store.accounts.some(hasTimer);
		void vscode.commands.executeCommand('setContext', 'togglTasks.canTrack', able);
	};
	showAble();
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
		store.onDidChange(({ accounts }) => accounts && showAble()),
		registerCommand(
			commandIds.startTimer,
			async (argument) => {
				const id =
					argument === undefined || argument === null
						? await chooseTask(hasTimer)
						: parseArgument(startArgument, argument).id;
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
