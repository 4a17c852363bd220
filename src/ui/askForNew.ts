import * as vscode from 'vscode';
import type { EntityId, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askForName } from './askForName.ts';
import { createNamed } from './createNamed.ts';

/** Asks for the name of a new project or tag and makes it; nothing when the person leaves. */
export async function askForNew(
	store: TaskStore,
	product: Product,
	kind: 'project' | 'tag',
	value = '',
): Promise<EntityId | undefined> {
	const account = store.account(product)?.label ?? product;
	const name =
		kind === 'tag'
			? await askForName(vscode.l10n.t('Type a name for the tag.'), {
					title: vscode.l10n.t('Create Tag, {0}', account),
					value,
					placeHolder: vscode.l10n.t('Name of the tag'),
				})
			: await askForName(vscode.l10n.t('Type a name for the project.'), {
					title: vscode.l10n.t('Create Project, {0}', account),
					value,
					placeHolder: vscode.l10n.t('Name of the project'),
				});
	return name === undefined ? undefined : createNamed(store, product, kind, name);
}
