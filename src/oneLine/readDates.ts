import { casual } from 'chrono-node/en';
import { isDate } from '../tasks/checkChanges.ts';
import type { IsoDate } from '../tasks/task.ts';

type Dates = { startDate?: IsoDate; endDate: IsoDate };

/**
 * The day, or the first and the last day, that a text names in English or as ISO 8601: "fri",
 * "27 nov", "in 3 days", "mon-fri", "mon..fri". One day is the end. Nothing when the text as a whole
 * is no date, or names an hour.
 */
export function readDates(text: string, today: IsoDate): Dates | undefined {
	const day = readDay(text, today);
	if (day) {
		return { endDate: day };
	}
	const [, from, to] = range.exec(text) ?? joined.exec(text) ?? [];
	if (from === undefined || to === undefined) {
		return readRange(text, today);
	}
	const startDate = readDay(from, today);
	if (!startDate) {
		// "1–5 dec" can't be cut in two.
		return readRange(text.replace(/\s*(?:\.\.|–|—)\s*/, '-'), today);
	}
	const sameAnchor = readDay(to, today);
	// "fri-mon": the Monday after that Friday.
	const endDate = sameAnchor && sameAnchor < startDate ? readDay(to, startDate) : sameAnchor;
	return endDate && startDate <= endDate ? { startDate, endDate } : undefined;
}

const range = /^(.+?)\s*(?:\.\.|–|—|\s-\s|\sto\s|\suntil\s)\s*(.+)$/i;
const joined = /^([a-z]+|\d+\.[\d.]+)-([a-z]+|\d+\.[\d.]+)$/i;

function readDay(text: string, today: IsoDate): IsoDate | undefined {
	if (/^\d{4}-/.test(text)) {
		return isDate(text) ? text : undefined;
	}
	const [, day, month] = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(text) ?? [];
	if (day && month) {
		return nextDay(day, month, today);
	}
	const found = readWhole(text, today);
	return found && !found.end ? toDate(found.start, today) : undefined;
}

/** The day of that month which comes next. */
function nextDay(day: string, month: string, today: IsoDate): IsoDate | undefined {
	const year = Number(today.slice(0, 4));
	return [year, year + 1]
		.map((each) => `${each}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
		.find((date) => isDate(date) && date >= today);
}

/** A range that can't be cut in two: "1-5 dec". */
function readRange(text: string, today: IsoDate): Dates | undefined {
	const found = readWhole(text, today);
	const startDate = found && toDate(found.start, today);
	const endDate = found?.end && toDate(found.end, today);
	return startDate && endDate && startDate <= endDate ? { startDate, endDate } : undefined;
}

type Found = ReturnType<typeof casual.parse>[number];

function readWhole(text: string, today: IsoDate): Found | undefined {
	const forwardDate = !/\b(?:last|past)\b/i.test(text);
	const [found, more] = casual.parse(text, new Date(`${today}T12:00:00`), { forwardDate });
	return found && !more && found.text === text && !found.start.isCertain('hour') ? found : undefined;
}

/** Nothing for a day in another age: "27 nov 2" means no year. */
function toDate(parts: Found['start'], today: IsoDate): IsoDate | undefined {
	const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')];
	if (!year || !month || !day || Math.abs(year - Number(today.slice(0, 4))) > 20) {
		return undefined;
	}
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
