import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { plainMarkdown } from '../ui/plainMarkdown.ts';
import { nextChange, syncFace, syncHover } from './syncFace.ts';

/** How long a state lasts before it's shown: most changes are sent before anybody could read that they wait. */
const calm = 400;

/** The changes that wait and the requests that are left, in the status bar, for as long as a person is signed in. */
export class SyncStatus implements vscode.Disposable {
	readonly #store: TaskStore;
	readonly #item: vscode.StatusBarItem;
	readonly #listener: vscode.Disposable;
	#next: NodeJS.Timeout | undefined;
	#shown = '';

	constructor(store: TaskStore) {
		this.#store = store;
		this.#item = vscode.window.createStatusBarItem(
			'togglTasks.sync',
			vscode.StatusBarAlignment.Left,
			// Behind the timer.
			-1,
		);
		this.#item.name = vscode.l10n.t('Changes and Requests of Tasks');
		this.#item.command = commandIds.syncStatus;
		this.#listener = vscode.Disposable.from(store.sync.onDidChange(() => this.#showIn(calm)));
		this.#show();
	}

	dispose(): void {
		clearTimeout(this.#next);
		this.#listener.dispose();
		this.#item.dispose();
	}

	#showIn(milliseconds: number): void {
		clearTimeout(this.#next);
		this.#next = setTimeout(() => this.#show(), milliseconds);
	}

	#show(): void {
		const { states } = this.#store.sync;
		const soon = nextChange(states);
		if (soon !== undefined) {
			// A timer counts no more than 31 bits of milliseconds.
			this.#showIn(Math.min(Math.max(calm, soon - Date.now() + 1), 3_600_000));
		}
		const { language } = vscode.env;
		const face = syncFace(states, language);
		const hover = syncHover(states, language);
		const now = JSON.stringify([face, hover]);
		// A hover that somebody is reading goes when it's set anew.
		if (now === this.#shown) {
			return;
		}
		this.#shown = now;
		void vscode.commands.executeCommand(
			'setContext',
			'togglTasks.held',
			states.some(({ held }) => held > 0),
		);
		void vscode.commands.executeCommand(
			'setContext',
			'togglTasks.stuck',
			states.some(({ stuck }) => stuck > 0),
		);
		if (!face) {
			this.#item.hide();
			return;
		}
		this.#item.text = face.text;
		this.#item.tooltip = card(hover);
		this.#item.accessibilityInformation = { label: face.label, role: 'button' };
		this.#item.backgroundColor = face.warns
			? new vscode.ThemeColor('statusBarItem.warningBackground')
			: undefined;
		this.#item.show();
	}
}

function card(accounts: readonly (readonly string[])[]): vscode.MarkdownString {
	const text = new vscode.MarkdownString('', true);
	for (const [title, ...lines] of accounts) {
		text.appendMarkdown(`**${plainMarkdown(title ?? '')}**\n\n`);
		for (const line of lines) {
			text.appendMarkdown(`${plainMarkdown(line)}\n\n`);
		}
	}
	return text;
}
