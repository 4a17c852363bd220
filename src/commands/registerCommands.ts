import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { difference } from '../tasks/changes.ts';
import type { AccountAction, TaskAction } from '../tasks/taskAction.ts';
import { productOf, type Task, type TaskChanges, type TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { oneLine } from '../ui/plainText.ts';
import { referableIds } from '../ui/referableIds.ts';
import { scopeOf } from '../ui/recurrenceScope.ts';
import { targetIds } from '../ui/targets.ts';
import { registerChangeCommands, type Targets } from './changeManyCommands.ts';
import { registerProjectCommands } from './projects.ts';
import { registerServiceCommands } from './registerServiceCommands.ts';

type Parts = {
	store: TaskStore;
	extensionUri: vscode.Uri;
	/** The rows that are selected in the tree, and a way to show a task there. */
	view: {
		selection(): readonly unknown[];
		focused(): Promise<readonly unknown[]>;
		reveal(id: TaskId): Promise<void>;
	};
	log: vscode.LogOutputChannel;
	/** How code refers to a task: `toggl#5123`. */
	formatReference: (id: TaskId) => string;
};

/**
 * The commands on tasks and projects; signing in, the form and TODOs have their own. What they do is read when it
 * is first done.
 */
export function registerCommands({
	store,
	view,
	extensionUri,
	log,
	formatReference,
}: Parts): vscode.Disposable {
	const register = (
		id: string,
		run: (argument: unknown, selection: unknown) => unknown,
	): vscode.Disposable => registerCommand(id, run, log);

	const chooseTask = async (fits: (task: Task) => boolean): Promise<TaskId> =>
		(await import('./pickTask.ts')).chooseTask(store, fits);

	/** The tasks that a command is about; without an argument those that are selected in the tree. */
	const chosen = async (
		argument: unknown,
		selection: unknown,
		fits?: (task: Task) => boolean,
	): Promise<readonly TaskId[]> => {
		if (isKey(argument)) {
			return idsOf(await view.focused());
		}
		if (argument !== undefined && argument !== null) {
			return targetIds(argument, selection);
		}
		const rows = view.selection();
		return fits && !rows.some(isTask) ? [await chooseTask(fits)] : idsOf(rows);
	};

	const targets: Targets = async (argument, selection, fits) => {
		const ids = await chosen(argument, selection, fits);
		await Promise.all([...new Set(ids.map(productOf))].map((product) => store.settled(product)));
		return ids;
	};

	const updating = (id: string, changes: Pick<TaskChanges, 'pinned' | 'done'>): vscode.Disposable =>
		register(id, async (argument, selection) => {
			const ids = await targets(argument, selection, (task) => !isSo(task, changes));
			const clicked = !isCall(argument);
			// Among several rows a menu offers both ways, and some are what they are to become.
			const others = clicked ? ids.filter((each) => !isSo(store.get(each), changes)) : ids;
			const { changeMany } = await import('./changeMany.ts');
			await changeMany(store, others, changes, clicked);
		});

	const acting = (id: string, action: TaskAction): vscode.Disposable =>
		register(id, async (argument, selection) => {
			const clicked = !isCall(argument);
			const ids = await targets(argument, selection, clicked ? can(action) : undefined);
			const { act } = await import('./taskActions.ts');
			await act(store, action, ids, clicked, clicked ? undefined : scopeOf(argument));
		});

	const can =
		(action: AccountAction) =>
		({ product }: Task): boolean =>
			store.account(product)?.actions.has(action) ?? false;

	const ask = async (row: unknown, below: boolean): Promise<Task | undefined> => {
		await store.settled();
		const at = row ?? view.selection()[0];
		const place = below && !isTask(at) ? { id: await chooseTask(isParent) } : at;
		const [{ askForTask }, { placeOf }] = await Promise.all([
			import('./createBox.ts'),
			import('./place.ts'),
		]);
		const task = await askForTask(store, placeOf(store, place, below));
		if (task) {
			await view.reveal(task.id);
		}
		return task;
	};

	const isParent = ({ product }: Task): boolean => {
		const account = store.account(product);
		return account !== undefined && account.fields.has('parentId') && !account.fixed.parentId;
	};

	const refresh = async (): Promise<void> => {
		await store.begin();
		await store.refresh();
	};

	return vscode.Disposable.from(
		// It takes no argument that would tell a caller from a person, so a person has another one.
		registerCommand(commandIds.refresh, refresh, log, () => true),
		register(commandIds.refreshView, refresh),
		register(commandIds.findTasks, async (argument) =>
			isCall(argument)
				? (await import('./findTasks.ts')).findGivenTasks(store, argument)
				: (await import('./pickTask.ts')).pickTask(store),
		),
		updating(commandIds.pinTask, { pinned: true }),
		updating(commandIds.unpinTask, { pinned: false }),
		updating(commandIds.completeTask, { done: true }),
		updating(commandIds.reopenTask, { done: false }),
		acting(commandIds.archiveTask, 'archive'),
		acting(commandIds.unarchiveTask, 'unarchive'),
		acting(commandIds.deleteTask, 'delete'),
		acting(commandIds.restoreTask, 'restore'),
		register(commandIds.updateTask, async (argument) =>
			(await import('./updateTask.ts')).updateGivenTask(store, argument),
		),
		// Without an argument it has nobody to ask.
		registerCommand(
			commandIds.replaceTask,
			async (argument) => (await import('./updateTask.ts')).replaceGivenTask(store, argument),
			log,
			() => true,
		),
		register(commandIds.createTask, async (argument) =>
			isCall(argument)
				? (await import('./createTask.ts')).createGivenTask(store, argument)
				: ask(argument, false),
		),
		register(commandIds.createSubTask, (argument) => ask(argument, true)),
		register(commandIds.copyReference, async (argument, selection) => {
			const ids = await referableIds(store, await chosen(argument, selection, () => true));
			const references = ids.map((id) => formatReference(id)).join(', ');
			await vscode.env.clipboard.writeText(references);
			vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', oneLine(references, 60)), 3000);
		}),
		register(commandIds.openInBrowser, async (argument) => {
			const { openWorkspace, pickAccount } = await import('./openWorkspace.ts');
			if (argument === undefined || argument === null) {
				await store.settled();
				return openWorkspace(await pickAccount(store));
			}
			const [id] = await targets(argument, undefined);
			return openWorkspace(id === undefined ? undefined : store.account(productOf(id)));
		}),
		register(commandIds.showLog, () => log.show()),
		registerChangeCommands({ store, targets, log }),
		register(commandIds.createTasksFromLines, async (argument) => {
			const { createFromGivenLines, createFromLines } = await import('./createMany.ts');
			return isCall(argument) ? createFromGivenLines(store, argument) : createFromLines(store);
		}),
		registerProjectCommands(store, log),
		registerServiceCommands(store, extensionUri, log),
	);
}

/** Whether a command came from one of our keys, which are about the row with the focus: see `keybindings` in package.json. */
function isKey(argument: unknown): boolean {
	return v.is(v.object({ kind: v.literal('focused') }), argument);
}

function isTask(row: unknown): boolean {
	return typeof row === 'object' && row !== null && 'id' in row;
}

/** Whether a task is what it would be changed to. */
function isSo(task: Task | undefined, changes: TaskChanges): boolean {
	return task !== undefined && Object.keys(difference(task, changes)).length === 0;
}

function idsOf(rows: readonly unknown[]): readonly TaskId[] {
	const tasks = rows.filter(isTask);
	if (tasks.length === 0) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t('Select a task in the Tasks view first.'),
		});
	}
	return targetIds(tasks[0], tasks);
}
