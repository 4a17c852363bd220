import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { draggedTasks, draggedTasksTypes, setDraggedTasks } from '../ui/draggedTasks.ts';
import { forMessage } from '../ui/plainText.ts';
import { withUndo } from '../ui/undoableChanges.ts';
import { planDrop } from './drop.ts';
import { taskNode, type TreeNode } from './treeNode.ts';

type Controller = vscode.TreeDragAndDropController<TreeNode>;

/** Moves, nests and pins the tasks that are dropped on the tree, and brings back archived ones. */
export function taskDragAndDrop(store: TaskStore): Controller {
	return controller('tasks', async (ids, target) => {
		const { unarchive, updates } = planDrop(store, ids, target);
		if (unarchive.length === 0) {
			await withUndo(store, updates, () => store.updateMany(updates));
			return;
		}
		await store.act('unarchive', unarchive);
		// Only now is it known which sub-tasks came with them.
		await store.updateMany(planDrop(store, ids, target).updates);
	});
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
				void vscode.window.showErrorMessage(forMessage(error.message));
			}
		},
	};
}
