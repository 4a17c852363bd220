import * as v from 'valibot';
import { productOf, type Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { knownOf } from './knownOf.ts';
import { taskFields, toChanges } from './taskFields.ts';

const fields = {
	...v.partial(v.object(taskFields)).entries,
	product: v.optional(v.string()),
};
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
const named = v.strictObject({ ...fields, name: text });
const { name: _, ...withoutName } = fields;
const written = v.strictObject({ ...withoutName, line: text });

/** Creates the task that a caller described, by its `name` or by a `line` that says more than that. */
export async function createGivenTask(store: TaskStore, argument: unknown): Promise<Task> {
	const isLine = typeof argument === 'object' && argument !== null && 'line' in argument;
	const { product: given, ...task } = isLine
		? parseArgument(written, argument)
		: parseArgument(named, argument);
	await store.begin();
	const prefixed = [task.parentId, task.projectId].find((id) => typeof id === 'string');
	const product = given ?? (prefixed ? productOf(prefixed) : store.defaultProduct);
	// Only then it is known which projects there are.
	await store.settled(product);
	if (!('line' in task)) {
		return store.create(product, { ...toChanges(task, product), name: task.name });
	}
	const { line, ...rest } = task;
	const { parseLine } = await import('../oneLine/parseLine.ts');
	const { parentsIn } = await import('./knownParents.ts');
	const reading = parseLine(
		line,
		knownOf(store, product, () => parentsIn(store, product)),
	);
	return store.create(product, { ...reading.fields, ...toChanges(rest, product), name: reading.name });
}
