import * as v from 'valibot';
import * as vscode from 'vscode';
import type { TaskId } from '../tasks/task.ts';
import { taskId } from './argument.ts';

/** What VS Code calls a drag that begins in one of our views; it wants the view's id in lower case. */
export const draggedTasksTypes = {
	tasks: 'application/vnd.code.tree.toggltasks.tasks',
	archived: 'application/vnd.code.tree.toggltasks.archived',
} as const;

const payload = v.pipe(v.string(), v.parseJson(), v.array(taskId));

/** Puts the tasks into a drag as text, since drops on other views and on editors get nothing else. */
export function setDraggedTasks(
	transfer: vscode.DataTransfer,
	view: keyof typeof draggedTasksTypes,
	ids: readonly TaskId[],
): void {
	transfer.set(draggedTasksTypes[view], new vscode.DataTransferItem(JSON.stringify(ids)));
}

/** The tasks of a drag that began in one of our views, each once; none when it's about something else. */
export async function draggedTasks(transfer: vscode.DataTransfer): Promise<readonly TaskId[]> {
	const types: readonly string[] = Object.values(draggedTasksTypes);
	for (const [type, item] of transfer) {
		// VS Code has an item of its own under the same type, beside ours.
		const ids = types.includes(type) ? v.safeParse(payload, await item.asString()) : undefined;
		if (ids?.success) {
			return [...new Set(ids.output)];
		}
	}
	return [];
}
