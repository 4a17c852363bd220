import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forQuickPick, oneLine } from '../ui/plainText.ts';
import { sayElapsed, untilNext } from './elapsed.ts';

/** What is being tracked, in the status bar, for as long as something is. The time is counted here, without a request. */
export class TimerStatus implements vscode.Disposable {
	readonly item: vscode.StatusBarItem;
	readonly #store: TaskStore;
	readonly #listener: vscode.Disposable;
	#tick: NodeJS.Timeout | undefined;

	constructor(store: TaskStore) {
		this.#store = store;
		this.item = vscode.window.createStatusBarItem('togglTasks.timer', vscode.StatusBarAlignment.Left);
		this.item.name = vscode.l10n.t('Tracked Task');
		this.item.command = commandIds.stopTimer;
		this.#listener = vscode.Disposable.from(
			store.timers.onDidChange(() => this.#show()),
			// The task's name may come later, or change.
			store.onDidChange(() => this.#show()),
		);
		this.#show();
	}

	dispose(): void {
		clearTimeout(this.#tick);
		this.#listener.dispose();
		this.item.dispose();
	}

	#show(): void {
		clearTimeout(this.#tick);
		const [running] = this.#store.timers.running;
		if (!running) {
			this.item.hide();
			return;
		}
		const { taskId, description, startedAt } = running;
		const task = taskId === null ? undefined : this.#store.get(taskId);
		const name = oneLine(task?.name ?? description) || vscode.l10n.t('No Task');
		const elapsed = sayElapsed(startedAt, Date.now());
		this.item.text = `$(stop-circle) ${forQuickPick(oneLine(name, 40))} ${elapsed}`;
		this.item.tooltip = vscode.l10n.t('Stop tracking “{0}”', name);
		this.item.accessibilityInformation = { label: `${name}, ${elapsed}`, role: 'button' };
		this.item.show();
		this.#tick = setTimeout(() => this.#show(), untilNext(startedAt, Date.now()));
	}
}
