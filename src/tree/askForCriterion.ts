import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import { type EntityId, priorities } from '../tasks/task.ts';
import { type Face, facesIn } from '../ui/catalogChoices.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { sayDueWish, sayFilter, sayPriorityWish } from './sayFilter.ts';
import { type DueWish, dueWishes, type TaskFilter, type YesOrNo } from './taskFilter.ts';

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
	const chosen = await pickMany<EntityId | null>([...entries.map(({ id }) => id), null], current, (id) =>
		id === null ? { label: vscode.l10n.t('None') } : (faceOf.get(id) ?? { label: forQuickPick(id) }),
	);
	return chosen && { [field]: chosen };
}

export async function askForPriorities(
	current: readonly string[] | undefined,
): Promise<TaskFilter | undefined> {
	const chosen = await pickMany<string>(priorities.toReversed(), current, (priority) => ({
		label: forQuickPick(sayPriorityWish(priority)),
	}));
	return chosen && { priorities: chosen };
}

export async function askForDue(current: readonly DueWish[] | undefined): Promise<TaskFilter | undefined> {
	const chosen = await pickMany(dueWishes, current, (wish) => ({ label: forQuickPick(sayDueWish(wish)) }));
	return chosen && { due: chosen };
}

/** Of several accounts it has to be said whose an entry is. */
function withAccount(face: Face, account: string, accounts: readonly Account[]): Face {
	return accounts.length > 1
		? { ...face, description: [face.description, account].filter(Boolean).join(' · ') }
		: face;
}

async function pickMany<T extends string | null>(
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
		placeHolder: vscode.l10n.t('Any of these. None chosen: all tasks.'),
	});
	return chosen?.map(({ value }) => value);
}

export async function askYesOrNo(field: YesOrNo): Promise<TaskFilter | undefined> {
	const items = [true, false, undefined].map((value) => ({
		label: value === undefined ? vscode.l10n.t('Either') : sayFilter({ [field]: value }, []),
		value,
	}));
	const chosen = await vscode.window.showQuickPick(items);
	return chosen && { [field]: chosen.value };
}
