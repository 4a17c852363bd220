import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskQuery } from '../tasks/findTasks.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { entityId, inProduct, parseArgument, taskId } from '../ui/argument.ts';
import { forQuickPick } from '../ui/plainText.ts';

const query = v.strictObject({
	text: v.optional(v.string()),
	product: v.optional(v.string()),
	projectId: v.optional(v.nullable(entityId)),
	parentId: v.optional(v.nullable(taskId)),
	archived: v.optional(v.boolean()),
	pinned: v.optional(v.boolean()),
	done: v.optional(v.boolean()),
	limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** The tasks that a caller asks for, once the accounts have been read. */
export async function findGivenTasks(store: TaskStore, argument: unknown): Promise<Task[]> {
	const { projectId, ...given } = parseArgument(query, argument);
	await store.settled();
	if (given.archived) {
		await store.loadArchived();
	}
	const product = given.product ?? store.defaultProduct;
	const wanted: TaskQuery = {
		...given,
		...(projectId === undefined
			? {}
			: { projectId: projectId === null ? null : inProduct(projectId, product) }),
	};
	return store.find(wanted);
}

type TaskItem = vscode.QuickPickItem & { task: Task };

const pin: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('pin'), tooltip: vscode.l10n.t('Pin') };
const archive: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon('archive'),
	tooltip: vscode.l10n.t('Archive'),
};

/** A list of all tasks to type into; Enter opens the form, the buttons act at once. */
export async function pickTask(store: TaskStore): Promise<void> {
	const pick = vscode.window.createQuickPick<TaskItem>();
	pick.placeholder = vscode.l10n.t('Find a task by name or project');
	pick.matchOnDescription = true;
	pick.items = store.find({}).map((task) => ({
		label: forQuickPick(task.name),
		...(task.projectName ? { description: forQuickPick(task.projectName) } : {}),
		iconPath: new vscode.ThemeIcon(task.done ? 'pass' : 'circle-large-outline'),
		buttons: store.account(task.product)?.actions.has('archive') ? [pin, archive] : [pin],
		task,
	}));
	pick.onDidTriggerItemButton(async ({ button, item }) => {
		pick.hide();
		const command = button === archive ? commandIds.archiveTask : commandIds.pinTask;
		await vscode.commands.executeCommand(command, { kind: 'task', id: item.task.id });
	});
	const chosen = await new Promise<Task | undefined>((resolve) => {
		pick.onDidAccept(() => {
			resolve(pick.selectedItems[0]?.task);
			pick.hide();
		});
		pick.onDidHide(() => resolve(undefined));
		pick.show();
	});
	pick.dispose();
	if (chosen) {
		await vscode.commands.executeCommand(commandIds.editTask, { kind: 'task', id: chosen.id });
	}
}
