import * as v from 'valibot';
import { productOf, type Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { givenFields, toChanges } from './taskFields.ts';

const update = v.strictObject({ id: taskId, changes: givenFields });

/** Makes the changes that a caller gave and tells how the task is then. */
export async function updateGivenTask(store: TaskStore, argument: unknown): Promise<Task> {
	const { id, changes } = parseArgument(update, argument);
	await store.settled(productOf(id));
	return store.update(id, toChanges(changes, productOf(id)));
}
