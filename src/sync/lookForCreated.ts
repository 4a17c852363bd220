import type { NewTask, Task, TaskId } from '../tasks/task.ts';
import { isSame } from './mergeFields.ts';

/** When a creation was sent: by the service's clock where that is known, in milliseconds since 1970. */
export type Sending = { readonly sentAt: number; readonly isClockKnown: boolean };

/** Two clocks differ by some seconds even where both are right, and an instant in a task has no more than seconds. */
export const tolerance = 2000;

/** What the service's newest tasks say about tasks whose creation was never answered. */
export type Found = {
	/** The tasks that were created after all. */
	created: ReadonlyMap<TaskId, Task>;
	/** The ones that may be the same as one that is there. */
	doubtful: ReadonlyMap<TaskId, Task>;
	/** The ones that were not created. */
	missing: readonly TaskId[];
};

/**
 * Decides whether tasks were created: one of the same name, project and parent, created since they were sent.
 *
 * @param newest the service's newest tasks
 * @param isTaken whether a task is known to be another one
 */
export function lookForCreated(
	wanted: readonly { id: TaskId; task: NewTask }[],
	newest: readonly Task[],
	{ sentAt, isClockKnown, isTaken }: Sending & { isTaken: (id: TaskId) => boolean },
): Found {
	const created = new Map<TaskId, Task>();
	const doubts = new Map<TaskId, Task>();
	const missing: TaskId[] = [];
	const given = new Set<TaskId>();
	// Those that can be told for sure come first, lest another of the same name takes their task.
	const isSure = ({ task }: (typeof wanted)[number]): boolean =>
		newest.some((one) => isAlike(one, task) && unlike(one, task) === 0);
	const inOrder = [...wanted.filter(isSure), ...wanted.filter((one) => !isSure(one))];
	for (const { id, task } of inOrder) {
		const alike = newest
			.filter((one) => !given.has(one.id) && !isTaken(one.id) && isAlike(one, task))
			.toSorted((a, b) => unlike(a, task) - unlike(b, task) || instantOf(a) - instantOf(b));
		const since = alike.find((one) => instantOf(one) >= sentAt - tolerance);
		const before = alike.find((one) => isSince(one, { sentAt, isClockKnown }));
		const other = since ?? before;
		if (other) {
			given.add(other.id);
			(since ? created : doubts).set(id, other);
		} else {
			missing.push(id);
		}
	}
	return { created, doubtful: doubts, missing };
}

/** Whether a task may have come of a creation that was sent then, by when it was made; any may where the clock isn't known. */
export function isSince(one: Task, { sentAt, isClockKnown }: Sending): boolean {
	return !isClockKnown || instantOf(one) >= sentAt - tolerance;
}

/** Whether a task may be the one that was to be created, by what it says. */
export function isAlike(one: Task, { name, projectId, parentId }: NewTask): boolean {
	return (
		oneLine(one.name) === oneLine(name) &&
		(one.projectId ?? null) === (projectId ?? null) &&
		(one.parentId ?? null) === (parentId ?? null)
	);
}

/**
 * In how many fields a task differs from what the new one was given. That decides between several, and no more:
 * a service may have put it otherwise, and others may have changed it since.
 */
function unlike(one: Task, { description = '', outboundSync: _notKept, ...others }: NewTask): number {
	const there = new Map<string, unknown>(Object.entries(one));
	return Object.entries({ ...others, description }).filter(
		([field, value]) => !isSame(inOneLine(there.get(field)), inOneLine(value)),
	).length;
}

function inOneLine(value: unknown): unknown {
	return typeof value === 'string' ? oneLine(value) : value;
}

/** Services put a name on one line and cut what is around it. */
export function oneLine(name: string): string {
	return name.replaceAll(/\s+/g, ' ').trim();
}

/** Some services tell no more than the last change, which for a new task is its making. */
function instantOf({ createdAt, updatedAt }: Task): number {
	const instant = Date.parse(createdAt ?? updatedAt ?? '');
	return Number.isNaN(instant) ? 0 : instant;
}
