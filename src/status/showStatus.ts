import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { explainSync } from '../ui/saySync.ts';
import { decide } from './decide.ts';

/** The tasks with changes that the service does not have, those that wait for the person first. */
export function waitingTasks(store: TaskStore): readonly Task[] {
	return store
		.find({})
		.concat(store.archived())
		.filter(({ pending }) => pending)
		.toSorted((a, b) => Number(b.trouble !== undefined) - Number(a.trouble !== undefined));
}

/** How the accounts stand, and what the person can do about it. */
export async function showStatus(store: TaskStore): Promise<void> {
	const { states } = store.sync;
	const held = states.some((state) => state.held > 0);
	const tasks = waitingTasks(store).length;
	const items: readonly Entry[] = [
		...(tasks > 0
			? [entry('list-unordered', vscode.l10n.t('Show Waiting Changes'), commandIds.waitingChanges)]
			: []),
		...(held
			? [
					entry('cloud-upload', vscode.l10n.t('Send Changes of Another Key'), commandIds.sendHeld),
					entry('trash', vscode.l10n.t('Discard Changes of Another Key'), commandIds.discardHeld),
				]
			: []),
		entry('refresh', vscode.l10n.t('Refresh'), commandIds.refreshView),
		entry('output', vscode.l10n.t('Show Log'), commandIds.showLog),
		{ label: vscode.l10n.t('Accounts'), kind: vscode.QuickPickItemKind.Separator },
		...states.map((state) => ({
			label: forQuickPick(state.label),
			detail: forQuickPick(explainSync(state, vscode.env.language).join(' ')),
			// It is there to be read, whatever is typed.
			alwaysShow: true,
		})),
	];
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Changes and Requests'),
		placeHolder:
			states.length === 0
				? vscode.l10n.t('You are not signed in to anything.')
				: vscode.l10n.t('Choose what to do'),
	});
	await (chosen?.command && vscode.commands.executeCommand(chosen.command));
}

/** One without a command is there to be read. */
type Entry = vscode.QuickPickItem & { command?: string };

function entry(icon: string, label: string, command: string): Entry {
	return { label: `$(${icon}) ${label}`, command };
}

/** Lists the tasks whose changes wait; choosing one opens it, or asks what to do about its trouble. */
export async function showWaiting(store: TaskStore): Promise<void> {
	const items = waitingTasks(store).map(({ id, name, trouble }) => ({
		id,
		label: `$(${trouble ? 'warning' : 'cloud-upload'}) ${forQuickPick(name)}`,
		detail: trouble ? forQuickPick(trouble.sentence) : vscode.l10n.t('Waits to be sent.'),
		isTroubled: trouble !== undefined,
	}));
	if (items.length === 0) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t('No change waits: all have reached their service.'),
		);
		return;
	}
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Waiting Changes'),
		placeHolder: vscode.l10n.t('Choose a task'),
	});
	if (chosen?.isTroubled) {
		await decide(store, chosen.id);
	} else if (chosen) {
		await vscode.commands.executeCommand(commandIds.editTask, { id: chosen.id });
	}
}
