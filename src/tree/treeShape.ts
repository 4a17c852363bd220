import type { Account } from '../tasks/account.ts';
import type { Project } from '../tasks/catalog.ts';
import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { accountNode, pinnedNode, projectNode, taskNode, type TreeNode } from './treeNode.ts';

/** Which rows stand under which: a pure reading of the store. */
export class TreeShape {
	readonly #store: TaskStore;

	constructor(store: TaskStore) {
		this.#store = store;
	}

	/** The rows under one, or the ones at the top. */
	children(node: TreeNode | undefined): readonly TreeNode[] {
		switch (node?.kind) {
			case undefined:
				return this.#top();
			case 'pinned':
				return this.#store.pinned().map(({ id }) => taskNode(id, 'pinned'));
			case 'account':
				return this.#projects(this.#store.account(node.product));
			case 'project':
				return this.#store
					.inProject(node.product, node.projectId)
					.map(({ id }) => taskNode(id, 'project'));
			case 'task':
				return node.place === 'project'
					? this.#store.children(node.id).map(({ id }) => taskNode(id, 'project'))
					: [];
		}
	}

	/** The row that a row stands under; nothing for one at the top. */
	parent(node: TreeNode): TreeNode | undefined {
		switch (node.kind) {
			case 'pinned':
			case 'account':
				return undefined;
			case 'project':
				return this.#shown().length > 1 ? accountNode(node.product) : undefined;
			case 'task':
				if (node.place !== 'project') {
					return node.place === 'pinned' ? pinnedNode : undefined;
				}
				return this.place(this.#store.get(node.id), node.id);
		}
	}

	/** The row under which a task stands in its project; nothing when that is the top. */
	place(task: Task | undefined, id: TaskId): TreeNode | undefined {
		const product = productOf(id);
		if (task?.parentId && !this.#store.isTop(task)) {
			return taskNode(task.parentId, 'project');
		}
		const projectId = task?.projectId ?? null;
		if (projectId === null && !this.#hasProjects(product)) {
			return this.#shown().length > 1 ? accountNode(product) : undefined;
		}
		return projectNode(product, projectId);
	}

	#top(): readonly TreeNode[] {
		const pinned = this.#store.pinned().length > 0 ? [pinnedNode] : [];
		const accounts = this.#shown();
		const [only] = accounts;
		const rest =
			accounts.length > 1 ? accounts.map(({ product }) => accountNode(product)) : this.#projects(only);
		return [...pinned, ...rest];
	}

	/** An account that is simply there is shown beside others only when it holds tasks. */
	#shown(): readonly Account[] {
		const { accounts } = this.#store;
		const used = accounts.filter(
			({ signedIn, product }) => signedIn || this.#store.find({ product, limit: 1 }).length > 0,
		);
		return used.length > 0 ? used : accounts;
	}

	/** An account's projects, and behind them the tasks without one: in a row of their own where there are projects. */
	#projects(account: Account | undefined): readonly TreeNode[] {
		if (!account) {
			return [];
		}
		const { product } = account;
		const projects = this.#projectsOnShow(account).map(({ id }) => projectNode(product, id));
		const loose = this.#store.inProject(product, null);
		if (projects.length === 0) {
			return loose.map(({ id }) => taskNode(id, 'project'));
		}
		return loose.length > 0 ? [...projects, projectNode(product, null)] : projects;
	}

	#hasProjects(product: string): boolean {
		const account = this.#store.account(product);
		return account !== undefined && this.#projectsOnShow(account).length > 0;
	}

	/** The projects that hold tasks in use, known by name or not; an empty one only where projects are made here. */
	#projectsOnShow(account: Account): readonly Pick<Project, 'id'>[] {
		const { product, catalog, actions } = account;
		const made = actions.has('saveProject');
		const listed = catalog.projects.filter(
			({ id, closed }) => (made && !closed) || this.#store.hasInProject(product, id),
		);
		const known = new Set(catalog.projects.map(({ id }) => id));
		const unknown = this.#store
			.projectIds(product)
			.filter((id) => !known.has(id) && this.#store.hasInProject(product, id))
			.map((id) => ({ id }));
		return [...listed, ...unknown];
	}
}
