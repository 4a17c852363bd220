import * as l10n from '@vscode/l10n';
import type { IsoDate } from '../tasks/task.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The day in the person's own time zone. */
export function today(now = new Date()): IsoDate {
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}

/** Whole days from one day to another; negative when it has passed. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The day so many days after another, or before it. */
export function dayAfter(day: IsoDate, days: number): IsoDate {
	return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** A day as one would say it: "today", "tomorrow", "Fri", "27 Nov", "27 Nov 2027". What is no day is said as it is. */
export function sayDate(date: IsoDate, from: IsoDate, locale?: string): string {
	const days = daysBetween(from, date);
	if (Number.isNaN(days)) {
		return date;
	}
	const { nearby, inWeek, inYear, anywhere } = formats(locale);
	if (Math.abs(days) <= 1) {
		return nearby.format(days, 'day');
	}
	const sameYear = date.slice(0, 4) === from.slice(0, 4);
	const format = days > 0 && days < 7 ? inWeek : sameYear ? inYear : anywhere;
	return format.format(Date.parse(date));
}

type Formats = {
	nearby: Intl.RelativeTimeFormat;
	inWeek: Intl.DateTimeFormat;
	inYear: Intl.DateTimeFormat;
	anywhere: Intl.DateTimeFormat;
};

const made = new Map<string | undefined, Formats>();

/** Made once a language: to make one takes ten times as long as to say a day with it, and a tree says thousands. */
function formats(locale: string | undefined): Formats {
	let known = made.get(locale);
	if (!known) {
		const days = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
			new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
		known = {
			nearby: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
			inWeek: days({ weekday: 'short' }),
			inYear: days({ day: 'numeric', month: 'short' }),
			anywhere: days({ day: 'numeric', month: 'short', year: 'numeric' }),
		};
		made.set(locale, known);
	}
	return known;
}

/** A day with its year, wherever it stands: "Nov 27, 2026". What is no day is said as it is. */
export function sayWholeDate(date: IsoDate, locale?: string): string {
	const time = Date.parse(date);
	return Number.isNaN(time)
		? date
		: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

/** Minutes as hours and minutes: "2h", "1h 30m", "45m". */
export function sayMinutes(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (hours === 0) {
		return l10n.t('{0}m', rest);
	}
	return rest === 0 ? l10n.t('{0}h', hours) : l10n.t('{0}h {1}m', hours, rest);
}
