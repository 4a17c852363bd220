import * as vscode from 'vscode';
import type { Catalog } from '../tasks/catalog.ts';
import type { GroupedTask, TaskGroup } from '../tasks/groupApi.ts';
import type { EntityId } from '../tasks/task.ts';
import { forQuickPick } from '../ui/plainText.ts';
import type { Groups } from './listing.ts';
import { groupName } from './plannerState.ts';
import type { Step } from './protocol.ts';

/** What a person chose to do with a card. */
export type CardAction =
	| { kind: 'open' }
	| { kind: 'step'; step: Step }
	| { kind: 'move'; to: EntityId | null }
	| { kind: 'takeOut' };

/** Asks what to do with a card: all that the mouse can do, and to take it out of one group of several. */
export async function askForCardAction(
	groups: Groups,
	group: TaskGroup,
	task: GroupedTask,
	catalog: Catalog,
): Promise<CardAction | undefined> {
	const isInOneOfSeveral = group.id !== null && group.kind !== 'projects';
	const name = forQuickPick(groupName(group, catalog));
	const chosen: (vscode.QuickPickItem & { action: CardAction | 'choose' }) | undefined =
		await vscode.window.showQuickPick<vscode.QuickPickItem & { action: CardAction | 'choose' }>(
			[
				{ label: vscode.l10n.t('Open Task'), action: { kind: 'open' } },
				{ label: vscode.l10n.t('Move to…'), action: 'choose' },
				stepItem(vscode.l10n.t('Move Up'), 'earlier'),
				stepItem(vscode.l10n.t('Move Down'), 'later'),
				stepItem(vscode.l10n.t('One Day Earlier'), 'dayBefore'),
				stepItem(vscode.l10n.t('One Day Later'), 'dayAfter'),
				...(isInOneOfSeveral
					? [
							{
								label: vscode.l10n.t('Take Out of {0}', name),
								action: { kind: 'takeOut' } as const,
							},
						]
					: []),
			],
			{ title: forQuickPick(task.name ?? '') },
		);
	return chosen?.action === 'choose' ? askForGroup(groups, group, task, catalog) : chosen?.action;
}

async function askForGroup(
	groups: Groups,
	from: TaskGroup,
	task: GroupedTask,
	catalog: Catalog,
): Promise<CardAction | undefined> {
	const chosen = await vscode.window.showQuickPick(
		groups
			.filter(({ id }) => id !== from.id)
			.map((group) => ({ label: forQuickPick(groupName(group, catalog)), id: group.id })),
		{
			title: vscode.l10n.t('Move “{0}” to', forQuickPick(task.name ?? '')),
			// VS Code gives the focus back to the planner after the first list, which may be when this one is shown.
			ignoreFocusOut: true,
		},
	);
	return chosen && { kind: 'move', to: chosen.id };
}

function stepItem(label: string, step: Step): vscode.QuickPickItem & { action: CardAction } {
	return { label, action: { kind: 'step', step } };
}
