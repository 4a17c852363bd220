import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Connector } from '../tasks/connector.ts';
import { parseArgument } from '../ui/argument.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import type { Accounts } from './accounts.ts';

const signInArgument = v.strictObject({
	product: v.string(),
	token: v.string(),
	password: v.optional(v.string()),
	url: v.optional(v.string()),
});
const signOutArgument = v.strictObject({
	product: v.string(),
	/** What becomes of changes that have not reached the service; they are kept without it. */
	changes: v.optional(v.picklist(['keep', 'discard'])),
});

type SignedIn = { product: string; workspaceId: number };

export function registerAccountCommands(accounts: Accounts, log: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		registerCommand(
			commandIds.signIn,
			(argument) => (isCall(argument) ? signInWith(accounts, argument) : signInByAsking(accounts)),
			log,
		),
		registerCommand(
			commandIds.signOut,
			(argument) => (isCall(argument) ? signOutOf(accounts, argument) : signOutByAsking(accounts)),
			log,
		),
	);
}

/** Signs in with what a caller gave. */
async function signInWith(accounts: Accounts, argument: unknown): Promise<SignedIn> {
	const { product, ...input } = parseArgument(signInArgument, argument);
	const { workspaceId } = await accounts.signIn(product, input);
	return { product, workspaceId };
}

/** Asks a person for all that is needed, and signs in. */
async function signInByAsking(accounts: Accounts): Promise<SignedIn | undefined> {
	const connector = await pickConnector(accounts);
	const isSure = connector && (await confirmOtherKey(accounts, connector));
	const { askForSignIn } = await import('./askForSignIn.ts');
	const done = isSure && (await askForSignIn(accounts, connector));
	if (!connector || !done) {
		return undefined;
	}
	const message = done.kept
		? vscode.l10n.t('You are signed in to {0}.', connector.label)
		: vscode.l10n.t(
				'You are signed in to {0} until this window closes: VS Code could not store the key on this computer.',
				connector.label,
			);
	void vscode.window.showInformationMessage(message);
	return { product: connector.product, workspaceId: done.workspaceId };
}

async function signOutOf(accounts: Accounts, argument: unknown): Promise<void> {
	const { product, changes } = parseArgument(signOutArgument, argument);
	await accounts.signOut((await accounts.connectors.get(product)).product, changes);
}

/** Signs out of the one account, or of the one that the person chooses. */
async function signOutByAsking(accounts: Accounts): Promise<void> {
	const items = (await accounts.signedIn()).map(({ product, label }) => ({ label, product }));
	if (items.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('You are not signed in to anything.'));
		return;
	}
	const chosen =
		items.length === 1
			? items[0]
			: await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Sign out of') });
	const changes = chosen && (await askForPendingChanges(accounts, chosen));
	if (chosen && changes) {
		await accounts.signOut(chosen.product, changes);
		void vscode.window.showInformationMessage(vscode.l10n.t('You are signed out of {0}.', chosen.label));
	}
}

/** Changes stay with the key that they were made with: whoever takes another one is told before. */
async function confirmOtherKey(
	accounts: Accounts,
	{ product, label }: { product: string; label: string },
): Promise<boolean> {
	const count = accounts.pendingChanges(product);
	if (count === 0) {
		return true;
	}
	const goOn = vscode.l10n.t('Continue');
	const detail = vscode.l10n.t(
		'With the same key they are sent. With another key or workspace they stay on this computer and are not sent without asking.',
	);
	return (
		(await vscode.window.showWarningMessage(sayPending(count, label), { modal: true, detail }, goOn)) ===
		goOn
	);
}

/** Nobody signs out of changes without knowing it. */
async function askForPendingChanges(
	accounts: Accounts,
	{ product, label }: { product: string; label: string },
): Promise<'keep' | 'discard' | undefined> {
	const count = accounts.pendingChanges(product);
	if (count === 0) {
		return 'keep';
	}
	const keep = vscode.l10n.t('Keep Them and Sign Out');
	const discard = vscode.l10n.t('Discard Them and Sign Out');
	const detail = vscode.l10n.t(
		'Kept changes stay on this computer and are sent when you sign in with the same key again.',
	);
	const chosen = await vscode.window.showWarningMessage(
		sayPending(count, label),
		{ modal: true, detail },
		keep,
		discard,
	);
	return chosen === keep ? 'keep' : chosen === discard ? 'discard' : undefined;
}

async function pickConnector(accounts: Accounts): Promise<Connector | undefined> {
	const connectors = await accounts.connectors.all();
	if (connectors.length === 1) {
		return connectors[0];
	}
	const items = connectors.map((connector) => ({ label: connector.label, connector }));
	return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Sign in to') }))
		?.connector;
}

function sayPending(count: number, label: string): string {
	return count === 1
		? vscode.l10n.t('1 change has not reached {0} yet.', label)
		: vscode.l10n.t('{0} changes have not reached {1} yet.', count, label);
}
