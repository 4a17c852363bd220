import type { TaskChange } from '../../src/tasks/taskIndex.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { changedRows } from '../../src/tree/changedRows.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { TreeShape } from '../../src/tree/treeShape.ts';
import { plainView, type ViewChoice } from '../../src/tree/viewChoice.ts';

/** The day on which the tests take place. */
export const day = '2026-11-20';

/** A row with all that is to be seen of it, and the rows under it. */
export type Row = { key: string; face: string; children: readonly Row[] };

/** Every row opened, read anew. */
export function readRows(store: TaskStore, view: ViewChoice = plainView): readonly Row[] {
	return rowsUnder(undefined, store, new TreeShape(store, view, day));
}

function rowsUnder(node: TreeNode | undefined, store: TaskStore, shape: TreeShape): readonly Row[] {
	return shape.children(node).map((child) => readRow(child, store, shape));
}

function readRow(node: TreeNode, store: TaskStore, shape: TreeShape): Row {
	return { key: node.key, face: face(node, store, shape), children: rowsUnder(node, store, shape) };
}

/** What a row looks like, as far as it depends on the store. */
function face(node: TreeNode, store: TaskStore, shape: TreeShape): string {
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
		case 'group':
			return node.key;
		case 'task': {
			const { product, name, done, statusId, statusName, projectName, pinned, archived } = store.need(
				node.id,
			);
			const status = store.account(product)?.catalog.statuses.find(({ id }) => id === statusId);
			const below = node.place === 'pinned' ? [] : store.children(node.id);
			const counts = [below.filter((task) => task.done).length, below.length];
			const project = node.place === 'project' ? '' : projectName;
			const opens = shape.hasChildren(node);
			return JSON.stringify([name, done, status, statusName, project, pinned, archived, counts, opens]);
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
	readonly #view: ViewChoice;
	readonly #known = new Map<string, TreeNode>();
	readonly #batches: boolean;
	#news: TaskChange[] = [];
	#shape: TreeShape;
	#outline: string;

	/** With `batches` it's told of changes only by `tell`, of all since the last time. */
	constructor(store: TaskStore, view: ViewChoice = plainView, batches = false) {
		this.#store = store;
		this.#view = view;
		this.#batches = batches;
		this.#shape = new TreeShape(store, view, day);
		this.rows = this.#read();
		this.#outline = this.#readAbove();
		store.onDidChange(({ tasks }) => {
			this.#news.push(...tasks);
			if (!this.#batches) {
				this.tell();
			}
		});
	}

	tell(): void {
		const former = this.#shape;
		this.#shape = new TreeShape(this.#store, this.#view, day);
		const outline = this.#readAbove();
		const named = outline === this.#outline ? changedRows(this.#news, former, this.#shape) : undefined;
		this.#outline = outline;
		this.#news = [];
		const known = named?.filter(({ key }) => this.#known.has(key));
		if (!known) {
			this.refreshes.push(undefined);
			this.rows = this.#read();
		} else if (known.length > 0) {
			this.refreshes.push(known.map(({ key }) => key));
			const keys = new Map(known.map((node) => [node.key, node]));
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
		return { key: node.key, face: face(node, this.#store, this.#shape), children: this.#read(node) };
	}

	/** The rows above the tasks with what they show, and what all tasks are drawn by. */
	#readAbove(): string {
		const statuses = this.#store.accounts.map(({ catalog }) => catalog.statuses);
		const rows = this.#shape.above().map((node) => [node.key, face(node, this.#store, this.#shape)]);
		return JSON.stringify([statuses, rows]);
	}
}

/** The rows as a text: each on a line, further in the deeper it stands. */
export function drawn(rows: readonly Row[], depth = 0): string {
	return rows
		.map(({ key, children }) => `${'  '.repeat(depth)}${short(key)}\n${drawn(children, depth + 1)}`)
		.join('');
}

/** `project:task:focus:5` is a task's row in its project, `tag:focus:7:task:focus:5` one in a group. */
function short(key: string): string {
	const [, place, id] = /^(.+):task:(.+)$/.exec(key) ?? [];
	return id === undefined ? key : `${place === 'pinned' ? 'pin ' : ''}${id}`;
}
