// oxlint-disable-next-line import/default -- Node takes its CommonJS form, whose types don't say so.
import rrule from 'rrule';
import { frequencies, isUnderstood, partsOf, valueOf } from './rule.ts';
import { linesBeside, startIn } from './ruleLines.ts';

/** Days as `YYYY-MM-DD`. */
type Range = { from: string; to: string };

const mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The days in a range on which a task recurs, the first and the last of the range included; nothing for a
 * rule that can't be read. It counts from the day `start` where the rule doesn't say itself when it begins.
 */
export function nextDates(text: string, start: string, { from, to }: Range): readonly string[] | undefined {
	const parts = partsOf(text);
	const given = startIn(text);
	const [, year, month, date] =
		/^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(given ?? start.replaceAll('-', '')) ?? [];
	const first = instant(`${year}-${month}-${date}`);
	if (
		!isUnderstood(parts) ||
		!frequencies.some((one) => one === valueOf(parts, 'FREQ')) ||
		Number.isNaN(first.getTime()) ||
		linesBeside(text).length > (given === undefined ? 0 : 1)
	) {
		return undefined;
	}
	if (!isPossible(valueOf(parts, 'BYMONTH'), valueOf(parts, 'BYMONTHDAY'))) {
		return [];
	}
	const options = rrule.RRule.parseString(parts.map(({ key, value }) => `${key}=${value}`).join(';'));
	const series = new rrule.RRule({ ...options, dtstart: first });
	const days = series.between(instant(from), new Date(instant(to).getTime() + dayMs - 1), true);
	return [...new Set(days.map((day) => day.toISOString().slice(0, 10)))];
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whether any of the months has one of the days: the library looks for a 30th of February until the year 9999. */
function isPossible(months: string | undefined, days: string | undefined): boolean {
	if (months === undefined || days === undefined) {
		return true;
	}
	const longest = Math.max(...months.split(',').map((month) => mostDays[Number(month) - 1] ?? 0));
	return days.split(',').some((day) => Math.abs(Number(day)) <= longest);
}

function instant(day: string): Date {
	return new Date(`${day}T00:00:00Z`);
}
