import * as vscode from 'vscode';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Expansion } from './expansion.ts';
import { changedRows } from './changedRows.ts';
import { TreeItems } from './treeItem.ts';
import { taskNode, type TreeNode } from './treeNode.ts';
import type { TreeShape } from './treeShape.ts';

/** The tree of tasks in use. It asks the store for everything and tells VS Code of the narrowest rows that changed. */
export class TaskTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	readonly #store: TaskStore;
	readonly #shape: TreeShape;
	readonly #items: TreeItems;
	readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
	readonly #listener: vscode.Disposable;
	/** The one object for each row, since VS Code tells rows apart by identity. */
	readonly #nodes = new Map<string, TreeNode>();
	/** What the rows above the tasks looked like when they were last given out. */
	#outline: string;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(store: TaskStore, shape: TreeShape, expansion: Expansion) {
		this.#store = store;
		this.#shape = shape;
		this.#items = new TreeItems(store, expansion);
		this.#outline = this.#readOutline();
		this.#listener = store.onDidChange((change) => {
			const outline = this.#readOutline();
			if (outline !== this.#outline) {
				this.#outline = outline;
				this.#changed.fire(undefined);
				return;
			}
			const rows = changedRows(change, shape, store);
			const known = rows.flatMap(({ key }) => this.#nodes.get(key) ?? []);
			if (known.length > 0) {
				this.#changed.fire(known);
			}
		});
	}

	dispose(): void {
		this.#listener.dispose();
		this.#changed.dispose();
	}

	getChildren(node?: TreeNode): TreeNode[] {
		// What goes wrong is told to the commands that wait for it.
		this.#store.begin().catch(() => undefined);
		return this.#shape.children(node).map((child) => this.#known(child));
	}

	getParent(node: TreeNode): TreeNode | undefined {
		const parent = this.#shape.parent(node);
		return parent && this.#known(parent);
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return this.#items.item(node);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
		return this.#items.withTooltip(item, node);
	}

	/** The row of a task in its project. */
	nodeOf(id: string): TreeNode {
		return this.#known(taskNode(id, 'project'));
	}

	#known(node: TreeNode): TreeNode {
		const known = this.#nodes.get(node.key);
		if (known) {
			return known;
		}
		this.#nodes.set(node.key, node);
		return node;
	}

	/** The rows above the tasks with all that they show, and what all tasks are drawn by. */
	#readOutline(): string {
		// A task's icon comes from its status, which may become known after the task.
		const rows: unknown[] = this.#store.accounts.map(({ catalog }) => catalog.statuses);
		const read = (parent?: TreeNode): void => {
			for (const child of this.#shape.children(parent)) {
				if (child.kind !== 'task') {
					const { label, description, iconPath, contextValue } = this.#items.item(child);
					rows.push(child.key, label, description, iconPath, contextValue);
				} else {
					rows.push(child.key);
				}
				if (child.kind === 'account') {
					read(child);
				}
			}
		};
		read();
		return JSON.stringify(rows);
	}
}
