import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Task } from '../tasks/task.ts';
import { forMessage } from '../ui/plainText.ts';
import { formatReference } from '../products/reference.ts';

/** Says that the reference to a task is not in its file, and offers it. */
export async function offerReference(task: Task, reason: 'gone' | 'readOnly'): Promise<void> {
	const reference = formatReference(task.id);
	const copy = vscode.l10n.t('Copy Reference');
	const edit = vscode.l10n.t('Open Task');
	const chosen = await vscode.window.showInformationMessage(
		reason === 'readOnly'
			? vscode.l10n.t(
					'The task “{0}” is created. The file is read-only, so its reference {1} is not in it.',
					forMessage(task.name),
					reference,
				)
			: vscode.l10n.t(
					'The task “{0}” is created. Its TODO could not be found again, so the reference {1} is not in the file.',
					forMessage(task.name),
					reference,
				),
		copy,
		edit,
	);
	if (chosen === copy) {
		await vscode.env.clipboard.writeText(reference);
	} else if (chosen === edit) {
		await vscode.commands.executeCommand(commandIds.editTask, { id: task.id });
	}
}
