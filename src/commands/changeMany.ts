import * as v from 'valibot';
import * as vscode from 'vscode';
import type { BulkReport } from '../tasks/bulkReport.ts';
import { defined } from '../tasks/defined.ts';
import { productOf, type Task, type TaskChanges, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { withSubTasks } from '../tasks/withSubTasks.ts';
import { entityId, inProduct } from '../ui/argument.ts';
import { withUndo } from '../ui/undoableChanges.ts';
import { withBulkProgress } from '../ui/bulkProgress.ts';
import { taskFields, toChanges } from './taskFields.ts';

/** What several tasks may be changed in at once: the fields of the model, and what is added to lists or taken from them. */
export const manyFields = {
	...taskFields,
	addTagIds: v.array(entityId),
	removeTagIds: v.array(entityId),
	addAssigneeIds: v.array(entityId),
	removeAssigneeIds: v.array(entityId),
};

export const manyChanges = v.partial(v.strictObject(manyFields));

export type ManyChanges = v.InferOutput<typeof manyChanges>;

/**
 * Makes the same changes to several tasks and gives the ones that were changed, sub-tasks that went along too. A
 * person who clicked may stop it, and undo it.
 */
export async function changeMany(
	store: TaskStore,
	ids: readonly TaskId[],
	changes: ManyChanges,
	clicked: boolean,
): Promise<readonly Task[]> {
	if (changesLists(changes)) {
		// Lists are changed from what they are. A task that can't be read is told of when it's changed.
		await Promise.allSettled(ids.map((id) => store.load(id)));
	}
	const updates = withSubTasks(
		store,
		ids.map((id) => ({ id, changes: changesOf(store.get(id), id, changes) })),
	);
	const title = vscode.l10n.t('Changing tasks');
	const change = (): Promise<BulkReport> =>
		withBulkProgress({ title, total: updates.length, clicked }, (watch) =>
			store.updateMany(updates, watch),
		);
	const { done } = await (clicked ? withUndo(store, updates, change) : change());
	return done.flatMap((id) => store.get(id) ?? []);
}

function changesLists(changes: ManyChanges): boolean {
	const { addTagIds, removeTagIds, addAssigneeIds, removeAssigneeIds } = changes;
	return [addTagIds, removeTagIds, addAssigneeIds, removeAssigneeIds].some((list) => list !== undefined);
}

function changesOf(task: Task | undefined, id: TaskId, changes: ManyChanges): TaskChanges {
	const { addTagIds, removeTagIds, addAssigneeIds, removeAssigneeIds, ...fields } = changes;
	const product = productOf(id);
	const same = toChanges(fields, product);
	const own = (list: ManyChanges['addTagIds']): readonly string[] | undefined =>
		list?.map((entry) => inProduct(entry, product));
	const tagIds = changedList(same.tagIds ?? task?.tagIds, own(addTagIds), own(removeTagIds));
	const assigneeIds = changedList(
		same.assigneeIds ?? task?.assigneeIds,
		own(addAssigneeIds),
		own(removeAssigneeIds),
	);
	return { ...same, ...defined({ tagIds, assigneeIds }) };
}

/** Nothing when there is nothing to add or to take away. */
function changedList(
	was: readonly string[] = [],
	added: readonly string[] | undefined,
	removed: readonly string[] | undefined,
): readonly string[] | undefined {
	return added || removed
		? [...new Set([...was, ...(added ?? [])])].filter((entry) => !removed?.includes(entry))
		: undefined;
}
