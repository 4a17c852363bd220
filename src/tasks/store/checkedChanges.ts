import type { Account } from '../account.ts';
import { asKept } from '../asKept.ts';
import { difference } from '../changes.ts';
import { checkChanges } from '../checkChanges.ts';
import type { NewTask, Task, TaskChanges, TaskId } from '../task.ts';
import type { TaskIndex } from '../taskIndex.ts';
import { emptyFields } from '../emptyFields.ts';
import { TaskError } from '../taskError.ts';

/**
 * What is left to send of the changes, which may be nothing. Throws a `TaskError` when they can't be right.
 * @param parents those that tasks get by changes of the same call, for no task may come under itself
 */
export function checkedChanges(
	account: Account,
	index: TaskIndex,
	task: Task,
	changes: TaskChanges,
	parents: ReadonlyMap<TaskId, TaskId | null> = new Map(),
): TaskChanges {
	const different = difference(task, asKept(changes));
	const known = parentIn(index);
	checkChanges(account, task, different, (id) => {
		const parent = parents.get(id);
		return parent === undefined ? known(id) : parent;
	});
	return different;
}

/** The new task as it is to be sent. A sub-task without a project of its own gets its parent's: the services don't see to that. */
export function checkedNewTask(account: Account, index: TaskIndex, task: NewTask): NewTask {
	const complete = asKept(withParentsProject(index, task));
	checkChanges(account, undefined, complete, parentIn(index));
	return complete;
}

/**
 * All that a task is to be, with nothing in the fields that aren't given. Its place among its siblings and the
 * task that it is an instance of stay where nobody says so.
 */
export function checkedReplacement(account: Account, index: TaskIndex, task: Task, given: NewTask): NewTask {
	if (!account.actions.has('replace')) {
		throw new TaskError({ kind: 'unsupported', service: account.label, action: 'replace' });
	}
	const isDoneSaid = given.done !== undefined || given.statusId !== undefined;
	const empty = Object.fromEntries(
		Object.entries(emptyFields).filter(([field]) => (account.fields as ReadonlySet<string>).has(field)),
	);
	const complete = {
		...empty,
		...(isDoneSaid ? {} : { done: false }),
		...asKept(given),
	};
	// Whether it's done goes out also where that is no change.
	const said = complete.done === undefined ? {} : { done: complete.done };
	checkChanges(account, task, { ...difference(task, complete), ...said }, parentIn(index));
	return complete;
}

/** The new task with its parent's project where it says nothing of one. */
export function withParentsProject(index: TaskIndex, task: NewTask): NewTask {
	const parent = task.parentId ? index.get(task.parentId) : undefined;
	return parent?.projectId && task.projectId === undefined
		? { ...task, projectId: parent.projectId }
		: task;
}

function parentIn(index: TaskIndex): (id: TaskId) => TaskId | null | undefined {
	return (id) => {
		const task = index.get(id);
		return task && (task.parentId ?? null);
	};
}
