import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';
import type { FormAction, OtherTaskAction } from './formActions.ts';

type Action = FormAction | OtherTaskAction | 'addSubTask';

const commands: Readonly<Record<Action, string>> = {
	startTimer: commandIds.startTimer,
	stopTimer: commandIds.stopTimer,
	pin: commandIds.pinTask,
	unpin: commandIds.unpinTask,
	complete: commandIds.completeTask,
	reopen: commandIds.reopenTask,
	archive: commandIds.archiveTask,
	unarchive: commandIds.unarchiveTask,
	delete: commandIds.deleteTask,
	openInBrowser: commandIds.openInBrowser,
	open: commandIds.editTask,
	addSubTask: commandIds.createSubTask,
};

/** Runs the command behind a button of the form. A node's `kind` says that a person clicked: they get Undo, and failures as messages. */
export async function runFormCommand(action: Action, id: TaskId): Promise<void> {
	await vscode.commands.executeCommand(commands[action], { kind: 'task', id });
}
