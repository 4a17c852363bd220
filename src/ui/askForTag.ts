import * as vscode from 'vscode';
import type { EntityId, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askForName } from './askForName.ts';
import { createNamed } from './createNamed.ts';

/** Asks for a name and makes the tag; nothing when the person leaves. */
export async function askForTag(
	store: TaskStore,
	product: Product,
	value = '',
): Promise<EntityId | undefined> {
	const name = await askForName(vscode.l10n.t('Type a name for the tag.'), {
		title: vscode.l10n.t('Create Tag, {0}', store.account(product)?.label ?? product),
		value,
		placeHolder: vscode.l10n.t('Name of the tag'),
	});
	return name === undefined ? undefined : createNamed(store, product, 'tag', name);
}
