import { compareTasks } from '../tasks/order.ts';
import type { Task } from '../tasks/task.ts';
import type { StoreChange } from '../tasks/taskIndex.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { pinnedNode, taskNode, type TreeNode } from './treeNode.ts';
import type { TreeShape } from './treeShape.ts';

/**
 * The rows that look different after a change, and no others: the task's own row when only its face
 * changed, the rows that it came from and went to when it moved.
 */
export function changedRows(change: StoreChange, shape: TreeShape, store: TaskStore): readonly TreeNode[] {
	const rows = new Map<string, TreeNode>();
	const add = (node: TreeNode | undefined): void => {
		if (node) {
			rows.set(node.key, node);
		}
	};
	for (const { before, after } of change.tasks) {
		const sides = [before, after].filter((side) => side !== undefined);
		const moved = hasMoved(before, after);
		for (const side of sides) {
			add(taskNode(side.id, 'project'));
			if (side.pinned) {
				add(moved || before?.pinned !== after?.pinned ? pinnedNode : taskNode(side.id, 'pinned'));
			}
			if (moved) {
				// The parent counts its sub-tasks; where it isn't on show the task stands in its project.
				add(side.parentId ? taskNode(side.parentId, 'project') : undefined);
				add(shape.place(side, side.id));
				// Its own sub-tasks come under it, or stand in their projects without it.
				for (const child of store.children(side.id)) {
					add(shape.place({ ...child, parentId: null }, child.id));
				}
			}
		}
	}
	return [...rows.values()];
}

/** Whether the task stands in another place than before, or at another point of it. */
function hasMoved(before: Task | undefined, after: Task | undefined): boolean {
	if (!before || !after) {
		return true;
	}
	return place(before) !== place(after) || compareTasks(before, after) !== 0;
}

function place({ projectId, parentId, archived }: Task): string {
	return JSON.stringify([projectId, parentId, archived]);
}
