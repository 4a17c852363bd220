import * as vscode from 'vscode';
import type { EntityId, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { projectFace } from './catalogChoices.ts';

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
					picked: project.id === current.projectId,
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
							create: account.product,
						},
					]
				: []),
		]);
	const chosen = await vscode.window.showQuickPick(items, {
		placeHolder: vscode.l10n.t('The project of the new task'),
		matchOnDescription: true,
		ignoreFocusOut: true,
	});
	if (chosen?.create) {
		const projectId = await askForProject(store, chosen.create);
		return projectId ? { product: chosen.create, projectId } : undefined;
	}
	return chosen?.place;
}

/** Asks for a name and makes the project; nothing when the person leaves. */
export async function askForProject(
	store: TaskStore,
	product: Product,
	value = '',
): Promise<EntityId | undefined> {
	const name = await vscode.window.showInputBox({
		title: vscode.l10n.t('Create project, {0}', store.account(product)?.label ?? product),
		value,
		placeHolder: vscode.l10n.t('Name of the project'),
		ignoreFocusOut: true,
		validateInput: (text) =>
			text.trim() === '' ? vscode.l10n.t('Type a name for the project.') : undefined,
	});
	return name === undefined
		? undefined
		: store.service.saveProject(product, {
				name: name.trim(),
				color: nextColor(store, product),
				closed: false,
			});
}

/** The colour that Toggl would offer next: its palette in turn. */
function nextColor(store: TaskStore, product: Product): string {
	const used = store.account(product)?.catalog.projects.length ?? 0;
	return palette[used % palette.length] ?? '#0b83d9';
}

const palette = [
	'#0b83d9',
	'#2da608',
	'#e36a00',
	'#9e5bd9',
	'#c7741c',
	'#d92b2b',
	'#06a893',
	'#e57cd8',
	'#465bb3',
	'#c9806b',
];
