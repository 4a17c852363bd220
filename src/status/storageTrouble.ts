import * as vscode from 'vscode';
import { asTaskError } from '../tasks/taskError.ts';

/** Local tasks work all the same, but a person must know before typing many. */
export function tellUnkept(error: unknown, log: vscode.LogOutputChannel): void {
	log.error('local tasks are kept in memory only', error instanceof Error ? error : String(error));
	void vscode.window.showWarningMessage(
		vscode.l10n.t(
			'{0} Until then, what you change in the tasks of this computer is gone when this window closes.',
			asTaskError(error).message,
		),
	);
}

/** What became of a damaged file: where it is now, how many entries were rescued, and whether that is all of them. */
type Rescued = { setAside: string; documents: number; whole: boolean };

/** Says once that a damaged file was set aside, and what became of what was in it. */
export async function tellRescued(rescued: Rescued, log: vscode.LogOutputChannel): Promise<void> {
	const { setAside, documents, whole } = rescued;
	log.warn('the file of tasks was damaged', rescued);
	const show = vscode.l10n.t('Show the Damaged File');
	const chosen = await vscode.window.showWarningMessage(
		whole
			? vscode.l10n.t(
					'The file that holds your tasks on this computer was damaged. All {0} entries in it were rescued, and the damaged file was set aside.',
					documents,
				)
			: documents === 0
				? vscode.l10n.t(
						'The file that holds your tasks on this computer was damaged, and nothing in it could be read. The damaged file was set aside.',
					)
				: vscode.l10n.t(
						'The file that holds your tasks on this computer was damaged. {0} entries in it were rescued, but some may be missing. The damaged file was set aside.',
						documents,
					),
		show,
	);
	if (chosen === show) {
		try {
			await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(setAside));
		} catch {
			// In a browser there is no such command.
			await vscode.window.showInformationMessage(vscode.l10n.t('The damaged file is {0}.', setAside));
		}
	}
}
