/** The rules that the form offers by name. */
export const repeatNames = ['none', 'daily', 'weekdays', 'weekly', 'monthly', 'yearly'] as const;

type Repeat = (typeof repeatNames)[number];

export const repeats: Readonly<Record<Repeat, string>> = {
	none: '',
	daily: 'FREQ=DAILY',
	weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
	weekly: 'FREQ=WEEKLY',
	monthly: 'FREQ=MONTHLY',
	yearly: 'FREQ=YEARLY',
};

const part = /^[A-Z-]+=[^;=\s]+$/i;
const frequency = /^FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/i;

/**
 * The rule as the service takes it, without its `RRULE:`; nothing for what can't be one. It is checked only
 * for its form: parts joined by `;`, one of them the frequency. What the parts mean is the service's to say.
 */
export function parseRule(text: string): string | null | undefined {
	const rule = text
		.trim()
		.replace(/^RRULE:/i, '')
		.replace(/;$/, '');
	if (rule === '') {
		return text.trim() === '' ? null : undefined;
	}
	const parts = rule.split(';');
	return parts.every((one) => part.test(one)) && parts.filter((one) => frequency.test(one)).length === 1
		? rule
		: undefined;
}

/** The name that the form has for a rule, whatever the order of its parts; `custom` for any other. */
export function repeatOf(text: string): Repeat | 'custom' {
	const rule = ordered(parseRule(text) ?? text);
	return repeatNames.find((name) => ordered(repeats[name]) === rule) ?? 'custom';
}

function ordered(rule: string): string {
	return rule
		.trim()
		.toUpperCase()
		.split(';')
		.filter((one) => one !== 'INTERVAL=1')
		.toSorted()
		.join(';');
}
