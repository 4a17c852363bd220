import * as vscode from 'vscode';
import { type GroupBy, groupings, type SortBy, sortings } from './viewChoice.ts';

/** Asks what to group by; nothing when the person leaves. */
export async function pickGrouping(current: GroupBy): Promise<GroupBy | undefined> {
	return pick(groupings, current, sayGrouping, vscode.l10n.t('Group Tasks By'));
}

/** Asks how to sort; nothing when the person leaves. */
export async function pickSorting(current: SortBy): Promise<SortBy | undefined> {
	return pick(sortings, current, saySorting, vscode.l10n.t('Sort Tasks By'));
}

async function pick<T extends string>(
	values: readonly T[],
	current: T,
	say: (value: T) => string,
	placeHolder: string,
): Promise<T | undefined> {
	const items = values.map((value) => ({
		label: say(value),
		iconPath: new vscode.ThemeIcon(value === current ? 'check' : 'blank'),
		value,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.value;
}

function sayGrouping(by: GroupBy): string {
	switch (by) {
		case 'project':
			return vscode.l10n.t('Project');
		case 'status':
			return vscode.l10n.t('Status');
		case 'due':
			return vscode.l10n.t('Due Date');
		case 'priority':
			return vscode.l10n.t('Priority');
		case 'assignee':
			return vscode.l10n.t('Assignee');
		case 'tag':
			return vscode.l10n.t('Tag');
		case 'none':
			return vscode.l10n.t('No Groups');
	}
}

function saySorting(by: SortBy): string {
	switch (by) {
		case 'order':
			return vscode.l10n.t('Default Order');
		case 'due':
			return vscode.l10n.t('Due Date');
		case 'priority':
			return vscode.l10n.t('Priority');
		case 'name':
			return vscode.l10n.t('Name');
		case 'newest':
			return vscode.l10n.t('Newest First');
		case 'changed':
			return vscode.l10n.t('Last Changed First');
	}
}
