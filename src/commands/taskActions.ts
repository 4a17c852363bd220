import * as vscode from 'vscode';
import type { TaskAction } from '../tasks/taskAction.ts';
import { productOf, type TaskId } from '../tasks/task.ts';
import type { RecurrenceScope } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { offerUndo } from '../ui/offerUndo.ts';
import { forMessage } from '../ui/plainText.ts';
import { askForScope } from '../ui/recurrenceScope.ts';
import { sayActed } from '../ui/sayActed.ts';
import { sayStopped, withWaiting } from '../ui/undoableChanges.ts';
import { withBulkProgress } from '../ui/bulkProgress.ts';

/**
 * Archives, brings back, deletes or restores. A person who clicked sees progress when it takes long, and gets
 * a message with Undo for what was done, where it can be undone, and is asked how far it goes in a series.
 * `given` is how far a caller wants it to go.
 */
export async function act(
	store: TaskStore,
	action: TaskAction,
	ids: readonly TaskId[],
	clicked: boolean,
	given: RecurrenceScope = 'this',
): Promise<void> {
	const isAsked = clicked && (action === 'archive' || action === 'delete');
	const scope = isAsked ? await askForScope(store, ids, action) : given;
	const back = inverse[action];
	const undoable = ids.every((id) => store.account(productOf(id))?.actions.has(back));
	if (clicked && action === 'delete' && !undoable && !(await confirmDelete(store, ids))) {
		throw new vscode.CancellationError();
	}
	const names = new Map(ids.map((id) => [id, store.get(id)?.name]));
	const sayAndOffer = (done: readonly TaskId[], skipped: number, waiting = 0): void => {
		const total = Math.max(ids.length, done.length + skipped);
		const said = skipped > 0 ? sayStopped(done.length, total) : sayActed(action, done, names, scope);
		if (clicked) {
			const undo = undoable && done.length > 0 ? () => store.act(back, done) : undefined;
			offerUndo(withWaiting(said, waiting), undo);
		}
	};
	try {
		const { done, skipped } = await withBulkProgress(
			{ title: progressTitle(action), total: ids.length, clicked },
			(watch) => store.act(action, ids, watch, scope),
		);
		sayAndOffer(done, skipped.length, done.length > 1 ? store.sync.waitingOf(done).length : 0);
	} catch (error) {
		if (error instanceof TaskError && error.problem.kind === 'partial' && error.problem.done.length > 0) {
			sayAndOffer(error.problem.done, 0);
		}
		throw error;
	}
}

const inverse: Record<TaskAction, TaskAction> = {
	archive: 'unarchive',
	unarchive: 'archive',
	delete: 'restore',
	restore: 'delete',
};

function progressTitle(action: TaskAction): string {
	switch (action) {
		case 'archive':
			return vscode.l10n.t('Archiving tasks');
		case 'unarchive':
			return vscode.l10n.t('Unarchiving tasks');
		case 'delete':
			return vscode.l10n.t('Deleting tasks');
		case 'restore':
			return vscode.l10n.t('Restoring tasks');
	}
}

async function confirmDelete(store: TaskStore, ids: readonly TaskId[]): Promise<boolean> {
	const title = vscode.l10n.t('Delete');
	const [only] = ids;
	const name = ids.length === 1 && only !== undefined ? store.get(only)?.name : undefined;
	const question =
		name === undefined
			? vscode.l10n.t('Delete {0} tasks? This can’t be undone.', ids.length)
			: vscode.l10n.t('Delete “{0}”? This can’t be undone.', forMessage(name));
	return (await vscode.window.showWarningMessage(question, { modal: true }, title)) === title;
}
