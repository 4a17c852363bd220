import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';

/** The address that runs a command on a task. What comes of it is told as after a click in the tree. */
export function commandLink(command: string, id: TaskId): string {
	return `command:${command}?${encodeURIComponent(JSON.stringify([clickedTask(id)]))}`;
}

/** The address that opens the task's form. */
export function formLink(id: TaskId): string {
	return commandLink(commandIds.editTask, id);
}

/** By its `kind` a command takes it for a click, not for a call by another extension. */
export function clickedTask(id: TaskId): { kind: 'reference'; id: TaskId } {
	return { kind: 'reference', id };
}
