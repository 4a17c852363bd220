import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';
import { forMessage } from '../ui/plainText.ts';

/** Tells whoever closed a form that what they typed is kept, though not saved. */
export async function sayKept(id: TaskId, name: string): Promise<void> {
	const open = vscode.l10n.t('Open');
	const said = vscode.l10n.t('Your changes of “{0}” are not saved. The form keeps them.', forMessage(name));
	if ((await vscode.window.showInformationMessage(said, open)) === open) {
		await vscode.commands.executeCommand(commandIds.editTask, { id });
	}
}
