/** A rule in the lines that stand around it. */
type RuleLines = {
	/** All that stands before the rule, also its own `RRULE:`. Nothing where the rule stands alone. */
	before: string;
	rule: string;
	after: string;
};

/** When a series begins, and days that are in or out beside the rule's: iCalendar has them in lines of their own. */
const beside = /^(?:DTSTART|RDATE|EXDATE|EXRULE)[;:]/i;

/** Parts a text as rrule.js writes it, a line each, or as a rule alone. Where no line is the one rule, all of it is. */
export function ruleLines(text: string): RuleLines {
	const whole = text.trim();
	const lines = whole.split(/(\r\n|[\n\r])/);
	const rules = [...lines.keys()].filter((at) => (lines[at] ?? '').trim() !== '' && !isBeside(lines[at]));
	const [at = -1, ...others] = rules;
	if (lines.length === 1 || at === -1 || others.length > 0) {
		return { before: '', rule: bare(whole), after: '' };
	}
	const line = lines[at] ?? '';
	const name = /^RRULE:/i.exec(line)?.[0] ?? '';
	return {
		before: [...lines.slice(0, at), name].join(''),
		rule: bare(line),
		after: lines.slice(at + 1).join(''),
	};
}

/** The lines of the text that are not its rule. */
export function linesBeside(text: string): readonly string[] {
	return text.split(/[\n\r]+/).filter((line) => isBeside(line));
}

/** When the text says that the series begins, as it is written: `20261130` or `20261130T090000Z`. */
export function startIn(text: string): string | undefined {
	const line = linesBeside(text).find((one) => /^DTSTART/i.test(one));
	return line?.slice(line.indexOf(':') + 1);
}

function isBeside(line: string | undefined): boolean {
	return line !== undefined && beside.test(line);
}

function bare(rule: string): string {
	return rule
		.trim()
		.replace(/^RRULE:/i, '')
		.replace(/;$/, '');
}
