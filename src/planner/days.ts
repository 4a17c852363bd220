import type { IsoDate } from '../tasks/task.ts';
import type { DayRange } from '../tasks/groupedTask.ts';
import { daysBetween, today } from '../ui/dates.ts';

/** How many days the planner shows at once. */
export const shownDays = 14;

/** The day so many days later; earlier when negative. */
export function addDays(day: IsoDate, days: number): IsoDate {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export function weekOf(day: IsoDate): IsoDate {
	return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The first day of the page before or after the one that begins on a day, or of the one with today. */
export function pageFrom(from: IsoDate, to: 'previous' | 'today' | 'next'): IsoDate {
	switch (to) {
		case 'previous':
			return addDays(from, -shownDays);
		case 'today':
			return weekOf(today());
		case 'next':
			return addDays(from, shownDays);
	}
}

export function rangeFrom(from: IsoDate): DayRange {
	return { from, to: addDays(from, shownDays - 1) };
}

/** What lies on days; a missing one of them is taken to be the other. */
export type Dated = { startDate: IsoDate | null; endDate: IsoDate | null };

/** Where something is in the range: columns counted from 0, and the line below the others of its days. */
export type Place = {
	first: number;
	last: number;
	lane: number;
	/** Whether it reaches beyond the range. */
	beginsBefore: boolean;
	endsAfter: boolean;
};

/** The first and the last day; nothing for what has none. */
export function spanOf({ startDate, endDate }: Dated): DayRange | undefined {
	const from = startDate ?? endDate;
	const to = endDate ?? startDate;
	// What ends before it starts lies on the day on which it starts.
	return from && to ? { from, to: to < from ? from : to } : undefined;
}

export function overlaps(one: Dated, range: DayRange): boolean {
	const span = spanOf(one);
	return span !== undefined && span.from <= range.to && span.to >= range.from;
}

/**
 * Lays things out in lines, each in the first one that is free on its days below all earlier things of these
 * days: so what comes first stands higher. What has no day of the range has no place.
 */
export function layoutByDays<T extends Dated>(
	things: readonly T[],
	range: DayRange,
): (T & { place: Place })[] {
	/** The first free line of each day. */
	const free = Array.from({ length: daysBetween(range.from, range.to) + 1 }, () => 0);
	return things.flatMap((thing) => {
		const span = spanOf(thing);
		if (!span || !overlaps(thing, range)) {
			return [];
		}
		const first = Math.max(0, daysBetween(range.from, span.from));
		const last = Math.min(free.length - 1, daysBetween(range.from, span.to));
		const lane = Math.max(...free.slice(first, last + 1));
		free.fill(lane + 1, first, last + 1);
		const place = {
			first,
			last,
			lane,
			beginsBefore: span.from < range.from,
			endsAfter: span.to > range.to,
		};
		return [{ ...thing, place }];
	});
}
