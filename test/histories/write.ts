import type { TaskId } from '../../src/tasks/task.ts';

/** A task in the model: something that nobody ever changes and no two tasks share. */
export type Mark = string;

/** A field that a person changes. */
export type WrittenField =
	| 'name'
	| 'notes'
	| 'estimatedMins'
	| 'endDate'
	| 'tagIds'
	| 'priority'
	| 'statusId'
	| 'parentId'
	| 'done'
	| 'pinned';

export type ModelField = WrittenField | 'archived' | 'deleted';

/** What is in a field: a list of ids as one text, and `null` for nothing and for an empty text. */
export type Value = string | number | boolean | null;

/**
 * What became of a write:
 * - `open`: nobody has been told anything; it may have been done;
 * - `kept`: the person was told that it counts;
 * - `refused`: the person was told that it doesn't;
 * - `given up`: the person chose so, or somebody else made it, so that it need not last.
 */
export type Outcome = 'open' | 'kept' | 'refused' | 'given up';

/** `id` is what the task was called then, which may be the name that it has until the service gives it one. */
export type Write = { id: TaskId; mark: Mark; field: ModelField; value: Value; outcome: Outcome };
