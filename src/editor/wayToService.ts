import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { TroubleChoice } from '../tasks/trouble.ts';
import { sayField } from '../ui/sayField.ts';
import { sayWhenSent } from '../ui/saySync.ts';
import { troubleChoices } from '../ui/troubleChoices.ts';
import type { FormState } from './protocol.ts';

/** Where the changes of a task are on their way to its service, for the form. */
export function wayToService(store: TaskStore, task: Task | undefined): Pick<FormState, 'waits' | 'trouble'> {
	const state = task && store.sync.state(task.product);
	if (!task?.pending || !state) {
		return {};
	}
	if (!task.trouble) {
		return { waits: sayWhenSent(state, vscode.env.language) };
	}
	const words = {
		catalog: store.account(productOf(task.id))?.catalog,
		nameOf: (id: TaskId) => store.get(id)?.name,
	};
	const choices = troubleChoices(task.trouble, (field, value) => sayField(field, value, words));
	return { trouble: { sentence: task.trouble.sentence, choices } };
}

/** Does about the task's trouble what a person clicked in the form. */
export async function runTroubleChoice(task: Task, choice: TroubleChoice): Promise<void> {
	const { id, trouble } = task;
	// A node's `kind` says that a person clicked: they are asked before anything is lost.
	const row = { kind: 'task', id };
	switch (trouble?.kind) {
		case 'conflict':
			await vscode.commands.executeCommand(commandIds.resolveConflict, { id, choice });
			break;
		case 'undecided': {
			const command = choice === 'theirs' ? commandIds.acceptFound : commandIds.createAgain;
			await vscode.commands.executeCommand(command, row);
			break;
		}
		case 'failed':
		case undefined: {
			const command = choice === 'discard' ? commandIds.discardChange : commandIds.retryChange;
			await vscode.commands.executeCommand(command, row);
			break;
		}
	}
}
