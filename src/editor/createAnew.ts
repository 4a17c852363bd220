import * as vscode from 'vscode';
import { productOf } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { FormValues } from './protocol.ts';
import type { WatchedTask } from './watchedTask.ts';
import { taskAnew } from './wholeTask.ts';

/** Makes a task that is gone anew from all that the form shows, which is watched instead from then on. */
export async function createAnew(store: TaskStore, watched: WatchedTask, values: FormValues): Promise<void> {
	if (watched.isThere) {
		const sentence = vscode.l10n.t('The task is there again. Save to change it.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	watched.become(await store.create(productOf(watched.id), taskAnew(values, watched.name)));
}
