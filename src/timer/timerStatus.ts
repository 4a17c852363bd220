import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { IsoInstant } from '../tasks/task.ts';
import type { RunningTimer } from '../tasks/taskApi.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { sayMinutes } from '../ui/dates.ts';
import { sayElapsed, untilNext } from '../tasks/elapsed.ts';
import { forQuickPick, oneLine } from '../ui/plainText.ts';

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
		const [first, ...others] = this.#store.timers.running;
		if (!first) {
			this.item.hide();
			return;
		}
		if (others.length > 0) {
			this.#showSeveral([first, ...others]);
		} else {
			this.#showOne(first);
		}
		this.item.show();
	}

	#showOne(running: RunningTimer): void {
		const { startedAt } = running;
		const name = this.#nameOf(running);
		const elapsed = sayElapsed(startedAt, Date.now(), sayMinutes);
		this.item.text = `$(stop-circle) ${forQuickPick(oneLine(name, 40))} ${elapsed}`;
		this.item.tooltip = vscode.l10n.t('Stop tracking “{0}”', name);
		this.item.accessibilityInformation = { label: `${name}, ${elapsed}`, role: 'button' };
		this.#tick = setTimeout(() => this.#show(), untilNext(startedAt, Date.now()));
	}

	/** Accounts don't know of each other's timers. Nothing here changes by itself, since a person may be reading it. */
	#showSeveral(running: readonly RunningTimer[]): void {
		const count = vscode.l10n.t('{0} timers', running.length);
		const lines = running.map((each) =>
			vscode.l10n.t('{0}, since {1}', this.#nameOf(each), sayTime(each.startedAt)),
		);
		this.item.text = `$(stop-circle) ${count}`;
		this.item.tooltip = [vscode.l10n.t('Stop tracking all of these:'), ...lines].join('\n');
		this.item.accessibilityInformation = { label: [count, ...lines].join('. '), role: 'button' };
	}

	#nameOf({ taskId, description }: RunningTimer): string {
		const task = taskId === null ? undefined : this.#store.get(taskId);
		return oneLine(task?.name ?? description) || vscode.l10n.t('No Task');
	}
}

function sayTime(instant: IsoInstant): string {
	return new Date(instant).toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' });
}
