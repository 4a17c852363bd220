import * as vscode from 'vscode';

/** The rows of a view whose code is read when VS Code first asks for them. */
export class LateTree<T> implements vscode.TreeDataProvider<T>, vscode.Disposable {
	readonly #load: () => Promise<vscode.TreeDataProvider<T>>;
	readonly #changed = new vscode.EventEmitter<T | T[] | undefined | null | void>();
	#tree: Promise<vscode.TreeDataProvider<T>> | undefined;
	#listener: vscode.Disposable | undefined;
	#isOver = false;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(load: () => Promise<vscode.TreeDataProvider<T>>) {
		this.#load = load;
	}

	dispose(): void {
		this.#isOver = true;
		this.#listener?.dispose();
		this.#changed.dispose();
	}

	async getChildren(node?: T): Promise<T[] | null | undefined> {
		return (await this.#loaded()).getChildren(node);
	}

	async getParent(node: T): Promise<T | null | undefined> {
		return (await this.#loaded()).getParent?.(node);
	}

	async getTreeItem(node: T): Promise<vscode.TreeItem> {
		return (await this.#loaded()).getTreeItem(node);
	}

	async resolveTreeItem(
		item: vscode.TreeItem,
		node: T,
		token: vscode.CancellationToken,
	): Promise<vscode.TreeItem> {
		return (await (await this.#loaded()).resolveTreeItem?.(item, node, token)) ?? item;
	}

	#loaded(): Promise<vscode.TreeDataProvider<T>> {
		this.#tree ??= this.#load().then((tree) => {
			this.#listener = this.#isOver
				? undefined
				: tree.onDidChangeTreeData?.((rows) => this.#changed.fire(rows));
			return tree;
		});
		return this.#tree;
	}
}
