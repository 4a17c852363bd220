import type { EntityId, Product, TaskId } from '../tasks/task.ts';

/**
 * What a row of the tree stands for. A row is data: how it looks is `treeItem.ts`'s business.
 * `key` is the same for the same thing as long as it exists; `id` is there for tasks only, so that a
 * row can be handed to a command as `{ id }`.
 */
export type TreeNode =
	| { kind: 'pinned'; key: string }
	| { kind: 'account'; key: string; product: Product }
	/** `projectId` is `null` for the tasks without one. */
	| { kind: 'project'; key: string; product: Product; projectId: EntityId | null }
	| { kind: 'task'; key: string; id: TaskId; place: TaskPlace };

/** Where a task's row stands: once in its project, once more under Pinned, or in the archive. */
export type TaskPlace = 'project' | 'pinned' | 'archived';

export const pinnedNode: TreeNode = { kind: 'pinned', key: 'pinned' };

export function accountNode(product: Product): TreeNode {
	return { kind: 'account', key: `account:${product}`, product };
}

export function projectNode(product: Product, projectId: EntityId | null): TreeNode {
	return { kind: 'project', key: `project:${projectId ?? `${product}:none`}`, product, projectId };
}

export function taskNode(id: TaskId, place: TaskPlace): TreeNode & { kind: 'task' } {
	return { kind: 'task', key: `${place}:task:${id}`, id, place };
}
