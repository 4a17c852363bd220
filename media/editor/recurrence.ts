import { type Frequency, parseRule } from '../../src/recurrence/rule.ts';
import { readChoices, withChoices } from '../../src/recurrence/ruleChoices.ts';

/** The ways to recur that the form offers by name. */
export const repeatNames = ['none', 'daily', 'weekdays', 'weekly', 'monthly', 'yearly'] as const;

export type Repeat = (typeof repeatNames)[number];

const workdays = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;

const names: Readonly<Record<Frequency, Repeat>> = {
	DAILY: 'daily',
	WEEKLY: 'weekly',
	MONTHLY: 'monthly',
	YEARLY: 'yearly',
};

/** The name that the form has for a rule, whatever else there is to the rule; `custom` for any other. */
export function repeatOf(text: string): Repeat | 'custom' {
	if (parseRule(text) === null) {
		return 'none';
	}
	const choices = readChoices(text);
	if (!choices) {
		return 'custom';
	}
	const { frequency, interval, weekdays = [] } = choices;
	const isWorkdays = weekdays.length === 5 && workdays.every((day) => weekdays.includes(day));
	return frequency === 'WEEKLY' && interval === 1 && isWorkdays ? 'weekdays' : names[frequency];
}

/** The rule when another way to recur was chosen. What else it says stays, where that can be. */
export function chooseRepeat(text: string, name: Repeat): string {
	switch (name) {
		case 'none':
			return '';
		case 'daily':
			return withChoices(text, { frequency: 'DAILY' });
		case 'weekdays':
			return withChoices(text, { frequency: 'WEEKLY', interval: 1, weekdays: workdays });
		case 'weekly':
			return withChoices(text, {
				frequency: 'WEEKLY',
				...(repeatOf(text) === 'weekdays' ? { weekdays: [] } : {}),
			});
		case 'monthly':
			return withChoices(text, { frequency: 'MONTHLY' });
		case 'yearly':
			return withChoices(text, { frequency: 'YEARLY' });
	}
}
