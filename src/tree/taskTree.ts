import * as vscode from 'vscode';
import type { TaskChange } from '../tasks/taskIndex.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { today } from '../ui/dates.ts';
import { changedRows } from './changedRows.ts';
import type { Expansion } from './expansion.ts';
import { TreeItems } from './treeItem.ts';
import type { TreeNode } from './treeNode.ts';
import { TreeShape } from './treeShape.ts';
import type { ViewChoices } from './viewChoices.ts';

/** The tree of tasks in use. It asks the store for everything and tells VS Code of the narrowest rows that changed. */
export class TaskTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	readonly #store: TaskStore;
	readonly #choices: ViewChoices;
	readonly #items: TreeItems;
	readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
	readonly #listeners: vscode.Disposable;
	/** The one object for each row, since VS Code tells rows apart by identity. */
	readonly #nodes = new Map<string, TreeNode>();
	/** What VS Code was last told of, and what the rows above the tasks looked like then. */
	#told: TreeShape;
	#outline: string;
	/** How it is now; nothing when that has to be read. */
	#now: TreeShape | undefined;
	#day = today();
	/** What happened since VS Code was told, and when it will be. */
	#news: TaskChange[] = [];
	#timer: NodeJS.Timeout | undefined;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(store: TaskStore, choices: ViewChoices, expansion: Expansion) {
		this.#store = store;
		this.#choices = choices;
		this.#items = new TreeItems(store, expansion);
		expansion.filterBy(choices.current.filter);
		this.#told = this.#shape;
		this.#outline = this.#readOutline();
		this.#listeners = vscode.Disposable.from(
			store.onDidChange(({ tasks }) => {
				this.#now = undefined;
				this.#news.push(...tasks);
				// Many tasks changed one by one are read as one change.
				this.#timer ??= setTimeout(() => this.#tell(), 0);
			}),
			choices.onDidChange(({ filter }) => {
				expansion.filterBy(filter);
				this.#tellAll();
			}),
		);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listeners.dispose();
		this.#changed.dispose();
	}

	/** Reads all rows anew when another day has begun since: some tasks are overdue now. */
	followDay(): void {
		if (this.#day !== today()) {
			this.#day = today();
			this.#tellAll();
		}
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
		return this.#items.item(node, this.#shape);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
		return this.#items.withTooltip(item, node);
	}

	/** The row of a task in its project or its first group; nothing when it isn't on show. */
	nodeOf(id: string): TreeNode | undefined {
		const [place] = this.#shape.places(id);
		return place && this.#known(place.node);
	}

	/** Tells VS Code at once of what has changed, so that it knows a row before it is asked to show it. */
	tellNow(): void {
		if (this.#timer) {
			this.#tell();
		}
	}

	get #shape(): TreeShape {
		this.#now ??= new TreeShape(this.#store, this.#choices.current, this.#day);
		return this.#now;
	}

	#tell(): void {
		const news = this.#news;
		const former = this.#told;
		const outline = this.#readOutline();
		const rows = outline === this.#outline ? changedRows(news, former, this.#shape) : undefined;
		this.#noteTold(outline);
		const known = rows?.flatMap(({ key }) => this.#nodes.get(key) ?? []);
		if (known?.length !== 0) {
			this.#changed.fire(known);
		}
	}

	#tellAll(): void {
		this.#now = undefined;
		this.#noteTold(this.#readOutline());
		this.#changed.fire(undefined);
	}

	#noteTold(outline: string): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#news = [];
		this.#told = this.#shape;
		this.#outline = outline;
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
		for (const node of this.#shape.above()) {
			const { label, description, iconPath, contextValue } = this.#items.item(node);
			rows.push(node.key, label, description, iconPath, contextValue);
		}
		return JSON.stringify(rows);
	}
}
