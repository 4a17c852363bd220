import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/** Something to do from a hover: an icon's name, what it's called and its command. */
export type HoverAction = { icon: string; title: string; command: string };

/** The commands that a hover may run. */
export const hoverCommands: readonly string[] = [
	commandIds.editTask,
	commandIds.completeTask,
	commandIds.reopenTask,
	commandIds.pinTask,
	commandIds.unpinTask,
	commandIds.unarchiveTask,
	commandIds.startTimer,
	commandIds.stopTimer,
	commandIds.copyReference,
	commandIds.signIn,
];

export function openAction(): HoverAction {
	return { icon: 'edit', title: vscode.l10n.t('Open'), command: commandIds.editTask };
}

/** What can be done with a task that is known. */
export function hoverActions(task: Task, store: TaskStore): readonly HoverAction[] {
	return [openAction(), ...(task.archived ? back(task, store) : changes(task, store)), copyAction()];
}

function back({ product }: Task, store: TaskStore): readonly HoverAction[] {
	return store.account(product)?.actions.has('unarchive')
		? [
				{
					icon: 'discard',
					title: vscode.l10n.t('Unarchive'),
					command: commandIds.unarchiveTask,
				},
			]
		: [];
}

function changes({ id, product, done, pinned }: Task, store: TaskStore): readonly HoverAction[] {
	const runs = store.timers.isRunning(id);
	const timer: HoverAction = runs
		? { icon: 'stop-circle', title: vscode.l10n.t('Stop Timer'), command: commandIds.stopTimer }
		: { icon: 'play', title: vscode.l10n.t('Start Timer'), command: commandIds.startTimer };
	return [
		done
			? {
					icon: 'issue-reopened',
					title: vscode.l10n.t('Reopen'),
					command: commandIds.reopenTask,
				}
			: { icon: 'check', title: vscode.l10n.t('Complete'), command: commandIds.completeTask },
		pinned
			? { icon: 'pinned', title: vscode.l10n.t('Unpin'), command: commandIds.unpinTask }
			: { icon: 'pin', title: vscode.l10n.t('Pin'), command: commandIds.pinTask },
		...(store.account(product)?.actions.has('timer') ? [timer] : []),
	];
}

function copyAction(): HoverAction {
	return { icon: 'copy', title: vscode.l10n.t('Copy Reference'), command: commandIds.copyReference };
}
