import * as v from 'valibot';
import type { Document, Transaction } from '../storage/documents.ts';
import type { StoredTask } from './localSchema.ts';
import { readTask } from './mapping.ts';

/** How long a deleted task can be brought back. */
const keepDeletedDays = 30;

/**
 * The numbers of the tasks and of all their sub-tasks that are to be marked with them: when marking,
 * those that aren't marked yet; when unmarking, those that were marked in the same instant.
 */
export function withSubTasks(
	transaction: Transaction,
	roots: readonly number[],
	field: 'archivedAt' | 'deletedAt',
	set: boolean,
): readonly number[] {
	const all = new Map<number, StoredTask>();
	const children = new Map<number, number[]>();
	for (const { id, body } of transaction.all('task')) {
		const task = readTask(body);
		if (task) {
			all.set(id, task);
			if (task.parentId !== null) {
				children.set(task.parentId, [...(children.get(task.parentId) ?? []), id]);
			}
		}
	}
	const found = new Set<number>();
	const collect = (id: number, instant: string | null | undefined): void => {
		if (found.has(id)) {
			return;
		}
		found.add(id);
		for (const child of children.get(id) ?? []) {
			if (all.get(child)?.[field] === instant) {
				collect(child, instant);
			}
		}
	};
	for (const root of roots) {
		const instant = all.get(root)?.[field];
		// One that is there already keeps its instant, and with it those that were marked together with it.
		if (instant === undefined || (instant === null) === set) {
			collect(root, instant);
		}
	}
	return [...found];
}

/** What most tasks aren't. */
const deletedTask = v.object({ deletedAt: v.string() });

/** Removes for good which of the documents were deleted long ago. */
export function forgetDeleted(transaction: Transaction, documents: readonly Document[]): void {
	const limit = new Date(Date.now() - keepDeletedDays * 24 * 60 * 60 * 1000).toISOString();
	for (const { kind, id, body } of documents) {
		const deletedAt = kind === 'task' && v.is(deletedTask, body) ? readTask(body)?.deletedAt : undefined;
		if (deletedAt && deletedAt < limit) {
			transaction.remove('task', id);
		}
	}
}
