import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { difference } from '../tasks/changes.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import { productOf, type Task, type TaskChanges, type TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { referableIds } from '../ui/referableIds.ts';
import { scopeOf } from '../ui/recurrenceScope.ts';
import { targetIds } from '../ui/targets.ts';
import { changeMany } from './changeMany.ts';
import { registerChangeCommands } from './changeManyCommands.ts';
import { createFromGivenLines, createFromLines } from './createMany.ts';
import { askForTask } from './createBox.ts';
import { createGivenTask } from './createTask.ts';
import { findGivenTasks } from './findTasks.ts';
import { pickTask } from './pickTask.ts';
import { placeOf } from './place.ts';
import { registerProjectCommands } from './projects.ts';
import { registerServiceCommands } from './registerServiceCommands.ts';
import { act } from './taskActions.ts';
import { replaceGivenTask, updateGivenTask } from './updateTask.ts';

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

/** The commands on tasks and projects; signing in, the form and TODOs have their own. */
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

	const chosen = async (argument: unknown, selection: unknown): Promise<readonly TaskId[]> => {
		const rows =
			argument === undefined || argument === null
				? view.selection()
				: isKey(argument)
					? await view.focused()
					: undefined;
		return rows ? idsOf(rows) : targetIds(argument, selection);
	};

	/** The tasks that a command is about; without an argument those that are selected in the tree. */
	const targets = async (argument: unknown, selection: unknown): Promise<readonly TaskId[]> => {
		const ids = await chosen(argument, selection);
		await Promise.all([...new Set(ids.map(productOf))].map((product) => store.settled(product)));
		return ids;
	};

	const updating = (id: string, changes: Pick<TaskChanges, 'pinned' | 'done'>): vscode.Disposable =>
		register(id, async (argument, selection) => {
			const ids = await targets(argument, selection);
			const clicked = !isCall(argument);
			// Among several rows a menu offers both ways, and some are what they are to become.
			const others = clicked ? ids.filter((each) => !isSo(store.get(each), changes)) : ids;
			await changeMany(store, others, changes, clicked);
		});

	const acting = (id: string, action: TaskAction): vscode.Disposable =>
		register(id, async (argument, selection) =>
			isCall(argument)
				? act(store, action, await targets(argument, selection), false, scopeOf(argument))
				: act(store, action, await targets(argument, selection), true),
		);

	const ask = async (row: unknown, below: boolean): Promise<Task | undefined> => {
		await store.settled();
		const task = await askForTask(store, placeOf(store, row ?? view.selection()[0], below));
		if (task) {
			await view.reveal(task.id);
		}
		return task;
	};

	const refresh = async (): Promise<void> => {
		await store.begin();
		await store.refresh();
	};

	return vscode.Disposable.from(
		// It takes no argument that would tell a caller from a person, so a person has another one.
		registerCommand(commandIds.refresh, refresh, log, () => true),
		register(commandIds.refreshView, refresh),
		register(commandIds.findTasks, (argument) =>
			isCall(argument) ? findGivenTasks(store, argument) : pickTask(store),
		),
		updating(commandIds.pinTask, { pinned: true }),
		updating(commandIds.unpinTask, { pinned: false }),
		updating(commandIds.completeTask, { done: true }),
		updating(commandIds.reopenTask, { done: false }),
		acting(commandIds.archiveTask, 'archive'),
		acting(commandIds.unarchiveTask, 'unarchive'),
		acting(commandIds.deleteTask, 'delete'),
		acting(commandIds.restoreTask, 'restore'),
		register(commandIds.updateTask, (argument) => updateGivenTask(store, argument)),
		// Without an argument it has nobody to ask.
		registerCommand(
			commandIds.replaceTask,
			(argument) => replaceGivenTask(store, argument),
			log,
			() => true,
		),
		register(commandIds.createTask, (argument) =>
			isCall(argument) ? createGivenTask(store, argument) : ask(argument, false),
		),
		register(commandIds.createSubTask, (argument) => ask(argument, true)),
		register(commandIds.copyReference, async (argument, selection) => {
			const ids = await referableIds(store, await chosen(argument, selection));
			await vscode.env.clipboard.writeText(ids.map((id) => formatReference(id)).join(', '));
		}),
		register(commandIds.openInBrowser, async (argument) => {
			const [id] = await targets(argument, undefined);
			const url = id === undefined ? undefined : store.account(productOf(id))?.webUrl;
			return url && vscode.env.openExternal(vscode.Uri.parse(url));
		}),
		register(commandIds.showLog, () => log.show()),
		registerChangeCommands({ store, targets, log }),
		register(commandIds.createTasksFromLines, (argument) =>
			isCall(argument) ? createFromGivenLines(store, argument) : createFromLines(store),
		),
		registerProjectCommands(store, log),
		registerServiceCommands(store, extensionUri, log),
	);
}

/** Whether a command came from one of our keys, which are about the row with the focus: see `keybindings` in package.json. */
function isKey(argument: unknown): boolean {
	return v.is(v.object({ kind: v.literal('focused') }), argument);
}

/** Whether a task is what it would be changed to. */
function isSo(task: Task | undefined, changes: TaskChanges): boolean {
	return task !== undefined && Object.keys(difference(task, changes)).length === 0;
}

function idsOf(rows: readonly unknown[]): readonly TaskId[] {
	const tasks = rows.filter((row) => typeof row === 'object' && row !== null && 'id' in row);
	if (tasks.length === 0) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t('Select a task in the Tasks view first.'),
		});
	}
	return targetIds(tasks[0], tasks);
}
