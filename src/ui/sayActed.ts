import * as vscode from 'vscode';
import type { TaskAction } from '../tasks/taskAction.ts';
import type { TaskId } from '../tasks/task.ts';
import type { RecurrenceScope } from '../tasks/taskApi.ts';
import { forMessage } from './plainText.ts';

/** What is said after an action on tasks; `names` are what they were called before. */
export function sayActed(
	action: TaskAction,
	done: readonly TaskId[],
	names: ReadonlyMap<TaskId, string | undefined>,
	scope: RecurrenceScope = 'this',
): string {
	const [only] = done;
	const name = done.length === 1 && only !== undefined ? names.get(only) : undefined;
	const what = name === undefined ? vscode.l10n.t('{0} tasks', done.length) : `“${forMessage(name)}”`;
	switch (action) {
		case 'archive':
			return scope === 'following'
				? vscode.l10n.t(
						'Archived {0} and what follows. Undo brings back what was on show; later ones stay archived.',
						what,
					)
				: vscode.l10n.t('Archived {0}.', what);
		case 'delete':
			return scope === 'following'
				? vscode.l10n.t(
						'Deleted {0} and what follows. Undo brings back what was on show; later ones stay deleted.',
						what,
					)
				: vscode.l10n.t('Deleted {0}.', what);
		case 'unarchive':
			return vscode.l10n.t('Unarchived {0}.', what);
		case 'restore':
			return vscode.l10n.t('Restored {0}.', what);
	}
}
