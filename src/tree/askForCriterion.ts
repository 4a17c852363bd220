import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import type { Catalog } from '../tasks/catalog.ts';
import { type EntityId, priorities } from '../tasks/task.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { sayDueWish, sayPriorityWish } from './sayFilter.ts';
import { type DueWish, dueWishes, type TaskFilter } from './taskFilter.ts';

// Each resolves with the part of the filter that the person chose; with nothing when the person leaves.

export async function askForText(value = ''): Promise<TaskFilter | undefined> {
	const text = await vscode.window.showInputBox({
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
} as const satisfies Partial<Record<keyof TaskFilter, keyof Catalog>>;

/** Asks for any number of things from the accounts' lists. */
export async function askForEntities(
	field: keyof typeof lists,
	current: readonly (EntityId | null)[] | undefined,
	accounts: readonly Account[],
): Promise<TaskFilter | undefined> {
	const entries = accounts.flatMap(({ catalog, label }) =>
		catalog[lists[field]].map(({ id, name }) => ({ id, name, label })),
	);
	const nameOf = new Map(entries.map(({ id, name }) => [id, name]));
	const accountOf = new Map(entries.map(({ id, label }) => [id, accounts.length > 1 ? label : '']));
	const chosen = await pickMany<EntityId | null>(
		[...entries.map(({ id }) => id), null],
		current,
		(id) => (id === null ? vscode.l10n.t('None') : (nameOf.get(id) ?? id)),
		(id) => accountOf.get(id ?? '') ?? '',
	);
	return chosen && { [field]: chosen };
}

export async function askForPriorities(
	current: readonly string[] | undefined,
): Promise<TaskFilter | undefined> {
	const chosen = await pickMany<string>(priorities.toReversed(), current, sayPriorityWish);
	return chosen && { priorities: chosen };
}

export async function askForDue(current: readonly DueWish[] | undefined): Promise<TaskFilter | undefined> {
	const chosen = await pickMany(dueWishes, current, sayDueWish);
	return chosen && { due: chosen };
}

async function pickMany<T extends string | null>(
	values: readonly T[],
	current: readonly T[] | undefined,
	say: (value: T) => string,
	describe: (value: T) => string = () => '',
): Promise<readonly T[] | undefined> {
	// What the filter names already may be in no list any more; it must not get lost unseen.
	const items = [...new Set([...values, ...(current ?? [])])].map((value) => ({
		label: forQuickPick(say(value)),
		description: describe(value),
		picked: current?.includes(value) ?? false,
		value,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		placeHolder: vscode.l10n.t('Any of these. None chosen: all tasks.'),
	});
	return chosen?.map(({ value }) => value);
}

export async function askYesOrNo(
	field: 'done' | 'pinned',
	[yes, no]: readonly [string, string],
): Promise<TaskFilter | undefined> {
	const any = vscode.l10n.t('Either');
	const chosen = await vscode.window.showQuickPick([yes, no, any]);
	if (chosen === undefined) {
		return undefined;
	}
	return { [field]: chosen === any ? undefined : chosen === yes };
}
