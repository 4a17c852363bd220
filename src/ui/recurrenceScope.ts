import * as v from 'valibot';
import * as vscode from 'vscode';
import { seriesChanges } from '../tasks/seriesChanges.ts';
import type { TaskChanges, TaskId } from '../tasks/task.ts';
import type { RecurrenceScope } from '../tasks/taskApi.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from './argument.ts';
import { oneLine } from './plainText.ts';

/** How far a change of a task in a series goes, as callers write it. */
export const givenScope = v.optional(v.picklist(['this', 'following'], 'is "this" or "following"'), 'this');

/** The scope in a command's argument. */
export function scopeOf(argument: unknown): RecurrenceScope {
	return parseArgument(v.object({ scope: givenScope }), argument).scope;
}

/**
 * Asks how far a change goes when one of the tasks is in a series; else it goes to the tasks alone.
 * @param changes what of the task is to be another, which may be nothing that others could have
 * @throws vscode.CancellationError
 */
export async function askForScope(
	store: TaskStore,
	ids: readonly TaskId[],
	change: 'archive' | 'delete' | TaskChanges,
): Promise<RecurrenceScope> {
	const inSeries = ids.filter((id) => store.series.isInOne(id));
	const [first] = inSeries;
	const { own, shared } = typeof change === 'string' ? {} : seriesChanges(change);
	if (first === undefined || (own && !shared)) {
		return 'this';
	}
	const choices: (vscode.QuickPickItem & { scope?: RecurrenceScope })[] = [
		{
			label: ids.length === 1 ? vscode.l10n.t('This task only') : vscode.l10n.t('These tasks only'),
			scope: 'this',
		},
		{
			label:
				ids.length === 1 ? vscode.l10n.t('This and following') : vscode.l10n.t('These and following'),
			...(own
				? {
						detail: vscode.l10n.t(
							'The dates change for this task only. Those that follow keep theirs.',
						),
					}
				: {}),
			scope: 'following',
		},
		{ label: vscode.l10n.t('Cancel') },
	];
	const name = oneLine(store.need(first).name, 60);
	const chosen = await vscode.window.showQuickPick(choices, {
		title: titleOf(change),
		placeHolder:
			inSeries.length === 1
				? vscode.l10n.t('“{0}” is one of a series.', name)
				: vscode.l10n.t('“{0}” and others are each one of a series.', name),
		ignoreFocusOut: true,
	});
	if (!chosen?.scope) {
		throw new vscode.CancellationError();
	}
	return chosen.scope;
}

function titleOf(change: 'archive' | 'delete' | TaskChanges): string {
	switch (change) {
		case 'archive':
			return vscode.l10n.t('Archive Recurring Task');
		case 'delete':
			return vscode.l10n.t('Delete Recurring Task');
		default:
			return vscode.l10n.t('Save Recurring Task');
	}
}
