import type { Query } from '../query.ts';
import type { FocusTask } from './focusState.ts';

type Test = (task: FocusTask) => boolean;

/** First and last day of a task; a task with one date has it for both, and without any both are empty. */
export function daysOf({ start_date, end_date }: FocusTask): readonly [start: string, end: string] {
	return [start_date ?? end_date ?? '', end_date ?? start_date ?? ''];
}

/**
 * The filters by day. `start_date` with `end_date` finds the tasks that overlap the range; the parameters
 * that are called legacy still work, each on its own.
 */
export function dateTests(query: Query): Test[] {
	const bound = (name: string, test: (task: FocusTask, day: string) => boolean): Test[] => {
		const day = query.string(name);
		return day === undefined ? [] : [(task) => test(task, day)];
	};
	return [
		...bound('start_date', endsFrom),
		...bound('end_date', startsUntil),
		...bound('dates_overlap_start', endsFrom),
		...bound('dates_overlap_end', startsUntil),
		...bound('start_date_from', (task, day) => (task.start_date ?? '') >= day),
		...bound('start_date_to', (task, day) => task.start_date !== null && task.start_date <= day),
		...bound('end_date_from', (task, day) => (task.end_date ?? '') >= day),
		...bound('end_date_to', (task, day) => task.end_date !== null && task.end_date <= day),
	];
}

function endsFrom(task: FocusTask, day: string): boolean {
	return daysOf(task)[1] >= day;
}

function startsUntil(task: FocusTask, day: string): boolean {
	const [start] = daysOf(task);
	return start !== '' && start <= day;
}
