import type { IsoDate } from '../tasks/task.ts';
import { today } from '../ui/dates.ts';

export type DayRange = { from: IsoDate; to: IsoDate };

/** The days that a calendar is usually wanted for, in the person's own time zone; a week begins on Monday. */
export function calendarRanges(now = new Date()): Record<'today' | 'week' | 'fortnight', DayRange> {
	const inDays = (days: number): IsoDate =>
		today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
	const sinceMonday = (now.getDay() + 6) % 7;
	return {
		today: { from: inDays(0), to: inDays(0) },
		week: { from: inDays(-sinceMonday), to: inDays(6 - sinceMonday) },
		fortnight: { from: inDays(0), to: inDays(13) },
	};
}
