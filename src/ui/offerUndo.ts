import * as vscode from 'vscode';
import { asTaskError } from '../tasks/taskError.ts';
import { forMessage } from './plainText.ts';

/** Says what was done, with a button that takes it back where that is possible. Whoever calls doesn't wait for the person. */
export function offerUndo(said: string, undo?: () => Promise<unknown>): void {
	void sayAndUndo(said, undo);
}

async function sayAndUndo(said: string, undo: (() => Promise<unknown>) | undefined): Promise<void> {
	const title = vscode.l10n.t('Undo');
	const chosen = await vscode.window.showInformationMessage(said, ...(undo ? [title] : []));
	if (!undo || chosen !== title) {
		return;
	}
	try {
		await undo();
	} catch (error) {
		void vscode.window.showErrorMessage(forMessage(asTaskError(error).message));
	}
}
