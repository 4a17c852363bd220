import {
	type Frequency,
	frequencies,
	isUnderstood,
	partsOf,
	type RulePart,
	valueOf,
	weekdays,
} from './rule.ts';
import { linesBeside } from './ruleLines.ts';

/** The phrases that a rule is said in, joined by blanks. `{0}` and `{1}` are filled in. */
export type RuleWords = {
	/** The language of the days, months and lists, as in BCP 47. */
	locale: string;
	every: Readonly<Record<Frequency, string>>;
	/** `{0}`: a number, 2 or more. */
	everyFew: Readonly<Record<Frequency, string>>;
	everyWeekday: string;
	/** What the days from Monday to Friday are called together: "weekday". */
	weekday: string;
	/** `{0}`: days of the week. */
	on: string;
	/** `{0}`: which of them in the month or year; `{1}`: a day of the week. */
	nth: string;
	/** From the first to the fifth. */
	ordinals: readonly string[];
	last: string;
	nextToLast: string;
	/** `{0}`: numbers. */
	onMonthDay: string;
	onLastDay: string;
	/** `{0}`: months. */
	inMonths: string;
	/** `{0}`: a number. */
	times: string;
	once: string;
	/** `{0}`: a day. */
	until: string;
	/** `{0}`: parts as the rule has them. */
	also: string;
};

/** The rule in words; parts that have no words are named as they are. Nothing for a rule that can't be read. */
export function sayRule(text: string, words: RuleWords): string | undefined {
	const parts = partsOf(text);
	const named = valueOf(parts, 'FREQ');
	const frequency = frequencies.find((one) => one === named);
	if (!frequency || !isUnderstood(parts)) {
		return undefined;
	}
	const value = (key: string): string | undefined => valueOf(parts, key);
	const interval = Number(value('INTERVAL') ?? 1);
	const days = sayDays(value('BYDAY'), value('BYSETPOS'), words);
	const [inMonths, end] = [sayMonths(value('BYMONTH'), words), sayEnd(parts, words)];
	const isEveryWeekday =
		frequency === 'WEEKLY' && interval === 1 && days?.isWeek && !value('BYSETPOS') && !inMonths;
	const onDay = days ? undefined : sayMonthDays(value('BYMONTHDAY'), frequency, words);
	const said = isEveryWeekday
		? [words.everyWeekday]
		: [
				interval === 1 ? words.every[frequency] : fill(words.everyFew[frequency], interval),
				inMonths,
				days?.text,
				onDay,
			];
	const isSaid: Readonly<Record<string, boolean>> = {
		FREQ: true,
		INTERVAL: true,
		BYMONTH: true,
		COUNT: true,
		UNTIL: true,
		WKST: true,
		BYDAY: days !== undefined,
		BYSETPOS: days?.hasPosition ?? false,
		BYMONTHDAY: onDay !== undefined,
	};
	const left = [
		...parts.filter(({ key }) => !isSaid[key]).map((part) => part.text),
		...linesBeside(text).filter((line) => !/^DTSTART/i.test(line)),
	];
	const also = left.length > 0 ? fill(words.also, left.join('; ')) : undefined;
	return [...said, end, also].filter((phrase) => phrase !== undefined).join(' ');
}

type SaidDays = { text: string; isWeek: boolean; hasPosition: boolean };

function sayDays(
	value: string | undefined,
	position: string | undefined,
	words: RuleWords,
): SaidDays | undefined {
	if (value === undefined) {
		return undefined;
	}
	const days = value.split(',').map((day) => ({
		nth: Number(day.slice(0, -2)),
		weekday: weekdays.findIndex((name) => day.endsWith(name)),
	}));
	const isPlain = days.every(({ nth }) => nth === 0);
	const isWeek =
		isPlain && days.length === 5 && [1, 2, 3, 4, 5].every((n) => days.some((day) => day.weekday === n));
	const ordinal = position === undefined ? undefined : sayOrdinal(Number(position), words);
	const [only] = days;
	// The second of some days is another one than any second of those days: only what is one thing is said so.
	const hasPosition = ordinal !== undefined && isPlain && (isWeek || days.length === 1);
	const dayName = (day: number): string => sayWeekday(day, words.locale);
	if (hasPosition && only) {
		const what = isWeek ? words.weekday : dayName(only.weekday);
		return { text: fill(words.on, fill(words.nth, ordinal, what)), isWeek, hasPosition };
	}
	const inOrder = isPlain ? days.toSorted((a, b) => ((a.weekday + 6) % 7) - ((b.weekday + 6) % 7)) : days;
	const names = inOrder.map(({ nth, weekday }) => {
		const which = nth === 0 ? undefined : (sayOrdinal(nth, words) ?? `${nth}.`);
		return which === undefined ? dayName(weekday) : fill(words.nth, which, dayName(weekday));
	});
	return { text: fill(words.on, list(names, words.locale)), isWeek, hasPosition };
}

function sayOrdinal(nth: number, { ordinals, last, nextToLast }: RuleWords): string | undefined {
	return nth === -1 ? last : nth === -2 ? nextToLast : ordinals[nth - 1];
}

function sayMonthDays(value: string | undefined, frequency: Frequency, words: RuleWords): string | undefined {
	const days = value?.split(',').map(Number) ?? [];
	if (days.length === 0 || frequency === 'WEEKLY' || days.some((day) => day < -1)) {
		return undefined;
	}
	const last = days.includes(-1) ? [words.onLastDay] : [];
	const numbers = days.filter((day) => day > 0).map(String);
	const numbered = numbers.length > 0 ? [fill(words.onMonthDay, list(numbers, words.locale))] : [];
	return list([...numbered, ...last], words.locale);
}

function sayMonths(value: string | undefined, { inMonths, locale }: RuleWords): string | undefined {
	const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
	const months = value?.split(',').map((month) => name.format(Date.UTC(2024, Number(month) - 1)));
	return months && fill(inMonths, list(months, locale));
}

function sayEnd(parts: readonly RulePart[], words: RuleWords): string | undefined {
	const [count, until] = [valueOf(parts, 'COUNT'), valueOf(parts, 'UNTIL')];
	if (count !== undefined) {
		return count === '1' ? words.once : fill(words.times, count);
	}
	if (until === undefined) {
		return undefined;
	}
	const day = Date.UTC(Number(until.slice(0, 4)), Number(until.slice(4, 6)) - 1, Number(until.slice(6, 8)));
	const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
	return fill(words.until, format.format(day));
}

/** A day of the week in words, 0 being Sunday. */
export function sayWeekday(day: number, locale: string, weekday: 'long' | 'short' = 'long'): string {
	// 2 January 2000 was a Sunday.
	return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2000, 0, 2 + day));
}

function list(entries: readonly string[], locale: string): string {
	return new Intl.ListFormat(locale).format(entries);
}

function fill(sentence: string, ...values: readonly (string | number)[]): string {
	return sentence.replaceAll(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
