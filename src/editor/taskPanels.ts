import * as vscode from 'vscode';
import type { TaskId } from '../tasks/task.ts';
import { Drafts } from './drafts.ts';
import { readPageState } from './messages.ts';
import { type PanelParts, TaskPanel } from './taskPanel.ts';

/** The open forms, one a task. */
export class TaskPanels implements vscode.Disposable {
	readonly #viewType: string;
	readonly #parts: PanelParts;
	readonly #open = new Map<TaskId, TaskPanel>();

	constructor(viewType: string, parts: Omit<PanelParts, 'drafts'> & { drafts: vscode.Memento }) {
		this.#viewType = viewType;
		this.#parts = { ...parts, drafts: new Drafts(parts.drafts, (id) => parts.store.idNow(id)) };
	}

	/** Shows the task's form, the one that is open where there is one. */
	show(id: TaskId): void {
		const open = this.#openFor(id);
		if (open) {
			open.reveal();
			return;
		}
		const panel = vscode.window.createWebviewPanel(this.#viewType, '', vscode.ViewColumn.Active, {
			enableFindWidget: true,
		});
		this.#keep(new TaskPanel(panel, this.#parts, id));
	}

	/** Brings a form back after the window was reloaded. */
	restore(panel: vscode.WebviewPanel, kept: unknown): void {
		const state = readPageState(kept);
		if (!state || this.#openFor(state.taskId)) {
			panel.dispose();
			return;
		}
		const { taskId, draft, values } = state;
		this.#keep(new TaskPanel(panel, this.#parts, taskId, { draft, name: values.name ?? '' }));
	}

	dispose(): void {
		for (const panel of this.#open.values()) {
			panel.dispose();
		}
	}

	#openFor(id: TaskId): TaskPanel | undefined {
		return this.#open.get(id) ?? this.#open.get(this.#parts.store.idNow(id));
	}

	#keep(panel: TaskPanel): void {
		let current = panel.id;
		this.#open.set(current, panel);
		panel.onDidMove((next) => {
			this.#open.delete(current);
			this.#open.set(next, panel);
			current = next;
		});
		panel.onDidClose(() => this.#open.delete(current));
	}
}
