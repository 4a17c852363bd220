import * as vscode from 'vscode';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Expansion } from './expansion.ts';
import { TreeItems } from './treeItem.ts';
import { taskNode, type TreeNode } from './treeNode.ts';

/** The archived tasks, the last one touched on top. They are loaded when the view is opened for the first time. */
export class ArchivedTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	readonly #store: TaskStore;
	readonly #items: TreeItems;
	readonly #changed = new vscode.EventEmitter<undefined>();
	readonly #listener: vscode.Disposable;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(store: TaskStore, expansion: Expansion) {
		this.#store = store;
		this.#items = new TreeItems(store, expansion);
		this.#listener = store.onDidChange(({ tasks }) => {
			if (tasks.some(({ before, after }) => before?.archived || after?.archived)) {
				this.#changed.fire(undefined);
			}
		});
	}

	dispose(): void {
		this.#listener.dispose();
		this.#changed.dispose();
	}

	async getChildren(node?: TreeNode): Promise<TreeNode[]> {
		if (node) {
			return [];
		}
		await this.#store.settled();
		// A failure is in the accounts' states, and the view shows it from there.
		await this.#store.loadArchived().catch(() => undefined);
		return this.#store.archived().map(({ id }) => taskNode(id, 'archived'));
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return this.#items.item(node);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
		return this.#items.withTooltip(item, node);
	}
}
