import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Project } from '../tasks/catalog.ts';
import { productOf } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { offerUndo } from '../ui/offerUndo.ts';
import { forMessage } from '../ui/plainText.ts';
import { parseArgument } from '../ui/argument.ts';
import { askForNew } from '../ui/askForNew.ts';
import { askForName } from '../ui/askForName.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';

const name = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
const color = v.optional(v.nullable(v.pipe(v.string(), v.hexColor('is written like "#0b83d9"'))), null);
const given = v.strictObject({ name, color, product: v.optional(v.string()) });

/** Making and ending projects, and making tags, where the product leaves that to this extension. */
export function registerProjectCommands(store: TaskStore, log: vscode.LogOutputChannel): vscode.Disposable {
	/** The project that a row of the tree stands for. */
	const projectOf = (row: unknown): Project => {
		const { projectId } = parseArgument(v.object({ projectId: v.string() }), row);
		const project = store
			.account(productOf(projectId))
			?.catalog.projects.find(({ id }) => id === projectId);
		if (!project) {
			throw new TaskError({ kind: 'notFound', what: vscode.l10n.t('The project') });
		}
		return project;
	};

	const setClosed = async (project: Project, closed: boolean): Promise<void> => {
		await store.service.saveProject(productOf(project.id), { ...project, closed }, project.id);
	};

	return vscode.Disposable.from(
		registerCommand(
			commandIds.createProject,
			async (argument) => {
				await store.begin();
				if (isCall(argument)) {
					const { product = makerOf(store), ...project } = parseArgument(given, argument);
					await store.settled(product);
					return { id: await store.service.saveProject(product, { ...project, closed: false }) };
				}
				const maker = makerOf(store);
				await store.settled(maker);
				const id = await askForNew(store, maker, 'project');
				return id && { id };
			},
			log,
		),
		registerCommand(
			commandIds.renameProject,
			async (row) => {
				const project = projectOf(row);
				const newName = await askForName(vscode.l10n.t('Type a name for the project.'), {
					title: vscode.l10n.t('Rename Project'),
					value: project.name,
				});
				if (newName !== undefined) {
					const renamed = { ...project, name: newName };
					await store.service.saveProject(productOf(project.id), renamed, project.id);
				}
			},
			log,
		),
		registerCommand(
			commandIds.closeProject,
			async (row) => {
				const project = projectOf(row);
				await setClosed(project, true);
				const said =
					store.inProject(productOf(project.id), project.id).length > 0
						? vscode.l10n.t(
								'Archived the project “{0}”. Its tasks stay.',
								forMessage(project.name),
							)
						: vscode.l10n.t('Archived the project “{0}”.', forMessage(project.name));
				offerUndo(said, () => setClosed(projectOf({ projectId: project.id }), false));
			},
			log,
		),
		registerCommand(commandIds.reopenProject, (row) => setClosed(projectOf(row), false), log),
		registerCommand(
			commandIds.createTag,
			async (argument) => {
				await store.begin();
				if (isCall(argument)) {
					const { product = makerOf(store), ...tag } = parseArgument(given, argument);
					await store.settled(product);
					return { id: await store.service.createTag(product, tag) };
				}
				const maker = makerOf(store);
				await store.settled(maker);
				const id = await askForNew(store, maker, 'tag');
				return id && { id };
			},
			log,
		),
	);
}

/** The first product whose projects and tags are made here. */
function makerOf(store: TaskStore): string {
	const account = store.accounts.find(({ actions }) => actions.has('saveProject'));
	if (!account) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t('Projects are made in the web app of your account.'),
		});
	}
	return account.product;
}
