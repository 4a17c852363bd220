import { numberOf, type Task } from './task.ts';

/** The order of tasks within one place: open before done, then by position, then the older first. */
export function compareTasks(a: Task, b: Task): number {
	return (
		Number(a.done) - Number(b.done) ||
		(a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER) ||
		compareIds(a, b)
	);
}

/** The order of archived tasks: what was touched last comes first. */
export function compareArchived(a: Task, b: Task): number {
	return (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '') || compareIds(a, b);
}

function compareIds(a: Task, b: Task): number {
	const difference = numberOf(a.id) - numberOf(b.id);
	return Number.isNaN(difference) || difference === 0 ? a.id.localeCompare(b.id) : difference;
}
