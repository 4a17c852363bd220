import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { draggedTasks, draggedTasksTypes, setDraggedTasks } from '../ui/draggedTasks.ts';
import { offerUndo } from '../ui/offerUndo.ts';
import { showProblem } from '../ui/registerCommand.ts';
import { sayActed } from '../ui/sayActed.ts';
import { formerUpdates, withUndo } from '../ui/undoableChanges.ts';
import { taskNode, type TreeNode } from './treeNode.ts';

type Controller = vscode.TreeDragAndDropController<TreeNode>;

/** Moves, nests and pins the tasks that are dropped on the tree, brings back archived ones, and shows where they are then. */
export function taskDragAndDrop(store: TaskStore, reveal?: (id: TaskId) => Promise<void>): Controller {
	const drop = async (ids: readonly TaskId[], target: TreeNode | undefined): Promise<void> => {
		const { planDrop } = await import('./drop.ts');
		const { unarchive, updates } = planDrop(store, ids, target);
		if (unarchive.length === 0) {
			// A slip of the hand moves one task as well as many.
			await withUndo(store, updates, () => store.updateMany(updates), 1);
			return;
		}
		await bringBack(store, ids, unarchive, target);
	};
	return controller('tasks', async (ids, target) => {
		await drop(ids, target);
		const [first] = ids;
		// Where it was dropped may be closed. Under Pinned it stands once more.
		if (first !== undefined && target?.kind !== 'pinned') {
			await reveal?.(first);
		}
	});
}

/** Brings those of the tasks back that are archived, moves all that are there then, and offers to take that back. */
async function bringBack(
	store: TaskStore,
	ids: readonly TaskId[],
	archived: readonly TaskId[],
	target: TreeNode | undefined,
): Promise<void> {
	const names = new Map(archived.map((id) => [id, store.get(id)?.name]));
	const { error, done } = await store.act('unarchive', archived).then(
		(report) => ({ error: undefined, done: report.done }),
		(thrown: unknown) => ({ error: asTaskError(thrown), done: doneBefore(thrown) }),
	);
	const back = ids.filter((id) => !archived.includes(id) || done.includes(id));
	const { planDrop } = await import('./drop.ts');
	// Only now is it known which sub-tasks came with them.
	const { updates } = planDrop(store, back, target);
	const former = formerUpdates(store, updates);
	try {
		await store.updateMany(updates);
	} finally {
		if (done.length > 0) {
			offerUndo(sayActed('unarchive', done, names), async () => {
				await store.updateMany(former);
				await store.act('archive', done);
			});
		}
	}
	if (error) {
		throw error;
	}
}

/** The tasks that something was done to all the same. */
function doneBefore(error: unknown): readonly TaskId[] {
	return error instanceof TaskError && error.problem.kind === 'partial' ? error.problem.done : [];
}

/** Archives the tasks that are dropped on the archived ones. */
export function archivedDragAndDrop(store: TaskStore): Controller {
	return controller('archived', async (ids) => {
		const rows = ids
			.filter((id) => store.get(id)?.archived === false)
			.map((id) => taskNode(id, 'project'));
		if (rows.length > 0) {
			// As a click on the rows would, with Undo.
			await vscode.commands.executeCommand(commandIds.archiveTask, rows[0], rows);
		}
	});
}

function controller(
	view: keyof typeof draggedTasksTypes,
	drop: (ids: readonly TaskId[], target: TreeNode | undefined) => Promise<void>,
): Controller {
	return {
		dragMimeTypes: [],
		dropMimeTypes: Object.values(draggedTasksTypes),
		handleDrag: (rows, transfer) => {
			const ids = rows.flatMap((row) => (row.kind === 'task' ? row.id : []));
			if (ids.length > 0) {
				setDraggedTasks(transfer, view, ids);
			}
		},
		handleDrop: async (target, transfer) => {
			try {
				await drop(await draggedTasks(transfer), target);
			} catch (error) {
				if (!(error instanceof TaskError)) {
					throw error;
				}
				void showProblem(error);
			}
		},
	};
}
