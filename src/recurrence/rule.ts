import { ruleLines } from './ruleLines.ts';

/** The days of a week as rules write them, as `Date` counts them: 0 is Sunday. */
export const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

export type Weekday = (typeof weekdays)[number];

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** How often a task can recur: tasks have days, so not more than once a day. */
export type Frequency = (typeof frequencies)[number];

/** A part of a rule as it is written: `BYDAY=MO,WE`. */
export type RulePart = { key: string; value: string; text: string };

const form = /^[A-Z-]+=[^;=\s]+$/i;
const frequency = /^(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/;

/**
 * The rule as the service takes it, without its `RRULE:` where it stands alone; nothing for what can't be one.
 * It is checked only for its form: parts joined by `;`, one of them the frequency. What the parts mean is the
 * service's to say.
 */
export function parseRule(text: string): string | null | undefined {
	if (text.trim() === '') {
		return null;
	}
	const { before, rule, after } = ruleLines(text);
	return isRule(rule) ? `${before}${rule}${after}` : undefined;
}

/** The parts of a rule, keys and values in capitals; none for what isn't one. */
export function partsOf(text: string): readonly RulePart[] {
	const { rule } = ruleLines(text);
	return isRule(rule) ? split(rule) : [];
}

function isRule(rule: string): boolean {
	return (
		rule.split(';').every((one) => form.test(one)) &&
		split(rule).filter(({ key, value }) => key === 'FREQ' && frequency.test(value)).length === 1
	);
}

export function valueOf(parts: readonly RulePart[], key: string): string | undefined {
	return parts.find((part) => part.key === key)?.value;
}

/** The rule with another value for one part, or without it. All else stays as it is written, in its order. */
export function withPart(text: string, key: string, value: string | undefined): string {
	const parts = partsOf(text);
	const part = value === undefined ? [] : [`${key}=${value}`];
	const at = parts.findIndex((one) => one.key === key);
	const others = (some: readonly RulePart[]): string[] =>
		some.filter((one) => one.key !== key).map((one) => one.text);
	const rule =
		at === -1
			? [...others(parts), ...part].join(';')
			: [...others(parts.slice(0, at)), ...part, ...others(parts.slice(at))].join(';');
	const { before, after } = ruleLines(text);
	return parts.length === 0 ? rule : `${before}${rule}${after}`;
}

/**
 * Whether every part is one that the standard has (RFC 5545), once, with a value that it can have, and beside
 * parts that it can stand with.
 */
export function isUnderstood(parts: readonly RulePart[]): boolean {
	const keys = new Set(parts.map(({ key }) => key));
	return (
		parts.length > 0 &&
		keys.size === parts.length &&
		!(keys.has('UNTIL') && keys.has('COUNT')) &&
		parts.every(({ key, value }) => Object.hasOwn(values, key) && values[key]?.(value)) &&
		parts.every((part) => isAllowed(part, parts))
	);
}

/** Whether the standard (RFC 5545, 3.3.10) allows the part beside the others of its rule. */
export function isAllowed({ key, value }: RulePart, parts: readonly RulePart[]): boolean {
	const named = valueOf(parts, 'FREQ') ?? '';
	switch (key) {
		case 'BYDAY':
			return (
				!/\d/.test(value) ||
				named === 'MONTHLY' ||
				(named === 'YEARLY' && valueOf(parts, 'BYWEEKNO') === undefined)
			);
		case 'BYMONTHDAY':
			return named !== 'WEEKLY';
		case 'BYYEARDAY':
			return !['DAILY', 'WEEKLY', 'MONTHLY'].includes(named);
		case 'BYWEEKNO':
			return named === 'YEARLY';
		case 'BYSETPOS':
			return parts.some((part) => part.key.startsWith('BY') && part.key !== key);
		default:
			return true;
	}
}

const values: Readonly<Record<string, (value: string) => boolean>> = {
	FREQ: (value) => frequency.test(value),
	INTERVAL: isCount,
	COUNT: isCount,
	UNTIL: (value) => /^\d{8}(?:T\d{6}Z?)?$/.test(value) && isDay(value),
	BYDAY: (value) => /^(?:[+-]?[1-9]\d?)?(?:SU|MO|TU|WE|TH|FR|SA)$/.test(value) || isDayList(value),
	BYMONTHDAY: (value) => isList(value, { most: 31, fromEnd: true }),
	BYYEARDAY: (value) => isList(value, { most: 366, fromEnd: true }),
	BYWEEKNO: (value) => isList(value, { most: 53, fromEnd: true }),
	BYMONTH: (value) => isList(value, { most: 12 }),
	BYSETPOS: (value) => isList(value, { most: 366, fromEnd: true }),
	BYHOUR: (value) => isList(value, { least: 0, most: 23 }),
	BYMINUTE: (value) => isList(value, { least: 0, most: 59 }),
	BYSECOND: (value) => isList(value, { least: 0, most: 60 }),
	WKST: (value) => weekdays.some((day) => day === value),
};

function isCount(value: string): boolean {
	return /^[1-9]\d{0,3}$/.test(value);
}

function isDayList(value: string): boolean {
	return value.includes(',') && value.split(',').every((day) => values['BYDAY']?.(day) === true);
}

function isDay(value: string): boolean {
	const [year, month, day] = [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)];
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// A 31st of February is a day in March for `Date`.
	return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isList(value: string, range: { least?: number; most: number; fromEnd?: boolean }): boolean {
	const { least = 1, most, fromEnd = false } = range;
	return value.split(',').every((one) => {
		const number = Number(one);
		const size = fromEnd ? Math.abs(number) : number;
		return /^[+-]?\d{1,3}$/.test(one) && size >= least && size <= most;
	});
}

function split(rule: string): RulePart[] {
	return rule.split(';').map((text) => {
		const [key = '', value = ''] = text.toUpperCase().split('=');
		return { key, value, text };
	});
}
