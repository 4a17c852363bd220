import * as v from 'valibot';
import * as vscode from 'vscode';
import { type NewTask, type Product, productOf, type Task } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { forMessage, oneLine } from '../ui/plainText.ts';
import { pickProject } from './pickProject.ts';
import { taskFields, toChanges } from './taskFields.ts';

const newTask = v.strictObject({
	...v.partial(v.object(taskFields)).entries,
	name: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')),
	product: v.optional(v.string()),
});

/** Where a new task will stand. */
type Place = Pick<NewTask, 'projectId' | 'parentId'> & { product: Product };

/** Creates the task that a caller described. */
export async function createGivenTask(store: TaskStore, argument: unknown): Promise<Task> {
	const { product: given, ...fields } = parseArgument(newTask, argument);
	await store.begin();
	const prefixed = [fields.parentId, fields.projectId].find((id) => typeof id === 'string');
	const product = given ?? (prefixed ? productOf(prefixed) : store.defaultProduct);
	// Only then it is known which projects there are.
	await store.settled(product);
	return store.create(product, { ...toChanges(fields, product), name: fields.name });
}

/**
 * Asks for a name and creates the task where the box says it will be; a button chooses another
 * project. When it fails, the box stays with what was typed.
 */
export async function askForTask(store: TaskStore, start: Place): Promise<Task | undefined> {
	let place = start;
	const chooseProject: vscode.QuickInputButton = {
		iconPath: new vscode.ThemeIcon('folder'),
		tooltip: vscode.l10n.t('Choose Another Project'),
	};
	const box = vscode.window.createInputBox();
	box.ignoreFocusOut = true;
	box.placeholder = vscode.l10n.t('What is to be done?');
	box.buttons = place.parentId ? [] : [chooseProject];
	const show = (): void => {
		box.title = describePlace(store, place);
		box.prompt = vscode.l10n.t('Enter creates the task, Escape leaves.');
	};
	show();
	return new Promise((resolve) => {
		let leaving = true;
		box.onDidTriggerButton(async () => {
			leaving = false;
			place = (await pickProject(store, place)) ?? place;
			leaving = true;
			show();
			box.show();
		});
		box.onDidChangeValue(() => {
			box.validationMessage = undefined;
		});
		box.onDidAccept(async () => {
			const name = box.value.trim();
			if (box.busy) {
				return;
			}
			if (name === '') {
				box.validationMessage = vscode.l10n.t('Type a name for the task.');
				return;
			}
			box.busy = true;
			box.enabled = false;
			try {
				const { product, ...where } = place;
				resolve(await store.create(product, { ...where, name }));
				box.hide();
			} catch (error) {
				box.validationMessage = forMessage(asTaskError(error).message);
			} finally {
				box.busy = false;
				box.enabled = true;
			}
		});
		box.onDidHide(() => {
			if (leaving) {
				resolve(undefined);
				box.dispose();
			}
		});
		box.show();
	});
}

/** The place that a row of the tree stands for: its project, or below its task. */
export function placeOf(store: TaskStore, node: unknown, below: boolean): Place {
	const row = v.safeParse(
		v.object({
			id: v.optional(v.string()),
			product: v.optional(v.string()),
			projectId: v.nullish(v.string()),
		}),
		node,
	);
	const { id, product, projectId } = row.success ? row.output : {};
	const task = id === undefined ? undefined : store.get(id);
	if (task) {
		return {
			product: task.product,
			...(task.projectId === undefined ? {} : { projectId: task.projectId }),
			...(below ? { parentId: task.id } : {}),
		};
	}
	return { product: product ?? store.defaultProduct, ...(projectId ? { projectId } : {}) };
}

function describePlace(store: TaskStore, place: Place): string {
	const account = store.account(place.product);
	const parent = place.parentId ? store.get(place.parentId) : undefined;
	if (parent) {
		return vscode.l10n.t('New sub-task of “{0}”', oneLine(parent.name, 60));
	}
	const project = account?.catalog.projects.find(({ id }) => id === place.projectId);
	return project
		? vscode.l10n.t('New task in “{0}”, {1}', oneLine(project.name, 60), account?.label ?? place.product)
		: vscode.l10n.t('New task without a project, {0}', account?.label ?? place.product);
}
