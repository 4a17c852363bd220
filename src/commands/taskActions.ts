import * as vscode from 'vscode';
import type { TaskAction } from '../tasks/account.ts';
import { productOf, type TaskChanges, type TaskId } from '../tasks/task.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forMessage } from '../ui/plainText.ts';

/** Makes the same change to several tasks. All are tried; when some fail, the sentence says how many and why. */
export async function updateAll(
	store: TaskStore,
	ids: readonly TaskId[],
	changes: TaskChanges,
): Promise<void> {
	const ended = await Promise.allSettled(ids.map((id) => store.update(id, changes)));
	const failures = ended
		.filter((result) => result.status === 'rejected')
		.map(({ reason }) => asTaskError(reason));
	const [first] = failures;
	if (!first) {
		return;
	}
	throw ids.length === 1
		? first
		: new TaskError(
				{
					kind: 'invalid',
					sentence: vscode.l10n.t(
						'{0} of {1} tasks were not changed. {2}',
						failures.length,
						ids.length,
						first.message,
					),
				},
				{ cause: first },
			);
}

/** Archives, brings back, deletes or restores; a person who clicked gets a message with Undo, where it can be undone. */
export async function act(
	store: TaskStore,
	action: TaskAction,
	ids: readonly TaskId[],
	clicked: boolean,
): Promise<void> {
	const back = inverse[action];
	const undoable = ids.every((id) => store.account(productOf(id))?.actions.has(back));
	if (clicked && action === 'delete' && !undoable && !(await confirmDelete(store, ids))) {
		throw new vscode.CancellationError();
	}
	const said = sayDone(store, action, ids);
	await store.act(action, ids);
	if (clicked && undoable && said) {
		void offerUndo(said, () => store.act(back, ids));
	}
}

const inverse: Record<TaskAction, TaskAction> = {
	archive: 'unarchive',
	unarchive: 'archive',
	delete: 'restore',
	restore: 'delete',
};

async function offerUndo(said: string, undo: () => Promise<void>): Promise<void> {
	const title = vscode.l10n.t('Undo');
	if ((await vscode.window.showInformationMessage(said, title)) !== title) {
		return;
	}
	try {
		await undo();
	} catch (error) {
		void vscode.window.showErrorMessage(forMessage(asTaskError(error).message));
	}
}

/** What is said after an action; nothing for those that are their own undo. */
function sayDone(store: TaskStore, action: TaskAction, ids: readonly TaskId[]): string | undefined {
	const [only] = ids;
	const name = ids.length === 1 && only !== undefined ? store.get(only)?.name : undefined;
	const what = name === undefined ? vscode.l10n.t('{0} tasks', ids.length) : `“${forMessage(name)}”`;
	switch (action) {
		case 'archive':
			return vscode.l10n.t('Archived {0}.', what);
		case 'delete':
			return vscode.l10n.t('Deleted {0}.', what);
		case 'unarchive':
		case 'restore':
			return undefined;
	}
}

async function confirmDelete(store: TaskStore, ids: readonly TaskId[]): Promise<boolean> {
	const title = vscode.l10n.t('Delete');
	const [only] = ids;
	const name = ids.length === 1 && only !== undefined ? store.get(only)?.name : undefined;
	const question =
		name === undefined
			? vscode.l10n.t('Delete {0} tasks? This cannot be undone.', ids.length)
			: vscode.l10n.t('Delete “{0}”? This cannot be undone.', forMessage(name));
	return (await vscode.window.showWarningMessage(question, { modal: true }, title)) === title;
}
