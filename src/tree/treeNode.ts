import type { EntityId, Product, TaskId } from '../tasks/task.ts';
import type { Criterion } from './viewChoice.ts';

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
	/** Tasks with something in common, grouped by a criterion; `value` is `null` for those without it. */
	| { kind: 'group'; key: string; by: Criterion; value: string | null }
	| TaskNode;

export type TaskNode = { kind: 'task'; key: string; id: TaskId; place: TaskPlace };

/** Where a task's row stands: in its project or group, once more under Pinned, or in the archive. */
export type TaskPlace = 'project' | 'group' | 'pinned' | 'archived';

export const pinnedNode: TreeNode = { kind: 'pinned', key: 'pinned' };

export function accountNode(product: Product): TreeNode {
	return { kind: 'account', key: `account:${product}`, product };
}

export function projectNode(product: Product, projectId: EntityId | null): TreeNode & { kind: 'project' } {
	return { kind: 'project', key: `project:${projectId ?? `${product}:none`}`, product, projectId };
}

export function groupNode(by: Criterion, value: string | null): TreeNode & { kind: 'group' } {
	return { kind: 'group', key: value === null ? `no ${by}` : `${by}:${value}`, by, value };
}

export function taskNode(id: TaskId, place: TaskPlace): TaskNode {
	return { kind: 'task', key: `${place}:task:${id}`, id, place };
}

/** A task's row in one of the groups that it is in; `group` is that row's key. */
export function groupedTaskNode(id: TaskId, group: string): TaskNode {
	return { kind: 'task', key: `${group}:task:${id}`, id, place: 'group' };
}
