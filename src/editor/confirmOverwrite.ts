import * as vscode from 'vscode';
import { forMessage } from '../ui/plainText.ts';

/** Asks before a whole task is overwritten, which can't be undone. */
export async function confirmOverwrite(name: string): Promise<boolean> {
	const title = vscode.l10n.t('Overwrite');
	const question = vscode.l10n.t('Overwrite the whole task “{0}” with this form?', forMessage(name));
	const detail = vscode.l10n.t(
		'Every field becomes what the form shows. What others changed in the meantime is lost. This can’t be undone.',
	);
	return (await vscode.window.showWarningMessage(question, { modal: true, detail }, title)) === title;
}
