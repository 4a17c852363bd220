import type { Task, TaskId } from '../tasks/task.ts';
import type { Entry, Numbered } from './entry.ts';
import { isAlike, isSince } from './lookForCreated.ts';

/**
 * The tasks that the service has, and that may be ones which are being created from here: they are not shown
 * beside those until it is known which they are.
 */
export function hiddenTwins(entries: readonly Numbered[]): ReadonlySet<TaskId> {
	return new Set(entries.flatMap(({ entry }) => (isUnderWay(entry) ? (entry.twins ?? []) : [])));
}

/** Whether a task that nobody here knew may be one that is being created from here. */
export function isTwin(entries: readonly Numbered[], task: Task): boolean {
	return hiddenTwins(entries).has(task.id) || entries.some(({ entry }) => takesAsTwin(entry, task));
}

/** The creation that a task which nobody here knew may come of, with that remembered. */
export function withTwin(entries: readonly Numbered[], task: Task): Numbered | undefined {
	const found = entries.find(({ entry }) => takesAsTwin(entry, task));
	return found && { ...found, entry: { ...found.entry, twins: [...(found.entry.twins ?? []), task.id] } };
}

/** A creation whose answer may still come, or be found; what the person has to decide on is to be seen. */
function isUnderWay({ deed, state }: Entry): boolean {
	return deed.kind === 'create' && (state.kind === 'sent' || state.kind === 'unknown');
}

/** One creation has one twin at most: more of the same name are somebody else's. */
function takesAsTwin(entry: Entry, task: Task): boolean {
	const { deed, sentAt, ahead, twins = [] } = entry;
	return (
		deed.kind === 'create' &&
		isUnderWay(entry) &&
		sentAt !== undefined &&
		!twins.includes(task.id) &&
		twins.length < deed.tasks.length &&
		deed.tasks.some((one) => isAlike(task, one.task)) &&
		isSince(task, { sentAt: sentAt + (ahead ?? 0), isClockKnown: ahead !== undefined })
	);
}
