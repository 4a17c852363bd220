import type { InputProblem } from '../../src/editor/inputProblem.ts';
import type { Draft, FormField, FormValue, FormValues, Input } from '../../src/editor/protocol.ts';
import { isEmpty } from '../../src/tasks/isEmpty.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { codecs, incompleteDate, isField, isSame, valueOf } from './codecs.ts';

export type Problems = { readonly [field in FormField]?: InputProblem };

/**
 * The draft after the person made a control's content something else. Content that means what the task
 * has already is no longer a change, except while a save is under way: what the task then seems to have
 * may be taken back.
 */
export function typed(
	draft: Draft,
	values: FormValues,
	field: FormField,
	input: Input,
	saving: boolean,
): Draft {
	const entry = { base: draft[field] ? draft[field].base : baseOf(values, field), input };
	const next = { ...draft, [field]: entry };
	return saving ? next : settled(next, values);
}

/** The draft without what the task has become in the meantime. */
export function settled(draft: Draft, values: FormValues): Draft {
	return keep(draft, (field, entry) => !isSame(valueOf(field, entry.input), values[field]));
}

/**
 * The draft once the changes are saved. What was typed since the save began is kept, and counts from
 * what was saved.
 */
export function saved(draft: Draft, changes: TaskChanges): Draft {
	const left = keep(
		draft,
		(field, { input }) => !(field in changes) || !isSame(valueOf(field, input), changes[field]),
	);
	return Object.fromEntries(
		entriesOf(left).map(([field, entry]) => [
			field,
			field in changes ? { ...entry, base: changes[field] } : entry,
		]),
	);
}

/** The draft without one field. */
export function without(draft: Draft, field: FormField): Draft {
	return keep(draft, (other) => other !== field);
}

/** The draft in which the person has seen what became of the field elsewhere, and holds on to theirs. */
export function keptMine(draft: Draft, values: FormValues, field: FormField): Draft {
	const entry = draft[field];
	return entry ? { ...draft, [field]: { ...entry, base: baseOf(values, field) } } : draft;
}

/** The fields that were changed elsewhere while the person was changing them to something else. */
export function conflicts(draft: Draft, values: FormValues, saving: TaskChanges | undefined): FormField[] {
	return entriesOf(draft).flatMap(([field, { base, input }]) => {
		const theirs = values[field];
		const isNews =
			theirs !== undefined && !isSame(theirs, base) && !isSame(theirs, valueOf(field, input));
		const isOwnSave = saving !== undefined && field in saving && isSame(theirs, saving[field]);
		return isNews && !isOwnSave ? [field] : [];
	});
}

/** What a save sends: the changed fields only; and what can't be sent as it is. */
export function changesOf(draft: Draft, values: FormValues): { changes: TaskChanges; problems: Problems } {
	const changes: Record<string, FormValue> = {};
	const problems: Record<string, InputProblem> = {};
	for (const [field, { input }] of entriesOf(draft)) {
		const parsed = codecs[field].parse(input);
		if (values[field] === undefined) {
			// Not offered now, perhaps because the account's lists are still on their way.
			continue;
		}
		if ('problem' in parsed) {
			problems[field] = parsed.problem;
		} else if (!isSame(parsed.value, values[field])) {
			changes[field] = parsed.value;
		}
	}
	const start = effective(draft, values, 'startDate');
	const end = effective(draft, values, 'endDate');
	if (('startDate' in changes || 'endDate' in changes) && start && end && end < start) {
		problems.endDate = 'endBeforeStart';
	}
	return { changes, problems };
}

/** What can't be saved as it is, with the required fields that are empty. */
export function problemsOf(draft: Draft, values: FormValues, required: readonly FormField[]): Problems {
	const { problems } = changesOf(draft, values);
	const shown = shownValues(draft, values);
	const empty = required.filter((field) => shown[field] !== undefined && isEmpty(shown[field]));
	return { ...Object.fromEntries(empty.map((field) => [field, 'valueNeeded' as const])), ...problems };
}

/** All that the form shows, for a task that is to be made from it. */
export function shownValues(draft: Draft, values: FormValues): FormValues {
	return { ...values, ...changesOf(draft, values).changes };
}

/** What the control of a field holds. */
export function inputOf(draft: Draft, values: FormValues, field: FormField): Input {
	return draft[field]?.input ?? codecs[field].show(baseOf(values, field));
}

/** The draft as it comes back into new controls: without half a date, which no control can show again. */
export function restored(draft: Draft): Draft {
	return keep(draft, (_field, { input }) => input !== incompleteDate);
}

export function isDirty(draft: Draft | TaskChanges): boolean {
	return Object.keys(draft).length > 0;
}

function effective(draft: Draft, values: FormValues, field: FormField): FormValue | undefined {
	const entry = draft[field];
	return entry ? valueOf(field, entry.input) : values[field];
}

function baseOf(values: FormValues, field: FormField): FormValue {
	return values[field] ?? null;
}

function entriesOf(draft: Draft): [FormField, { base: FormValue; input: Input }][] {
	return Object.entries(draft).flatMap(([field, entry]) => (isField(field) ? [[field, entry]] : []));
}

function keep(
	draft: Draft,
	isKept: (field: FormField, entry: { base: FormValue; input: Input }) => boolean,
): Draft {
	return Object.fromEntries(entriesOf(draft).filter(([field, entry]) => isKept(field, entry)));
}
