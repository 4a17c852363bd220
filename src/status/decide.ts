import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Trouble, TroubleChoice } from '../tasks/trouble.ts';
import { forMessage, forQuickPick } from '../ui/plainText.ts';
import { sayField } from '../ui/sayField.ts';
import { troubleChoices } from '../ui/troubleChoices.ts';

type Troubled = Task & { trouble: Trouble };

export function troubledTasks(store: TaskStore): readonly Troubled[] {
	return store.find({}).concat(store.archived()).filter(isTroubled);
}

/**
 * Does about a task's trouble what was chosen, where that is a trouble of one of the kinds: by a wrong word
 * nothing is overwritten. Else throws a `TaskError`.
 */
export async function settle(
	store: TaskStore,
	id: TaskId,
	choice: TroubleChoice,
	kinds: readonly Trouble['kind'][],
): Promise<void> {
	const { trouble } = needTroubled(store, id);
	if (!kinds.includes(trouble.kind)) {
		throw new TaskError({ kind: 'invalid', sentence: sayOtherwise(trouble) });
	}
	await store.settle(store.need(id).id, choice);
}

/** Shows what can be done about a task's trouble, with both values of each field, and does what the person chooses. */
export async function decide(store: TaskStore, id: TaskId): Promise<void> {
	const task = needTroubled(store, id);
	const words = {
		catalog: store.account(productOf(id))?.catalog,
		nameOf: (other: TaskId) => store.get(other)?.name,
	};
	const offered = troubleChoices(task.trouble, (field, value) => sayField(field, value, words));
	const items: (vscode.QuickPickItem & { choice?: TroubleChoice })[] = [
		...offered.map(({ choice, label, detail }) => ({ choice, label, detail: forQuickPick(detail) })),
		{ label: vscode.l10n.t('Edit Task') },
	];
	const chosen = await vscode.window.showQuickPick(items, {
		title: forQuickPick(task.name),
		placeHolder: forQuickPick(task.trouble.sentence),
		ignoreFocusOut: true,
	});
	if (!chosen) {
		throw new vscode.CancellationError();
	}
	if (!chosen.choice) {
		await vscode.commands.executeCommand(commandIds.editTask, { id: task.id });
	} else if (chosen.choice !== 'discard' || (await confirmDiscard([task]))) {
		await settle(store, task.id, chosen.choice, [task.trouble.kind]);
	}
}

/** Asks, since what was typed is gone then. */
export async function confirmDiscard(tasks: readonly Task[]): Promise<boolean> {
	const [only] = tasks;
	const title = vscode.l10n.t('Discard');
	const question =
		tasks.length === 1 && only
			? vscode.l10n.t('Discard the change of “{0}”?', forMessage(only.name))
			: vscode.l10n.t('Discard the changes of {0} tasks?', tasks.length);
	const detail = vscode.l10n.t(
		'What you changed and the service does not have is lost. This can’t be undone.',
	);
	return (await vscode.window.showWarningMessage(question, { modal: true, detail }, title)) === title;
}

export function needTroubled(store: TaskStore, id: TaskId): Troubled {
	const task = store.need(id);
	if (!isTroubled(task)) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t('There is nothing to decide about this task any more.'),
		});
	}
	return task;
}

function isTroubled(task: Task): task is Troubled {
	return task.trouble !== undefined;
}

function sayOtherwise({ kind }: Trouble): string {
	switch (kind) {
		case 'failed':
			return vscode.l10n.t('The change was refused. Retry or discard it.');
		case 'conflict':
			return vscode.l10n.t('The task was changed here and elsewhere. Keep yours or take theirs.');
		case 'undecided':
			return vscode.l10n.t('It is not known whether the task was created. Say whether it is this one.');
	}
}
