import { readDates } from '../oneLine/readDates.ts';
import type { IsoDate } from '../tasks/task.ts';
import type { DayRange } from './taskFilter.ts';

/**
 * The days that a text names: "1-15 dec", "mon..fri", one day, or all from or until a day. An empty text
 * is any day; nothing when the text is no days.
 */
export function readDays(text: string, today: IsoDate): DayRange | undefined {
	const bare = text.trim();
	if (bare === '') {
		return {};
	}
	const from = /^(?:from|since)\s+(.+)$|^(.+?)\s*\.\.$/i.exec(bare);
	const to = /^(?:until|till|to|by)\s+(.+)$|^\.\.\s*(.+)$/i.exec(bare);
	const open = from ?? to;
	const dates = readDates(open ? (open[1] ?? open[2] ?? '') : bare, today);
	if (!dates || (open && dates.startDate)) {
		// "from mon to fri" is no more than "mon to fri".
		return dates && from ? { from: dates.startDate, to: dates.endDate } : undefined;
	}
	const { startDate, endDate } = dates;
	return from ? { from: endDate } : to ? { to: endDate } : { from: startDate ?? endDate, to: endDate };
}

/** The days as they are read again. */
export function writeDays({ from, to }: DayRange): string {
	return from === to ? (from ?? '') : `${from ?? ''}..${to ?? ''}`;
}
