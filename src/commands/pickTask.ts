import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { shownTags, shownWords } from './shownWords.ts';
import { MissingTasks } from './missingTasks.ts';

type TaskItem = vscode.QuickPickItem & { task: Task };

/** More than this nobody reads; the next letter brings others up. */
const most = 100;

/** Lets a person find a task and opens its form; the buttons of the rows act at once. */
export async function pickTask(store: TaskStore): Promise<void> {
	const chosen = await listTasks(store, true);
	if (chosen) {
		await vscode.commands.executeCommand(commandIds.editTask, { kind: 'task', id: chosen.id });
	}
}

/** Lets a person choose a task for a command that was called without one, among those that it can be done to. */
export async function chooseTask(store: TaskStore, fits: (task: Task) => boolean): Promise<TaskId> {
	await store.settled();
	if (!store.find({}).some(fits)) {
		const sentence = vscode.l10n.t('There is no task that this can be done to.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	const chosen = await listTasks(store, false, fits);
	if (!chosen) {
		throw new vscode.CancellationError();
	}
	return chosen.id;
}

/** A list of all tasks, or of those that fit, to type into, ranked anew at every letter. */
async function listTasks(
	store: TaskStore,
	hasButtons: boolean,
	fits: (task: Task) => boolean = () => true,
): Promise<Task | undefined> {
	const { TaskSearch } = await import('../oneLine/taskSearch.ts');
	const pin = button('pin', vscode.l10n.t('Pin'));
	const archive = button('archive', vscode.l10n.t('Archive'));
	const start = button('play', vscode.l10n.t('Start Timer'));
	const stop = button('stop-circle', vscode.l10n.t('Stop Timer'));
	const copy = button('copy', vscode.l10n.t('Copy Reference'));
	const commands = new Map([
		[pin, commandIds.pinTask],
		[archive, commandIds.archiveTask],
		[start, commandIds.startTimer],
		[stop, commandIds.stopTimer],
		[copy, commandIds.copyReference],
	]);
	const tagsOf = shownTags(store);
	const wordsOf = shownWords(store);
	let search = new TaskSearch(store.find({}).filter(fits), wordsOf);

	const toItem = (task: Task): TaskItem => ({
		// Without letters in the label: VS Code would rank rows anew by what of their label matches.
		label: `$(${task.done ? 'pass' : 'circle-large-outline'})`,
		description: forQuickPick([task.name, task.projectName, ...tagsOf(task)].filter(Boolean).join(' · ')),
		alwaysShow: true,
		buttons: hasButtons
			? [
					...(task.pinned ? [] : [pin]),
					...(store.account(task.product)?.actions.has('archive') ? [archive] : []),
					...(store.account(task.product)?.actions.has('timer')
						? [store.timers.isRunning(task.id) ? stop : start]
						: []),
					copy,
				]
			: [],
		task,
	});

	const pick = vscode.window.createQuickPick<TaskItem>();
	pick.placeholder = hasButtons
		? vscode.l10n.t('Find a task by name, project, tag, number or reference')
		: vscode.l10n.t('Choose a task: type its name, project, tag, number or reference');
	const show = (): void => {
		pick.items = search.find(pick.value, most).map((task) => toItem(task));
	};
	const asking = new MissingTasks(store, {
		onBusy: (busy) => {
			pick.busy = busy;
			pick.title = store.accounts.some(({ whole }) => !whole)
				? vscode.l10n.t('Not all tasks have been read: some may be missing here.')
				: undefined;
		},
		onFound: () => {
			search = new TaskSearch(store.find({}).filter(fits), wordsOf);
			show();
		},
	});
	show();
	pick.onDidChangeValue((text) => {
		show();
		asking.wait(pick.items.length === 0 ? text : '');
	});
	pick.onDidTriggerItemButton(async ({ button: pressed, item }) => {
		pick.hide();
		const command = commands.get(pressed);
		await (command && vscode.commands.executeCommand(command, { kind: 'task', id: item.task.id }));
	});
	const chosen = await new Promise<Task | undefined>((resolve) => {
		pick.onDidAccept(() => {
			resolve(pick.selectedItems[0]?.task);
			pick.hide();
		});
		pick.onDidHide(() => resolve(undefined));
		pick.show();
	});
	asking.dispose();
	pick.dispose();
	return chosen;
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
	return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
