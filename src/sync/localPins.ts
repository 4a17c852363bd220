import type { NewTask, Task, TaskField, TaskId } from '../tasks/task.ts';
import type { TaskUpdate } from '../tasks/taskApi.ts';

/** What of a ledger's transaction has to do with pins. */
type PinLedger = {
	readonly pinned: ReadonlySet<TaskId>;
	idNow(id: TaskId): TaskId;
	putSingle(kind: 'pins', body: { ids: readonly TaskId[] }): void;
};

/** What a person can change: a task can be pinned here also where its service knows no pins. */
export function fieldsWithPins(fields: ReadonlySet<TaskField>): ReadonlySet<TaskField> {
	return new Set([...fields, 'pinned']);
}

/** The task, pinned where it's one of those that are pinned here. */
export function withPin(task: Task, pinned: ReadonlySet<TaskId>): Task {
	return pinned.has(task.id) ? { ...task, pinned: true } : task;
}

/**
 * Keeps the pins that are among the changes.
 * @returns the changes without them, for the service; one that was a pin alone is left out
 */
export function keepPinsOf(ledger: PinLedger, updates: readonly TaskUpdate[]): readonly TaskUpdate[] {
	return updates.flatMap(({ id, changes }) => {
		const { pinned, ...others } = changes;
		if (pinned === undefined) {
			return { id, changes };
		}
		pin(ledger, ledger.idNow(id), pinned);
		return Object.keys(others).length > 0 ? { id, changes: others } : [];
	});
}

/**
 * Keeps the pin of a whole task, where it says something about it.
 * @returns the task without it, for the service
 */
export function keepPinOf(ledger: PinLedger, id: TaskId, task: NewTask): NewTask {
	const { pinned, ...others } = task;
	if (pinned !== undefined) {
		pin(ledger, ledger.idNow(id), pinned);
	}
	return others;
}

/** A task that was pinned before the service gave it an id stays pinned. */
export function movePin(ledger: PinLedger, temporary: TaskId, id: TaskId): void {
	if (ledger.pinned.has(temporary)) {
		pin(ledger, temporary, false);
		pin(ledger, id, true);
	}
}

function pin(ledger: PinLedger, id: TaskId, isPinned: boolean): void {
	const others = [...ledger.pinned].filter((each) => each !== id);
	ledger.putSingle('pins', { ids: isPinned ? [...others, id] : others });
}
