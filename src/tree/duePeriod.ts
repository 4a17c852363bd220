import type { IsoDate, Task } from '../tasks/task.ts';
import { daysBetween } from '../ui/dates.ts';

/**
 * The periods that due dates fall into, the nearest first. The week is the seven days from today.
 * A done task is never overdue: one whose day has passed is `earlier`.
 */
export const duePeriods = ['overdue', 'today', 'tomorrow', 'week', 'later', 'earlier', 'none'] as const;

export type DuePeriod = (typeof duePeriods)[number];

export function duePeriod({ endDate, done }: Pick<Task, 'endDate' | 'done'>, day: IsoDate): DuePeriod {
	if (!endDate) {
		return 'none';
	}
	const days = daysBetween(day, endDate);
	if (days < 0) {
		return done ? 'earlier' : 'overdue';
	}
	if (days <= 1) {
		return days === 0 ? 'today' : 'tomorrow';
	}
	return days < 7 ? 'week' : 'later';
}
