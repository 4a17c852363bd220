import type { InputProblem } from '../../src/editor/inputProblem.ts';
import type { FormField, FormValue, FormValues, Input } from '../../src/editor/protocol.ts';
import { parseEstimate } from '../../src/tasks/parseEstimate.ts';
import { showEstimate } from './estimate.ts';
import { parseRule } from '../../src/recurrence/rule.ts';
import { isBlank } from '../../src/tasks/isBlank.ts';

export type Parsed = { value: FormValue } | { problem: InputProblem };

/** How a value stands in its control, and what the control's content means. `parse(show(x))` is `x`. */
export type Codec = {
	show(value: FormValue): Input;
	parse(input: Input): Parsed;
};

/** What a date control holds while the date isn't all there yet. */
export const incompleteDate = 'incomplete';

const asIs: Codec = { show: text, parse: (input) => ({ value: text(input) }) };
const choice: Codec = { show: text, parse: (input) => ({ value: text(input) || null }) };
const mark: Codec = { show: (value) => value === true, parse: (input) => ({ value: input === true }) };
const chosen: Codec = { show: list, parse: (input) => ({ value: list(input) }) };

/** Yes, no, or left to the service. */
const decision: Codec = {
	show: (value) => (typeof value === 'boolean' ? String(value) : ''),
	parse: (input) => ({ value: input === 'true' ? true : input === 'false' ? false : null }),
};

const date: Codec = {
	show: text,
	parse(input) {
		const day = text(input);
		return day === '' || /^\d{4}-\d\d-\d\d$/.test(day)
			? { value: day || null }
			: { problem: 'dateIncomplete' };
	},
};

export const codecs: Readonly<Record<FormField, Codec>> = {
	name: {
		show: text,
		parse(input) {
			const value = text(input).trim();
			return isBlank(value) ? { problem: 'nameNeeded' } : { value };
		},
	},
	description: asIs,
	notes: asIs,
	projectId: choice,
	parentId: choice,
	statusId: asIs,
	done: mark,
	priority: asIs,
	priorityAt: date,
	pinned: mark,
	startDate: date,
	endDate: date,
	estimatedMins: {
		show: (value) => (typeof value === 'number' ? showEstimate(value) : ''),
		parse: (input) => known(parseEstimate(text(input)), 'estimateUnclear'),
	},
	tagIds: chosen,
	assigneeIds: chosen,
	billable: mark,
	private: mark,
	color: { show: text, parse: (input) => known(parseColor(text(input)), 'colorUnclear') },
	autoLogTime: decision,
	rrule: { show: text, parse: (input) => known(parseRule(text(input)), 'ruleUnclear') },
	position: whole('positionUnclear'),
	recurringTaskId: whole('numberUnclear'),
	ghostAssigneeIds: {
		show: (value) => (Array.isArray(value) ? value.join(', ') : ''),
		parse(input) {
			const words = text(input)
				.split(/[\s,;]+/)
				.filter(Boolean);
			return words.every(isWhole) ? { value: words.map(Number) } : { problem: 'numbersUnclear' };
		},
	},
	outboundSync: decision,
};

/** Whether two values are the same; the order of a list doesn't matter. */
export function isSame(a: FormValue | undefined, b: FormValue | undefined): boolean {
	return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The value that a control's content stands for; nothing while it stands for none. */
export function valueOf(field: FormField, input: Input): FormValue | undefined {
	const parsed = codecs[field].parse(input);
	return 'value' in parsed ? parsed.value : undefined;
}

/** The fields that the values have. */
export function fieldsOf(values: FormValues): FormField[] {
	return Object.keys(codecs)
		.filter(isField)
		.filter((field) => values[field] !== undefined);
}

export function isField(name: string): name is FormField {
	return Object.hasOwn(codecs, name);
}

/** `#rrggbb` in small letters, also from `#rgb` and without the `#`. */
export function parseColor(typed: string): string | null | undefined {
	const digits = typed.trim().replace(/^#/, '').toLowerCase();
	if (digits === '') {
		return typed.trim() === '' ? null : undefined;
	}
	if (/^[\da-f]{6}$/.test(digits)) {
		return `#${digits}`;
	}
	return /^[\da-f]{3}$/.test(digits) ? `#${digits.replaceAll(/./g, '$&$&')}` : undefined;
}

function whole(problem: InputProblem): Codec {
	return {
		show: (value) => (typeof value === 'number' ? String(value) : ''),
		parse(input) {
			const typed = text(input).trim();
			return typed === ''
				? { value: null }
				: known(isWhole(typed) ? Number(typed) : undefined, problem);
		},
	};
}

function isWhole(typed: string): boolean {
	return /^\d{1,15}$/.test(typed) && Number(typed) >= 1;
}

function known(value: FormValue | undefined, problem: InputProblem): Parsed {
	return value === undefined ? { problem } : { value };
}

function text(value: FormValue | Input): string {
	return typeof value === 'string' ? value : '';
}

function list(value: FormValue | Input): readonly string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function sorted(value: FormValue | undefined): unknown {
	return Array.isArray(value) ? [...value].map(String).toSorted() : value;
}
