import * as vscode from 'vscode';
import type { Task } from '../tasks/task.ts';
import { forQuickPick, oneLine } from '../ui/plainText.ts';
import { parentChoices } from './parentChoices.ts';

type Item = vscode.QuickPickItem & { parent: { id: string | null; name: string } };

/** Asks for a task's parent. Nothing when the person thought better of it; an id of `null` for no parent. */
export async function pickParent(
	task: Task,
	tasks: readonly Task[],
): Promise<{ id: string | null; name: string } | undefined> {
	const none: Item = {
		label: vscode.l10n.t('$(circle-slash) No Parent Task'),
		alwaysShow: true,
		parent: { id: null, name: '' },
	};
	const choices = parentChoices(task, tasks).map((one): Item => ({
		label: forQuickPick(one.name),
		description: forQuickPick(one.projectName ?? ''),
		parent: { id: one.id, name: one.name },
	}));
	const chosen = await vscode.window.showQuickPick([none, ...choices], {
		title: vscode.l10n.t('Parent of “{0}”', oneLine(task.name)),
		placeHolder: vscode.l10n.t('Choose the task that it becomes a sub-task of'),
		matchOnDescription: true,
	});
	return chosen?.parent;
}
