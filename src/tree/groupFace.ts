import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import { sayPriority } from '../ui/sayPriority.ts';
import { themeColor } from '../ui/themeColor.ts';
import { nameOf } from './names.ts';
import type { TreeNode } from './treeNode.ts';
import type { Criterion } from './viewChoice.ts';

type GroupNode = TreeNode & { kind: 'group' };

/** What a group of tasks is called. */
export function sayGroup({ by, value }: GroupNode, accounts: readonly Account[]): string {
	switch (by) {
		case 'status':
			return value === null ? vscode.l10n.t('No Status') : nameOf('statuses', value, accounts);
		case 'assignee':
			return value === null ? vscode.l10n.t('No Assignee') : nameOf('people', value, accounts);
		case 'tag':
			return value === null ? vscode.l10n.t('No Tag') : nameOf('tags', value, accounts);
		case 'priority':
			return sayPriority(value ?? 'none');
		case 'due':
			return sayDue(value ?? 'none');
	}
}

function sayDue(period: string): string {
	switch (period) {
		case 'overdue':
			return vscode.l10n.t('Overdue');
		case 'today':
			return vscode.l10n.t('Today');
		case 'tomorrow':
			return vscode.l10n.t('Tomorrow');
		case 'week':
			return vscode.l10n.t('This Week');
		case 'later':
			return vscode.l10n.t('Later');
		case 'earlier':
			return vscode.l10n.t('Earlier');
		default:
			return vscode.l10n.t('No Due Date');
	}
}

export function groupIcon({ by, value }: GroupNode, accounts: readonly Account[]): vscode.ThemeIcon {
	const tag = by === 'tag' ? accounts.flatMap(({ catalog }) => catalog.tags) : [];
	return new vscode.ThemeIcon(icons[by], themeColor(tag.find(({ id }) => id === value)?.color));
}

const icons: Record<Criterion, string> = {
	status: 'circle-large-outline',
	due: 'calendar',
	priority: 'flame',
	assignee: 'person',
	tag: 'tag',
};
