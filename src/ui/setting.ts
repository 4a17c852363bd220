import * as vscode from 'vscode';

/** One setting of the extension: its value now, and word of its changes. Nobody else reads the configuration. */
export class Setting<T> implements vscode.Disposable {
	readonly #name: string;
	readonly #fallback: T;
	readonly #changed = new vscode.EventEmitter<T>();
	readonly #listener: vscode.Disposable;

	readonly onDidChange = this.#changed.event;

	/** `name` is the key behind `togglTasks.`; `fallback` is package.json's default, for when the value can't be had. */
	constructor(name: string, fallback: T) {
		this.#name = name;
		this.#fallback = fallback;
		this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration(`togglTasks.${name}`)) {
				this.#changed.fire(this.value);
			}
		});
	}

	get value(): T {
		return vscode.workspace.getConfiguration('togglTasks').get(this.#name, this.#fallback);
	}

	dispose(): void {
		this.#listener.dispose();
		this.#changed.dispose();
	}
}
