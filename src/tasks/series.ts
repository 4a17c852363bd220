import { numberOf, type Task, type TaskId } from './task.ts';
import type { RecurrenceScope } from './taskApi.ts';

/** One call about a series: about its first task, which is meant to go to the others as well where `scope` says so. */
export type SeriesCall = { ids: readonly [TaskId, ...TaskId[]]; scope: RecurrenceScope };

/** The number of the recurring task that a task is an instance of, or is itself. */
export function seriesNumber({ id, recurringTaskId, rrule }: Task): number | undefined {
	return recurringTaskId ?? (rrule ? numberOf(id) : undefined);
}

/** The known instances of the task's series from its day on, the earliest first; it is none of them itself. */
function followers(task: Task, known: Iterable<Task>): readonly Task[] {
	const series = seriesNumber(task);
	if (series === undefined) {
		return [];
	}
	return [...known]
		.filter(
			(one) =>
				one.product === task.product &&
				one.id !== task.id &&
				one.recurringTaskId === series &&
				dayOf(one) >= dayOf(task),
		)
		.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

/** Whether there is a choice between the task alone and those that follow it. */
export function isInSeries(task: Task, known: Iterable<Task>): boolean {
	return (task.recurringTaskId ?? null) !== null || followers(task, known).length > 0;
}

/**
 * The calls that reach tasks and all that follow them in their series, each task in one of them, the earliest
 * first. A series is named by one of its instances (documented): the recurring task itself goes alone, and its
 * first instance brings the others.
 */
export function seriesCalls(tasks: readonly Task[], known: readonly Task[]): readonly SeriesCall[] {
	const calls: SeriesCall[] = [];
	const covered = new Set<TaskId>();
	const cover = ({ id }: Task, others: readonly Task[], scope: RecurrenceScope): void => {
		if (!covered.has(id)) {
			const rest = others.map((other) => other.id).filter((other) => !covered.has(other));
			calls.push({ ids: [id, ...rest], scope });
			for (const one of [id, ...rest]) {
				covered.add(one);
			}
		}
	};
	for (const task of tasks.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))) {
		const later = followers(task, known);
		const [first, ...rest] = later;
		if ((task.recurringTaskId ?? null) !== null) {
			cover(task, later, 'following');
		} else {
			cover(task, [], 'this');
			if (first) {
				cover(first, rest, 'following');
			}
		}
	}
	return calls;
}

/**
 * The day that says what follows what. The service goes by the day that an instance is for, wherever it was
 * moved to; what was kept before that day was read has only its own days.
 */
function dayOf({ recurrenceDate, startDate, endDate }: Task): string {
	return recurrenceDate ?? startDate ?? endDate ?? '';
}
