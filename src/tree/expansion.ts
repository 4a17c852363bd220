import * as vscode from 'vscode';
import type { TreeNode } from './treeNode.ts';

const storageKey = 'togglTasks.expansion';

/** Which rows a person opened or closed, kept with the workspace. Tasks begin closed, everything above them open. */
export class Expansion {
	readonly #memento: vscode.Memento;
	readonly #chosen: Map<string, boolean>;

	constructor(memento: vscode.Memento) {
		this.#memento = memento;
		this.#chosen = new Map(memento.get<[string, boolean][]>(storageKey, []));
	}

	isOpen(node: TreeNode): boolean {
		return this.#chosen.get(node.key) ?? node.kind !== 'task';
	}

	/** Follows what the person does in the view. */
	follow(view: vscode.TreeView<TreeNode>): vscode.Disposable {
		return vscode.Disposable.from(
			view.onDidExpandElement(({ element }) => this.#set(element, true)),
			view.onDidCollapseElement(({ element }) => this.#set(element, false)),
		);
	}

	#set(node: TreeNode, open: boolean): void {
		this.#chosen.set(node.key, open);
		void this.#memento.update(storageKey, [...this.#chosen]);
	}
}
