import type { Account } from '../tasks/account.ts';
import type { IsoDate, Task, TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { today } from '../ui/dates.ts';
import { groupRows } from './grouping.ts';
import { placeValue, type Progress, type ShownGroup, shownTasks } from './shownTasks.ts';
import { isFiltering } from './taskFilter.ts';
import { taskSorting } from './taskSorting.ts';
import {
	accountNode,
	groupedTaskNode,
	pinnedNode,
	projectNode,
	type TaskNode,
	taskNode,
	type TreeNode,
} from './treeNode.ts';
import { plainView, type ViewChoice } from './viewChoice.ts';

/** One row of a task and the row that it stands under; nothing when that is the top. */
export type Place = { node: TaskNode; parent: TreeNode | undefined };

type Row = { node: TreeNode; task: Task };

/** Which rows stand under which: the store as it was at one moment, in the way that a person wants to see it. */
export class TreeShape {
	/** How tasks stand within their group. */
	readonly compare: (a: Task, b: Task) => number;
	/** What the tasks with sub-tasks say of these, on show or not. */
	readonly progress: ReadonlyMap<TaskId, Progress>;
	readonly #store: TaskStore;
	readonly #view: ViewChoice;
	readonly #places = new Map<TaskId, Place[]>();
	readonly #parents = new Map<string, TreeNode | undefined>();
	/** The rows above the tasks, in order, by the key of the row that they stand under; `''` is the top. */
	readonly #above = new Map<string, TreeNode[]>();
	/** The tasks' rows, in no order until somebody asks. */
	readonly #below = new Map<string, Row[]>();
	readonly #sorted = new Map<string, readonly TreeNode[]>();

	constructor(store: TaskStore, view = plainView, day: IsoDate = today()) {
		this.#store = store;
		this.#view = view;
		this.compare = taskSorting(view.sortBy);
		const { matching, groups, progress } = shownTasks(store, view, day);
		this.progress = progress;
		const pinned = matching.filter((task) => task.pinned);
		if (pinned.length > 0) {
			this.#addAbove(pinnedNode, undefined);
		}
		switch (view.groupBy) {
			case 'project':
				this.#addProjects(groups);
				break;
			case 'none':
				this.#addTasks(groups.get(null), undefined, (id) => groupedTaskNode(id, 'all'));
				break;
			default:
				for (const row of groupRows(groups.keys(), view.groupBy, store.accounts)) {
					this.#addAbove(row, undefined);
					this.#addTasks(groups.get(row.value), row, (id) => groupedTaskNode(id, row.key));
				}
		}
		for (const task of pinned) {
			this.#addTask(task, taskNode(task.id, 'pinned'), pinnedNode);
		}
	}

	/** The rows under one, or the ones at the top. */
	children(node: TreeNode | undefined): readonly TreeNode[] {
		const key = node?.key ?? '';
		const known = this.#sorted.get(key);
		if (known) {
			return known;
		}
		const tasks = (this.#below.get(key) ?? []).toSorted((a, b) => this.compare(a.task, b.task));
		const rows = [...(this.#above.get(key) ?? []), ...tasks.map((row) => row.node)];
		this.#sorted.set(key, rows);
		return rows;
	}

	/** Whether there are rows under one. */
	hasChildren(node: TreeNode): boolean {
		return this.#above.has(node.key) || this.#below.has(node.key);
	}

	/** The row that a row stands under; nothing for one at the top. */
	parent(node: TreeNode): TreeNode | undefined {
		return this.#parents.get(node.key);
	}

	/** The rows of a task: in its groups first, then under Pinned. None when it isn't on show. */
	places(id: TaskId): readonly Place[] {
		return this.#places.get(id) ?? [];
	}

	/** The rows above the tasks, each behind the one that it stands under. */
	above(): readonly TreeNode[] {
		return [...this.#above.values()].flat();
	}

	/** The tasks on show. */
	ids(): Iterable<TaskId> {
		return this.#places.keys();
	}

	#addAbove(node: TreeNode, parent: TreeNode | undefined): void {
		push(this.#above, parent?.key ?? '', node);
		this.#parents.set(node.key, parent);
	}

	#addTask(task: Task, node: TaskNode, parent: TreeNode | undefined): void {
		push(this.#below, parent?.key ?? '', { node, task });
		this.#parents.set(node.key, parent);
		push(this.#places, task.id, { node, parent });
	}

	#addTasks(
		group: ShownGroup | undefined,
		row: TreeNode | undefined,
		nodeOf: (id: TaskId) => TaskNode,
	): void {
		for (const [task, above] of group?.tasks ?? []) {
			this.#addTask(task, nodeOf(task.id), above ? nodeOf(above.id) : row);
		}
	}

	#addProjects(groups: ReadonlyMap<string | null, ShownGroup>): void {
		const accounts = this.#accountsOnShow();
		for (const account of accounts) {
			const { product } = account;
			const projects = this.#projectsOnShow(account, groups);
			const loose = groups.get(placeValue(product, null));
			const above = accounts.length > 1 ? accountNode(product) : undefined;
			if (above && (!isFiltering(this.#view.filter) || projects.length > 0 || loose)) {
				this.#addAbove(above, undefined);
			}
			for (const id of projects) {
				const row = projectNode(product, id);
				this.#addAbove(row, above);
				this.#addTasks(groups.get(id), row, (task) => taskNode(task, 'project'));
			}
			// Where there are projects, the tasks without one have a row of their own behind them.
			const row = projects.length > 0 ? projectNode(product, null) : above;
			if (row?.kind === 'project' && loose) {
				this.#addAbove(row, above);
			}
			this.#addTasks(loose, row, (task) => taskNode(task, 'project'));
		}
	}

	/** An account that is simply there is shown beside others only when it holds tasks. */
	#accountsOnShow(): readonly Account[] {
		const { accounts } = this.#store;
		const used = accounts.filter(
			({ signedIn, product }) => signedIn || this.#store.find({ product, limit: 1 }).length > 0,
		);
		return used.length > 0 ? used : accounts;
	}

	/** The projects that hold tasks on show, known by name or not; an empty one only where projects are made here. */
	#projectsOnShow(account: Account, groups: ReadonlyMap<string | null, unknown>): readonly string[] {
		const { product, catalog, actions } = account;
		const showsEmpty = actions.has('saveProject') && !isFiltering(this.#view.filter);
		const listed = catalog.projects
			.filter(({ id, closed }) => (showsEmpty && !closed) || groups.has(id))
			.map(({ id }) => id);
		const known = new Set(catalog.projects.map(({ id }) => id));
		const unknown = this.#store.projectIds(product).filter((id) => !known.has(id) && groups.has(id));
		return [...listed, ...unknown];
	}
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
	const list = map.get(key);
	if (list) {
		list.push(value);
	} else {
		map.set(key, [value]);
	}
}
