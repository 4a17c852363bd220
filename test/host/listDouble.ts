import * as vscode from 'vscode';

type Item = vscode.QuickPickItem & { buttons: readonly vscode.QuickInputButton[] };

/** A list whose buttons a test presses; VS Code has no command for those. */
export class ListDouble {
	items: readonly Item[] = [];
	selectedItems: readonly Item[] = [];
	activeItems: readonly Item[] = [];
	buttons: readonly vscode.QuickInputButton[] = [];
	readonly accepted = new vscode.EventEmitter<void>();
	readonly pressed = new vscode.EventEmitter<vscode.QuickInputButton | undefined>();
	readonly itemPressed = new vscode.EventEmitter<{
		item: Item | undefined;
		button?: vscode.QuickInputButton | undefined;
	}>();
	readonly selected = new vscode.EventEmitter<readonly Item[]>();
	title = '';
	placeholder = '';
	readonly hidden = new vscode.EventEmitter<void>();
	readonly onDidAccept = this.accepted.event;
	readonly onDidTriggerButton = this.pressed.event;
	readonly onDidChangeSelection = this.selected.event;
	readonly onDidTriggerItemButton = this.itemPressed.event;
	readonly onDidHide = this.hidden.event;
	#disposed = false;
	readonly #step: (list: ListDouble) => void;

	constructor(step: (list: ListDouble) => void) {
		this.#step = step;
	}

	show(): void {
		this.#step(this);
	}

	/** VS Code tells of it once. */
	dispose(): void {
		if (!this.#disposed) {
			this.#disposed = true;
			this.hidden.fire();
		}
	}
}
