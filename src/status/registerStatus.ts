import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { registerTroubleCommands } from './registerTroubleCommands.ts';
import { showStatus, showWaiting, waitingTasks } from './showStatus.ts';
import { SyncStatus } from './syncStatus.ts';

const heldArgument = v.object({ product: v.optional(v.string()) });

/** Changes on their way, requests that are left, and what waits for the person. */
export function registerStatus(store: TaskStore, log: vscode.LogOutputChannel): vscode.Disposable {
	const takingHeld = (id: string, choice: 'send' | 'discard'): vscode.Disposable =>
		registerCommand(
			id,
			async (argument) => {
				const { product } = isCall(argument) ? parseArgument(heldArgument, argument) : {};
				await store.settled();
				const held = store.sync.states.filter(
					(state) => state.held > 0 && (product === undefined || state.product === product),
				);
				const count = held.reduce((total, state) => total + state.held, 0);
				if (count === 0) {
					throw new TaskError({
						kind: 'invalid',
						sentence: vscode.l10n.t('There are no changes that were made with another key.'),
					});
				}
				if (choice === 'discard' && !isCall(argument) && !(await confirmHeld(count))) {
					throw new vscode.CancellationError();
				}
				for (const state of held) {
					store.sync.takeHeld(state.product, choice);
				}
			},
			log,
		);
	return vscode.Disposable.from(
		new SyncStatus(store),
		registerTroubleCommands(store, log),
		takingHeld(commandIds.sendHeld, 'send'),
		takingHeld(commandIds.discardHeld, 'discard'),
		registerCommand(
			commandIds.syncStatus,
			async (argument) => {
				await store.settled();
				return isCall(argument) ? store.sync.states : showStatus(store);
			},
			log,
		),
		registerCommand(
			commandIds.waitingChanges,
			async (argument) => {
				await store.settled();
				return isCall(argument) ? waitingTasks(store) : showWaiting(store);
			},
			log,
		),
	);
}

async function confirmHeld(count: number): Promise<boolean> {
	const title = vscode.l10n.t('Discard Them');
	const question = vscode.l10n.t('Discard {0} changes that were made with another key?', count);
	const detail = vscode.l10n.t(
		'What they change and the service does not have is lost. This can’t be undone.',
	);
	return (await vscode.window.showWarningMessage(question, { modal: true, detail }, title)) === title;
}
