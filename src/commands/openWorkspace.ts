import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/** The account whose workspace can be seen in a browser; the person chooses where there are several. */
export async function pickAccount(store: TaskStore): Promise<Account | undefined> {
	const accounts = store.accounts.filter(({ webUrl }) => webUrl !== undefined);
	if (accounts.length < 2) {
		return accounts[0];
	}
	const items = accounts.map((account) => ({ label: account.label, account }));
	const placeHolder = vscode.l10n.t('Open the workspace of');
	const chosen = await vscode.window.showQuickPick(items, { placeHolder });
	if (!chosen) {
		throw new vscode.CancellationError();
	}
	return chosen.account;
}

/** Opens the web app with the workspace of the account. */
export async function openWorkspace(account: Account | undefined): Promise<void> {
	if (account?.webUrl === undefined) {
		const sentence = vscode.l10n.t('Tasks of this computer have no web page. Sign in first.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	await vscode.env.openExternal(vscode.Uri.parse(account.webUrl));
}
