import * as v from 'valibot';
import { productOf, type Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { givenScope } from '../ui/recurrenceScope.ts';
import { givenFields, toChanges } from './taskFields.ts';

const update = v.strictObject({ id: taskId, changes: givenFields, scope: givenScope });

/** Makes the changes that a caller gave and tells how the task is then. */
export async function updateGivenTask(store: TaskStore, argument: unknown): Promise<Task> {
	const { id, changes, scope } = parseArgument(update, argument);
	await store.settled(productOf(id));
	return store.update(id, toChanges(changes, productOf(id)), scope);
}

const replacement = v.strictObject({
	id: taskId,
	task: v.strictObject({ ...givenFields.entries, name: v.string() }),
});

/** Gives a task what a caller gave and nothing in its other fields, and tells how it is then. */
export async function replaceGivenTask(store: TaskStore, argument: unknown): Promise<Task> {
	const { id, task } = parseArgument(replacement, argument);
	const product = productOf(id);
	await store.settled(product);
	return store.replace(id, { ...toChanges(task, product), name: task.name });
}
