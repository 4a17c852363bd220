import type { Task, TaskChanges } from '../tasks/task.ts';
import type { FieldConflict } from '../tasks/trouble.ts';
import type { DeedUpdate } from './deed.ts';

/**
 * Lays a change over what the task has become meanwhile, field by field: what only one side changed is
 * kept, what both changed alike is done already, and what both changed differently is a conflict.
 */
export function mergeFields(
	{ changes, was }: DeedUpdate,
	theirs: Task,
): { changes: TaskChanges; conflicts: readonly FieldConflict[] } {
	const wanted: [string, unknown][] = [];
	const conflicts: FieldConflict[] = [];
	for (const [field, mine] of Object.entries(changes)) {
		const there = valueOf(theirs, field);
		const before = valueOf(was, field);
		if (field === 'outboundSync') {
			wanted.push([field, mine]);
		} else if (!isSame(there, mine)) {
			wanted.push([field, mine]);
			if (!isSame(there, before)) {
				conflicts.push({ field, mine, theirs: there ?? null });
			}
		}
	}
	return { changes: Object.fromEntries(wanted), conflicts };
}

function valueOf(fields: object, field: string): unknown {
	return Object.entries(fields).find(([name]) => name === field)?.[1];
}

/** A field that is empty may be absent, null or an empty text, and lists of ids have no order. */
export function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(String).toSorted();
	}
	return value === undefined || value === '' ? null : value;
}
