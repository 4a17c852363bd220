import { numberOf } from '../../src/tasks/task.ts';
import type { StoreChange } from '../../src/tasks/taskIndex.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { changedRows } from '../../src/tree/changedRows.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { TreeShape } from '../../src/tree/treeShape.ts';

/** A row with all that is to be seen of it, and the rows under it. */
export type Row = { key: string; face: string; children: readonly Row[] };

/** Every row opened, read anew. */
export function readRows(store: TaskStore, node?: TreeNode): readonly Row[] {
	return new TreeShape(store).children(node).map((child) => readRow(store, child));
}

function readRow(store: TaskStore, node: TreeNode): Row {
	return { key: node.key, face: face(store, node), children: readRows(store, node) };
}

/** What a row looks like, as far as it depends on the store. */
function face(store: TaskStore, node: TreeNode): string {
	switch (node.kind) {
		case 'pinned':
			return 'Pinned';
		case 'account':
			return `${store.account(node.product)?.label} ${store.account(node.product)?.state.kind}`;
		case 'project': {
			const projects = store.account(node.product)?.catalog.projects;
			const [first] = node.projectId === null ? [] : store.inProject(node.product, node.projectId);
			return projects?.find(({ id }) => id === node.projectId)?.name ?? first?.projectName ?? '';
		}
		case 'task': {
			const { product, name, done, statusId, statusName, projectName, pinned, archived } = store.need(
				node.id,
			);
			const status = store.account(product)?.catalog.statuses.find(({ id }) => id === statusId);
			const below = node.place === 'project' ? store.children(node.id) : [];
			const counts = [below.filter((task) => task.done).length, below.length];
			const project = node.place === 'project' ? '' : projectName;
			return JSON.stringify([name, done, status, statusName, project, pinned, archived, counts]);
		}
	}
}

/**
 * What VS Code shows when it is told of changed rows as `TaskTree` does it: everything when the rows above
 * the tasks are different, else the rows that `changedRows` names, each with all below it.
 */
export class ModelView {
	rows: readonly Row[];
	/** The keys that were named by each change; `undefined` for everything. */
	readonly refreshes: (readonly string[] | undefined)[] = [];
	readonly #store: TaskStore;
	readonly #shape: TreeShape;
	readonly #known = new Map<string, TreeNode>();
	#outline: string;

	constructor(store: TaskStore) {
		this.#store = store;
		this.#shape = new TreeShape(store);
		this.rows = this.#read();
		this.#outline = this.#readAbove();
		store.onDidChange((change) => this.#follow(change));
	}

	#follow(change: StoreChange): void {
		const outline = this.#readAbove();
		if (outline !== this.#outline) {
			this.#outline = outline;
			this.refreshes.push(undefined);
			this.rows = this.#read();
			return;
		}
		const named = changedRows(change, this.#shape, this.#store).filter(({ key }) => this.#known.has(key));
		if (named.length > 0) {
			this.refreshes.push(named.map(({ key }) => key));
			const keys = new Map(named.map((node) => [node.key, node]));
			this.rows = this.rows.flatMap((row) => this.#refreshed(row, keys));
		}
	}

	/** The row, read anew when it's named; else as it was, with those below it that are named read anew. */
	#refreshed(row: Row, named: ReadonlyMap<string, TreeNode>): readonly Row[] {
		const node = named.get(row.key);
		if (!node) {
			return [{ ...row, children: row.children.flatMap((child) => this.#refreshed(child, named)) }];
		}
		// A row whose task is gone stays until the row above it is read.
		const isGone = node.kind === 'task' && !this.#store.get(node.id);
		return isGone ? [row] : [this.#readRow(node)];
	}

	#read(node?: TreeNode): readonly Row[] {
		return this.#shape.children(node).map((child) => this.#readRow(child));
	}

	#readRow(node: TreeNode): Row {
		this.#known.set(node.key, node);
		return { key: node.key, face: face(this.#store, node), children: this.#read(node) };
	}

	#readAbove(): string {
		const statuses = this.#store.accounts.map(({ catalog }) => catalog.statuses);
		return this.#readOutline() + JSON.stringify(statuses);
	}

	/** The rows above the tasks with what they show; and the tasks that stand among these, by their keys. */
	#readOutline(parent?: TreeNode): string {
		const rows = this.#shape
			.children(parent)
			.map((node) => [
				node.key,
				...(node.kind === 'task' ? [] : [face(this.#store, node)]),
				...(node.kind === 'account' ? [this.#readOutline(node)] : []),
			]);
		return JSON.stringify(rows);
	}
}

/** The rows as a text: each on a line, further in the deeper it stands. */
export function drawn(rows: readonly Row[], depth = 0): string {
	return rows
		.map(({ key, children }) => `${'  '.repeat(depth)}${short(key)}\n${drawn(children, depth + 1)}`)
		.join('');
}

/** `project:task:focus:5` is a task's row in its project. */
function short(key: string): string {
	const [place, kind, product, number] = key.split(':');
	return kind === 'task'
		? `${place === 'pinned' ? 'pin ' : ''}${product}:${numberOf(`${product}:${number}`)}`
		: key;
}
