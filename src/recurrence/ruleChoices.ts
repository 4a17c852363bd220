import {
	frequencies,
	type Frequency,
	isAllowed,
	partsOf,
	valueOf,
	type Weekday,
	weekdays,
	withPart,
} from './rule.ts';
import { startIn } from './ruleLines.ts';

/** How a series ends: never, with a day (`YYYY-MM-DD`), or after so many times. */
export type RuleEnd = { kind: 'never' } | { kind: 'on'; date: string } | { kind: 'after'; count: number };

/**
 * What can be chosen about a rule without knowing how one is written. What is `undefined` is written in a
 * way that no choice stands for: it can't be chosen, and stays.
 */
export type RuleChoices = {
	frequency: Frequency;
	interval: number | undefined;
	/** Days of the week; none when the rule names none. */
	weekdays: readonly Weekday[] | undefined;
	/** A day of the month, -1 being the last; 0 when the rule names none. */
	monthDay: number | undefined;
	end: RuleEnd | undefined;
};

/** The choices that a rule stands for; nothing when it isn't one, or recurs within a day. */
export function readChoices(text: string): RuleChoices | undefined {
	const parts = partsOf(text);
	const named = valueOf(parts, 'FREQ');
	const frequency = frequencies.find((one) => one === named);
	if (!frequency || new Set(parts.map(({ key }) => key)).size < parts.length) {
		return undefined;
	}
	return {
		frequency,
		interval: readCount(valueOf(parts, 'INTERVAL') ?? '1'),
		weekdays: readWeekdays(valueOf(parts, 'BYDAY')),
		monthDay: readMonthDay(valueOf(parts, 'BYMONTHDAY')),
		end: readEnd(valueOf(parts, 'COUNT'), valueOf(parts, 'UNTIL')),
	};
}

/**
 * The rule with some of the choices made anew. All that isn't about them stays as it is written, unless the
 * standard forbids it beside them.
 */
export function withChoices(text: string, choices: Partial<RuleChoices>): string {
	let rule = partsOf(text).length > 0 ? text : '';
	const { frequency, interval, weekdays: days, monthDay, end } = choices;
	if (frequency) {
		rule = withFrequency(rule, frequency);
	}
	if (interval !== undefined) {
		rule = withPart(rule, 'INTERVAL', interval === 1 ? undefined : String(interval));
	}
	if (days) {
		const ordered = [...weekdays.slice(1), weekdays[0]].filter((day) => days.includes(day));
		rule = withPart(rule, 'BYDAY', ordered.join(',') || undefined);
	}
	if (monthDay !== undefined) {
		rule = withPart(rule, 'BYMONTHDAY', monthDay === 0 ? undefined : String(monthDay));
	}
	if (frequency || days || monthDay !== undefined) {
		rule = withAllowedDays(rule);
	}
	return end ? withEnd(rule, end) : rule;
}

/** Days that were chosen for the former frequency go with it; what can't be chosen stays. */
function withFrequency(rule: string, frequency: Frequency): string {
	const former = readChoices(rule);
	if (!former) {
		return withPart(rule, 'FREQ', frequency);
	}
	let changed = rule;
	if (former.frequency === 'WEEKLY' && frequency !== 'WEEKLY' && former.weekdays) {
		changed = withPart(changed, 'BYDAY', undefined);
	}
	if (former.frequency === 'MONTHLY' && frequency !== 'MONTHLY' && former.monthDay !== undefined) {
		changed = withPart(changed, 'BYMONTHDAY', undefined);
	}
	return withPart(changed, 'FREQ', frequency);
}

/** Without days that can't be named beside the frequency, and without a choice among days where none are named. */
function withAllowedDays(rule: string): string {
	return ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'].reduce((left, key) => {
		const parts = partsOf(left);
		const part = parts.find((one) => one.key === key);
		return part && !isAllowed(part, parts) ? withPart(left, key, undefined) : left;
	}, rule);
}

function withEnd(rule: string, end: RuleEnd): string {
	const until = valueOf(partsOf(rule), 'UNTIL');
	switch (end.kind) {
		case 'never':
			return withPart(withPart(rule, 'COUNT', undefined), 'UNTIL', undefined);
		case 'after':
			return withPart(withPart(rule, 'UNTIL', undefined), 'COUNT', String(end.count));
		case 'on': {
			// The time of day that the rule names is none of the choice. One without a time can't end a series
			// that begins at one (RFC 5545).
			const time = until?.slice(8) ?? lastTime(rule);
			return withPart(
				withPart(rule, 'COUNT', undefined),
				'UNTIL',
				`${end.date.replaceAll('-', '')}${time}`,
			);
		}
	}
}

/** The last time of a day, in the form in which the series says when it begins. */
function lastTime(rule: string): string {
	const start = startIn(rule);
	if (!start?.includes('T')) {
		return '';
	}
	const isInZone = start.endsWith('Z') || /^DTSTART;.*TZID=/im.test(rule);
	return isInZone ? 'T235959Z' : 'T235959';
}

function readCount(value: string): number | undefined {
	return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : undefined;
}

function readWeekdays(value: string | undefined): readonly Weekday[] | undefined {
	const named = value?.split(',') ?? [];
	const days = weekdays.filter((day) => named.includes(day));
	return days.length === named.length ? days : undefined;
}

function readMonthDay(value: string | undefined): number | undefined {
	if (value === undefined) {
		return 0;
	}
	const day = Number(value);
	return /^-?\d{1,2}$/.test(value) && (day === -1 || (day >= 1 && day <= 31)) ? day : undefined;
}

function readEnd(count: string | undefined, until: string | undefined): RuleEnd | undefined {
	if (count !== undefined && until !== undefined) {
		return undefined;
	}
	if (count !== undefined) {
		const times = readCount(count);
		return times === undefined ? undefined : { kind: 'after', count: times };
	}
	if (until !== undefined) {
		const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(until) ?? [];
		return year ? { kind: 'on', date: `${year}-${month}-${day}` } : undefined;
	}
	return { kind: 'never' };
}
