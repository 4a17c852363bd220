import type { Frequency } from './rule.ts';
import type { RuleWords } from './sayRule.ts';

/** The words of the choices that make a recurrence rule, and those that it is said in. */
export type RuleStrings = {
	words: RuleWords;
	/** A rule that can't be said. */
	unclear: string;
	/** Before the number of days, weeks and so on. */
	every: string;
	units: Readonly<Record<Frequency, string>>;
	onDays: string;
	onMonthDay: string;
	/** The day of the month on which the task begins. */
	startDay: string;
	lastOfMonth: string;
	end: string;
	ends: { never: string; on: string; after: string };
	lastDay: string;
	count: string;
	/** Behind the number of times. */
	times: string;
};
