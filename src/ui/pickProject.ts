import * as vscode from 'vscode';
import type { EntityId, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askForNew } from './askForNew.ts';
import { projectFace } from './catalogChoices.ts';
import { pickWithText } from './pickWithText.ts';

type ProjectItem = vscode.QuickPickItem & {
	place?: { product: Product; projectId: EntityId | null };
	create?: Product;
};

/** Lets the person choose among the projects of all accounts, or of one product only, or make one where that can be done here. */
export async function pickProject(
	store: TaskStore,
	current: { product: Product; projectId?: EntityId | null },
	only?: Product,
): Promise<{ product: Product; projectId: EntityId | null } | undefined> {
	const items = store.accounts
		.filter(({ product }) => only === undefined || product === only)
		.flatMap((account): ProjectItem[] => [
			{ label: account.label, kind: vscode.QuickPickItemKind.Separator },
			...account.catalog.projects
				.filter(({ closed }) => !closed)
				.map((project) => ({
					...projectFace(project),
					place: { product: account.product, projectId: project.id },
				})),
			{
				label: vscode.l10n.t('No Project'),
				iconPath: new vscode.ThemeIcon('inbox'),
				place: { product: account.product, projectId: null },
			},
			...(account.actions.has('saveProject')
				? [
						{
							label: vscode.l10n.t('Create Project…'),
							iconPath: new vscode.ThemeIcon('add'),
							// What is typed may be the name of the new one.
							alwaysShow: true,
							create: account.product,
						},
					]
				: []),
		]);
	const chosen = await pickWithText(items, {
		placeholder: vscode.l10n.t('The project of the new task'),
		ignoreFocusOut: true,
		active: items.find(
			({ place }) => place?.product === current.product && place.projectId === current.projectId,
		),
	});
	const maker = chosen?.item.create;
	if (maker) {
		const projectId = await askForNew(store, maker, 'project', chosen.text);
		return projectId ? { product: maker, projectId } : undefined;
	}
	return chosen?.item.place;
}
