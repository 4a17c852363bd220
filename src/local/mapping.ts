import * as v from 'valibot';
import type { Document } from '../storage/documents.ts';
import { defined } from '../tasks/defined.ts';
import { idOf, numberOf, type Task, type TaskChanges, type TaskField } from '../tasks/task.ts';
import { storedTask, type StoredTask } from './localSchema.ts';

export const local = 'local';

/** What a local task has: all that a person edits, but nothing that only a service understands. */
export const localFields: ReadonlySet<TaskField> = new Set<TaskField>([
	'name',
	'description',
	'notes',
	'projectId',
	'parentId',
	'statusId',
	'priority',
	'priorityAt',
	'pinned',
	'startDate',
	'endDate',
	'estimatedMins',
	'tagIds',
	'assigneeIds',
	'billable',
	'private',
	'color',
	'autoLogTime',
	'rrule',
	'position',
]);

/** The stored task in a document; nothing when it can't be one. */
export function readTask(body: unknown): StoredTask | undefined {
	const result = v.safeParse(storedTask, body);
	return result.success ? result.output : undefined;
}

/** The model's task; nothing for one that is deleted or can't be read. `done` and the names are the catalog's to say. */
export function toTask({ id, body }: Pick<Document, 'id' | 'body'>): Task | undefined {
	const stored = readTask(body);
	if (!stored || stored.deletedAt !== null) {
		return undefined;
	}
	const {
		archivedAt,
		deletedAt: _deletedAt,
		projectId,
		parentId,
		statusId,
		tagIds,
		assigneeIds,
		...same
	} = stored;
	return {
		...same,
		id: idOf(local, id),
		product: local,
		projectId: projectId === null ? null : idOf(local, projectId),
		projectName: null,
		parentId: parentId === null ? null : idOf(local, parentId),
		statusId: idOf(local, statusId),
		statusName: null,
		done: false,
		tagIds: tagIds.map((tag) => idOf(local, tag)),
		assigneeIds: assigneeIds.map((person) => idOf(local, person)),
		archived: archivedAt !== null,
		pending: false,
	};
}

/** The changes in the stored form. Fields that local tasks don't have never come here: the store refuses them. */
export function toStored(changes: TaskChanges): Partial<StoredTask> {
	const { projectId, parentId, statusId, tagIds, assigneeIds, ...same } = changes;
	return defined({
		...same,
		projectId: numberOrNull(projectId),
		parentId: numberOrNull(parentId),
		statusId: numberOrNull(statusId) ?? undefined,
		tagIds: tagIds?.map(numberOf),
		assigneeIds: assigneeIds?.map(numberOf),
	});
}

function numberOrNull(id: string | null | undefined): number | null | undefined {
	return id === null || id === undefined ? id : numberOf(id);
}
