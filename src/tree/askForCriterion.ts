import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import { type EntityId, priorities } from '../tasks/task.ts';
import { type Face, facesIn } from '../ui/catalogChoices.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { sayPriority } from '../ui/sayPriority.ts';
import { clientNames } from './clients.ts';
import { sayFilter } from './sayFilter.ts';
import { type DueWish, dueWishes, type TaskFilter, type YesOrNo } from './taskFilter.ts';

// Each resolves with the part of the filter that the person chose; with nothing when the person leaves.

export async function askForText(value = ''): Promise<TaskFilter | undefined> {
	const text = await vscode.window.showInputBox({
		title: vscode.l10n.t('Filter by Text'),
		prompt: vscode.l10n.t('Words in the name, project, description or notes. Empty for any.'),
		value,
	});
	return text === undefined ? undefined : { text };
}

const lists = {
	projectIds: 'projects',
	statusIds: 'statuses',
	tagIds: 'tags',
	assigneeIds: 'people',
} as const satisfies Partial<Record<keyof TaskFilter, CatalogList>>;

/** Asks for any number of things from the accounts' lists. */
export async function askForEntities(
	field: keyof typeof lists,
	current: readonly (EntityId | null)[] | undefined,
	accounts: readonly Account[],
): Promise<TaskFilter | undefined> {
	const entries = accounts.flatMap(({ catalog, label }) =>
		facesIn(catalog, lists[field]).map(({ id, face }) => ({
			id,
			face: withAccount(face, label, accounts),
		})),
	);
	const faceOf = new Map(entries.map(({ id, face }) => [id, face]));
	const { title, none } = sayList(field);
	const ids = [...entries.map(({ id }) => id), null];
	const chosen = await pickMany<EntityId | null>(title, ids, current, (id) =>
		id === null ? { label: none } : (faceOf.get(id) ?? { label: forQuickPick(id) }),
	);
	return chosen && { [field]: chosen };
}

/** What a list is about, and its entry for tasks that have nothing of it. */
function sayList(field: keyof typeof lists): { title: string; none: string } {
	switch (field) {
		case 'projectIds':
			return { title: vscode.l10n.t('Filter by Project'), none: vscode.l10n.t('No Project') };
		case 'statusIds':
			return { title: vscode.l10n.t('Filter by Status'), none: vscode.l10n.t('No Status') };
		case 'tagIds':
			return { title: vscode.l10n.t('Filter by Tag'), none: vscode.l10n.t('No Tag') };
		case 'assigneeIds':
			return { title: vscode.l10n.t('Filter by Assignee'), none: vscode.l10n.t('No Assignee') };
	}
}

export async function askForClients(
	current: readonly (string | null)[] | undefined,
	accounts: readonly Account[],
): Promise<TaskFilter | undefined> {
	const title = vscode.l10n.t('Filter by Client');
	const names = [...clientNames(accounts), null];
	const chosen = await pickMany<string | null>(title, names, current, (name) => ({
		label: name === null ? vscode.l10n.t('No Client') : forQuickPick(name),
	}));
	return chosen && { clients: chosen };
}

export async function askForPriorities(
	current: readonly string[] | undefined,
): Promise<TaskFilter | undefined> {
	const title = vscode.l10n.t('Filter by Priority');
	const chosen = await pickMany<string>(title, priorities.toReversed(), current, (priority) => ({
		label: forQuickPick(sayPriority(priority)),
	}));
	return chosen && { priorities: chosen };
}

export async function askForDue(current: readonly DueWish[] | undefined): Promise<TaskFilter | undefined> {
	const title = vscode.l10n.t('Filter by Due Date');
	const chosen = await pickMany(title, dueWishes, current, (wish) => ({ label: sayDueChoice(wish) }));
	return chosen && { due: chosen };
}

function sayDueChoice(wish: DueWish): string {
	switch (wish) {
		case 'overdue':
			return vscode.l10n.t('Overdue');
		case 'today':
			return vscode.l10n.t('Today');
		case 'week':
			return vscode.l10n.t('This Week');
		case 'none':
			return vscode.l10n.t('No Due Date');
	}
}

/** Of several accounts it has to be said whose an entry is. */
function withAccount(face: Face, account: string, accounts: readonly Account[]): Face {
	return accounts.length > 1
		? { ...face, description: [face.description, account].filter(Boolean).join(' · ') }
		: face;
}

async function pickMany<T extends string | null>(
	title: string,
	values: readonly T[],
	current: readonly T[] | undefined,
	faceOf: (value: T) => Face,
): Promise<readonly T[] | undefined> {
	// What the filter names already may be in no list any more; it must not get lost unseen.
	const items = [...new Set([...values, ...(current ?? [])])].map((value) => ({
		...faceOf(value),
		picked: current?.includes(value) ?? false,
		value,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		matchOnDescription: true,
		title,
		placeHolder: vscode.l10n.t('Check what to show. With nothing checked, all tasks are shown.'),
	});
	return chosen?.map(({ value }) => value);
}

export async function askYesOrNo(field: YesOrNo): Promise<TaskFilter | undefined> {
	const items = [true, false, undefined].map((value) => ({
		label: value === undefined ? vscode.l10n.t('Either') : capital(sayFilter({ [field]: value }, [])),
		value,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		title: sayYesOrNo(field),
		placeHolder: vscode.l10n.t('Choose which tasks to show.'),
	});
	return chosen && { [field]: chosen.value };
}

function sayYesOrNo(field: YesOrNo): string {
	switch (field) {
		case 'done':
			return vscode.l10n.t('Filter by Done or Open');
		case 'pinned':
			return vscode.l10n.t('Filter by Pinned');
		case 'private':
			return vscode.l10n.t('Filter by Private');
		case 'tracked':
			return vscode.l10n.t('Filter by Tracked Time');
		case 'recurring':
			return vscode.l10n.t('Filter by Recurring');
		case 'estimated':
			return vscode.l10n.t('Filter by Estimate');
	}
}

function capital(text: string): string {
	return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}
