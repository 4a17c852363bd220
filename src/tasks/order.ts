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
	return touchedAt(b) - touchedAt(a) || compareIds(a, b);
}

/** Services write the same instant with different offsets and fractions. */
function touchedAt({ updatedAt }: Task): number {
	return Date.parse(updatedAt ?? '') || 0;
}

/** By number; tasks that the service has given no number yet come last. */
function compareIds(a: Task, b: Task): number {
	const [first, second] = [numberOf(a.id), numberOf(b.id)];
	return (
		Number(Number.isNaN(first)) - Number(Number.isNaN(second)) ||
		first - second ||
		a.id.localeCompare(b.id)
	);
}
