import type { RuleStrings } from '../../src/recurrence/ruleStrings.ts';
import { type Weekday, weekdays } from '../../src/recurrence/rule.ts';
import {
	readChoices,
	type RuleChoices,
	type RuleEnd,
	withChoices,
} from '../../src/recurrence/ruleChoices.ts';
import { sayWeekday } from '../../src/recurrence/sayRule.ts';
import { element } from '../shared/element.ts';

/** Makes a rule by choices: how often, on which days, and until when. What can't be chosen is not shown, and stays. */
export class RuleBuilder {
	readonly root: HTMLElement;
	readonly #strings: RuleStrings;
	readonly #interval = element('input', { type: 'number', id: 'rule-interval', min: '1', max: '999' });
	readonly #unit = element('span', { id: 'rule-unit' });
	readonly #every: HTMLElement;
	readonly #days = new Map<Weekday, HTMLInputElement>();
	readonly #week: HTMLElement;
	readonly #monthDay = element('select', { id: 'rule-month-day' });
	readonly #month: HTMLElement;
	readonly #end = element('select', { id: 'rule-end' });
	readonly #date = element('input', { type: 'date', max: '9999-12-31' });
	readonly #count = element('input', { type: 'number', min: '1', max: '999' });
	readonly #times = element('span', {});
	readonly #ends: HTMLElement;
	#rule = '';

	constructor(strings: RuleStrings, changed: (rule: string) => void) {
		this.#strings = strings;
		const choose = (choices: Partial<RuleChoices>): void => {
			this.#rule = withChoices(this.#rule, choices);
			this.show(this.#rule);
			changed(this.#rule);
		};
		this.#every = line(strings.every, this.#interval, this.#unit);
		this.#interval.setAttribute('aria-describedby', this.#unit.id);
		this.#week = element('div', { className: 'weekdays', role: 'group', ariaLabel: strings.onDays });
		this.#addDays(choose);
		this.#addMonthDays();
		this.#month = line(strings.onMonthDay, this.#monthDay);
		this.#end.append(
			...(['never', 'on', 'after'] as const).map((kind) =>
				element('option', { value: kind, textContent: strings.ends[kind] }),
			),
		);
		this.#date.ariaLabel = strings.lastDay;
		this.#count.ariaLabel = strings.count;
		this.#times.textContent = strings.times;
		this.#ends = line(strings.end, this.#end, this.#date, this.#count, this.#times);
		this.root = element('div', { className: 'rule' }, this.#every, this.#week, this.#month, this.#ends);
		this.#interval.addEventListener('input', () => {
			const interval = countIn(this.#interval);
			if (interval !== undefined) {
				choose({ interval });
			}
		});
		this.#monthDay.addEventListener('change', () => choose({ monthDay: Number(this.#monthDay.value) }));
		this.#end.addEventListener('change', () => choose({ end: newEnd(this.#end.value) }));
		this.#date.addEventListener('input', () => {
			if (this.#date.value !== '') {
				choose({ end: { kind: 'on', date: this.#date.value } });
			}
		});
		this.#count.addEventListener('input', () => {
			const count = countIn(this.#count);
			if (count !== undefined) {
				choose({ end: { kind: 'after', count } });
			}
		});
	}

	/** Shows what a rule stands for. What means the same isn't written anew: the person may be in the middle of it. */
	show(rule: string): void {
		this.#rule = rule;
		const choices = readChoices(rule);
		this.root.hidden = !choices;
		if (!choices) {
			return;
		}
		const { frequency, interval, weekdays: days, monthDay, end } = choices;
		this.#every.hidden = interval === undefined;
		setCount(this.#interval, interval);
		this.#unit.textContent = this.#strings.units[frequency];
		this.#week.hidden = frequency !== 'WEEKLY' || !days;
		for (const [day, box] of this.#days) {
			box.checked = days?.includes(day) ?? false;
		}
		// With days of the week a day of the month means something else: the 13th only if it is a Friday.
		this.#month.hidden = frequency !== 'MONTHLY' || monthDay === undefined || days?.length !== 0;
		this.#monthDay.value = String(monthDay ?? 0);
		this.#showEnd(end);
	}

	#showEnd(end: RuleEnd | undefined): void {
		this.#ends.hidden = !end;
		this.#end.value = end?.kind ?? 'never';
		this.#date.hidden = end?.kind !== 'on';
		this.#count.hidden = end?.kind !== 'after';
		this.#times.hidden = end?.kind !== 'after';
		if (end?.kind === 'on' && this.#date.value !== end.date) {
			this.#date.value = end.date;
		}
		setCount(this.#count, end?.kind === 'after' ? end.count : undefined);
	}

	/** The week begins on Monday, as it does in rules. */
	#addDays(choose: (choices: Partial<RuleChoices>) => void): void {
		const { locale } = this.#strings.words;
		for (const [at, day] of [...weekdays.entries()].toSorted(
			([a], [b]) => ((a + 6) % 7) - ((b + 6) % 7),
		)) {
			const box = element('input', { type: 'checkbox', ariaLabel: sayWeekday(at, locale) });
			box.addEventListener('change', () =>
				choose({ weekdays: [...this.#days].flatMap(([one, { checked }]) => (checked ? one : [])) }),
			);
			this.#days.set(day, box);
			this.#week.append(
				element('label', { title: sayWeekday(at, locale) }, box, sayWeekday(at, locale, 'short')),
			);
		}
	}

	#addMonthDays(): void {
		const { startDay, lastOfMonth } = this.#strings;
		const numbers = Array.from({ length: 31 }, (_, at) => String(at + 1));
		this.#monthDay.append(
			element('option', { value: '0', textContent: startDay }),
			...numbers.map((day) => element('option', { value: day, textContent: day })),
			element('option', { value: '-1', textContent: lastOfMonth }),
		);
	}
}

function line(label: string, control: HTMLElement, ...others: readonly HTMLElement[]): HTMLElement {
	return element(
		'div',
		{ className: 'rule-line' },
		element('label', { htmlFor: control.id, textContent: label }),
		control,
		...others,
	);
}

/** Half a number is none: the rule stays until it's one. */
function countIn(box: HTMLInputElement): number | undefined {
	const count = Number(box.value);
	return Number.isInteger(count) && count >= 1 && count <= 999 ? count : undefined;
}

function setCount(box: HTMLInputElement, count: number | undefined): void {
	if (
		count !== undefined &&
		countIn(box) !== count &&
		!(box.value === '' && box === document.activeElement)
	) {
		box.value = String(count);
	}
}

/** Something to begin with: a year from now, or ten times. */
function newEnd(kind: string): RuleEnd {
	if (kind === 'on') {
		const day = new Date();
		day.setFullYear(day.getFullYear() + 1);
		return { kind, date: day.toISOString().slice(0, 10) };
	}
	return kind === 'after' ? { kind, count: 10 } : { kind: 'never' };
}
