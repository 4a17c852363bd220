import { compareTasks } from './order.ts';
import type { EntityId, Product, Task, TaskId } from './task.ts';

/** How one task became another; `before` is absent for a new one, `after` for one that is gone. */
export type TaskChange = { before?: Task; after?: Task };

/** What became different: which tasks and how, and whether an account, its lists or its state did. */
export type StoreChange = { tasks: readonly TaskChange[]; accounts: boolean };

/** All tasks in memory, to be found by id, by parent and by project. */
export class TaskIndex {
	readonly #byId = new Map<TaskId, Task>();
	readonly #byParent = new Map<TaskId, Set<TaskId>>();
	readonly #byProject = new Map<string, Set<TaskId>>();
	readonly #pinned = new Set<TaskId>();

	get size(): number {
		return this.#byId.size;
	}

	get(id: TaskId): Task | undefined {
		return this.#byId.get(id);
	}

	values(): IterableIterator<Task> {
		return this.#byId.values();
	}

	put(task: Task): TaskChange {
		const before = this.#byId.get(task.id);
		if (before) {
			this.#unlink(before);
		}
		this.#byId.set(task.id, task);
		this.#link(task);
		return before ? { before, after: task } : { after: task };
	}

	delete(id: TaskId): TaskChange | undefined {
		const before = this.#byId.get(id);
		if (!before) {
			return undefined;
		}
		this.#byId.delete(id);
		this.#unlink(before);
		return { before };
	}

	/** The task's sub-tasks in use, in order. */
	children(id: TaskId): readonly Task[] {
		return this.#sorted(this.#byParent.get(id), (task) => !task.archived && !this.#isInCircle(task));
	}

	/** The tasks in use that stand directly in a project (`null`: in none): those whose parent isn't on show. */
	inProject(product: Product, projectId: EntityId | null): readonly Task[] {
		return this.#sorted(this.#byProject.get(projectKey(product, projectId)), (task) => this.isTop(task));
	}

	hasInProject(product: Product, projectId: EntityId | null): boolean {
		for (const id of this.#byProject.get(projectKey(product, projectId)) ?? []) {
			const task = this.#byId.get(id);
			if (task && this.isTop(task)) {
				return true;
			}
		}
		return false;
	}

	/** The pinned tasks in use, in order. */
	pinned(): readonly Task[] {
		return this.#sorted(this.#pinned, (task) => !task.archived);
	}

	/** The projects that tasks of the product are in, archived tasks too. */
	projectIds(product: Product): readonly EntityId[] {
		return [...this.#byProject.keys()].filter(
			(key) => key.startsWith(`${product}:`) && key !== projectKey(product, null),
		);
	}

	/** Whether the task stands directly in its project: it has no parent, or one that isn't on show. */
	isTop(task: Task): boolean {
		if (task.archived) {
			return false;
		}
		const parent = task.parentId ? this.#byId.get(task.parentId) : undefined;
		return !parent || parent.archived || this.#isInCircle(task);
	}

	/** Whether a task's line of parents comes back to it; such a task would be nowhere on show. */
	#isInCircle(task: Task): boolean {
		const seen = new Set<TaskId>();
		for (let at: Task | undefined = task; at?.parentId; at = this.#byId.get(at.parentId)) {
			if (seen.has(at.id)) {
				return seen.has(task.id) && at.id === task.id;
			}
			seen.add(at.id);
		}
		return false;
	}

	#sorted(ids: ReadonlySet<TaskId> | undefined, filter: (task: Task) => boolean): readonly Task[] {
		const tasks: Task[] = [];
		for (const id of ids ?? []) {
			const task = this.#byId.get(id);
			if (task && filter(task)) {
				tasks.push(task);
			}
		}
		return tasks.toSorted(compareTasks);
	}

	#link(task: Task): void {
		if (task.parentId) {
			add(this.#byParent, task.parentId, task.id);
		}
		add(this.#byProject, projectKey(task.product, task.projectId ?? null), task.id);
		if (task.pinned) {
			this.#pinned.add(task.id);
		}
	}

	#unlink(task: Task): void {
		if (task.parentId) {
			remove(this.#byParent, task.parentId, task.id);
		}
		remove(this.#byProject, projectKey(task.product, task.projectId ?? null), task.id);
		this.#pinned.delete(task.id);
	}
}

function projectKey(product: Product, projectId: EntityId | null): string {
	return projectId ?? `${product}:none`;
}

function add(map: Map<string, Set<TaskId>>, key: string, id: TaskId): void {
	const ids = map.get(key);
	if (ids) {
		ids.add(id);
	} else {
		map.set(key, new Set([id]));
	}
}

function remove(map: Map<string, Set<TaskId>>, key: string, id: TaskId): void {
	const ids = map.get(key);
	ids?.delete(id);
	if (ids?.size === 0) {
		map.delete(key);
	}
}
