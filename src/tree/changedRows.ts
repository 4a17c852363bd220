import { compareTasks } from '../tasks/order.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import type { StoreChange } from '../tasks/taskIndex.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { pinnedNode, taskNode, type TreeNode } from './treeNode.ts';
import type { TreeShape } from './treeShape.ts';

/** The tasks as they are, or as they were before the change. */
type Look = (id: TaskId) => Task | undefined;

/**
 * The rows that look different after a change, and no others: the task's own row when only its face
 * changed, the rows that it came from and went to when it moved.
 */
export function changedRows(change: StoreChange, shape: TreeShape, store: TaskStore): readonly TreeNode[] {
	const former = new Map(change.tasks.map(({ before, after }) => [before?.id ?? after?.id, before]));
	const formerly: Look = (id) => (former.has(id) ? former.get(id) : store.get(id));
	const now: Look = (id) => store.get(id);
	const rows = new Map<string, TreeNode>();
	const add = (node: TreeNode | undefined): void => {
		if (node) {
			rows.set(node.key, node);
		}
	};
	const moved = new Set<TaskId>();
	for (const { before, after } of change.tasks) {
		const hasMoved = moves(before, after);
		for (const side of [before, after]) {
			add(side && taskNode(side.id, 'project'));
			if (side?.pinned) {
				add(hasMoved || before?.pinned !== after?.pinned ? pinnedNode : taskNode(side.id, 'pinned'));
			}
			if (side && hasMoved) {
				moved.add(side.id);
			}
		}
		if (hasMoved) {
			const inCircles = [...circleOf(before, formerly), ...circleOf(after, now)];
			inCircles.forEach(({ id }) => moved.add(id));
		}
		const either = before ?? after;
		if (either && isInUse(before) !== isInUse(after)) {
			// Its sub-tasks come under it, or stand in their projects without it.
			store.children(either.id).forEach(({ id }) => moved.add(id));
		}
	}
	for (const id of moved) {
		add(placeOf(formerly(id), formerly, shape));
		add(placeOf(now(id), now, shape));
	}
	return [...rows.values()];
}

/** Whether the task stands in another place than before, or at another point of it. */
function moves(before: Task | undefined, after: Task | undefined): boolean {
	if (!before || !after) {
		return true;
	}
	return place(before) !== place(after) || compareTasks(before, after) !== 0;
}

function place({ projectId, parentId, archived }: Task): string {
	return JSON.stringify([projectId, parentId, archived]);
}

function isInUse(task: Task | undefined): boolean {
	return task !== undefined && !task.archived;
}

/** The row that a task stands under; nothing when that is the top, or when it isn't on show. */
function placeOf(task: Task | undefined, look: Look, shape: TreeShape): TreeNode | undefined {
	if (!task || task.archived) {
		return undefined;
	}
	const parent = task.parentId ? look(task.parentId) : undefined;
	return parent && !parent.archived && circleOf(task, look).length === 0
		? taskNode(parent.id, 'project')
		: shape.place({ ...task, parentId: null }, task.id);
}

/**
 * The tasks of a circle of parents, when the task is in one. All of them stand in their projects, and
 * under one another as soon as a single one leaves.
 */
function circleOf(task: Task | undefined, look: Look): readonly Task[] {
	const members = new Set<Task>();
	for (let at = task; at; at = at.parentId ? look(at.parentId) : undefined) {
		if (members.has(at)) {
			return at === task ? [...members] : [];
		}
		members.add(at);
	}
	return [];
}
