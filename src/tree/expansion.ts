import * as vscode from 'vscode';
import { isFiltering, type TaskFilter, tidyFilter } from './taskFilter.ts';
import type { TreeNode } from './treeNode.ts';

const storageKey = 'togglTasks.expansion';

/**
 * Which rows a person opened or closed, kept with the workspace. Tasks begin closed, everything above them
 * open. While something is looked for all rows begin open, since what was found may be under any of them, and
 * what the person closes then is forgotten with it.
 */
export class Expansion {
	readonly #memento: vscode.Memento;
	readonly #chosen: Map<string, boolean>;
	/** What is looked for, and the rows that were closed since; nothing when all tasks are on show. */
	#search: { filter: string; count: number; closed: Set<string> } | undefined;
	#searches = 0;

	constructor(memento: vscode.Memento) {
		this.#memento = memento;
		this.#chosen = new Map(memento.get<[string, boolean][]>(storageKey, []));
	}

	/** Hears of the filter that holds from now on. Hiding what is done is no search. */
	filterBy(filter: TaskFilter): void {
		const { done, ...others } = tidyFilter(filter);
		const asked = JSON.stringify(tidyFilter(filter));
		if (!isFiltering(done === false ? others : filter)) {
			this.#search = undefined;
		} else if (this.#search?.filter !== asked) {
			this.#searches += 1;
			this.#search = { filter: asked, count: this.#searches, closed: new Set() };
		}
	}

	/** The id for VS Code of a row with others under it. VS Code remembers by it whether that is open, and that is another question in each search. */
	idOf({ key }: TreeNode): string {
		return this.#search ? `${key} in search ${this.#search.count}` : key;
	}

	isOpen(node: TreeNode): boolean {
		if (this.#search) {
			return !this.#search.closed.has(node.key);
		}
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
		if (this.#search) {
			if (open) {
				this.#search.closed.delete(node.key);
			} else {
				this.#search.closed.add(node.key);
			}
			return;
		}
		this.#chosen.set(node.key, open);
		void this.#memento.update(storageKey, [...this.#chosen]);
	}
}
