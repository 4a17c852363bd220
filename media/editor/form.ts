import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { InputProblem } from '../../src/editor/inputProblem.ts';
import type { Draft, FormField, FormState, FormValues, Input } from '../../src/editor/protocol.ts';
import { isSame, valueOf } from './codecs.ts';
import type { Control } from './control.ts';
import { controlFor } from './controls.ts';
import { inputOf } from './draft.ts';
import { element } from '../shared/element.ts';
import type { Conflict } from './fieldFrame.ts';
import { ListField } from './listField.ts';
import { ParentField } from './parentField.ts';

/** Which fields stand together, in the order in which they are shown. */
const places = {
	main: ['name', 'description', 'notes'],
	properties: ['statusId', 'done', 'priority', 'projectId', 'parentId'],
	schedule: ['startDate', 'endDate', 'estimatedMins', 'rrule'],
	people: ['assigneeIds', 'tagIds'],
	options: ['pinned', 'billable', 'private', 'color', 'autoLogTime'],
	advanced: ['position', 'priorityAt', 'recurringTaskId', 'ghostAssigneeIds', 'outboundSync'],
} as const satisfies Record<string, readonly FormField[]>;

/** What the form tells the page. */
export type FormListener = {
	typed(field: FormField, input: Input): void;
	left(field: FormField): void;
	pickParent(): void;
	createTag(name: string): void;
};

/** All controls of one task. It shows a draft over a task's values and says what the person types. */
export class Form {
	readonly root = element('div', { className: 'columns' });
	/** Where the texts are; more may stand under them. */
	readonly main: HTMLElement;
	/** Where the other fields are; more may stand under them. */
	readonly side = element('div', { className: 'side' });
	/** Where what is seldom needed is; closed at first. */
	readonly advanced: HTMLElement | undefined;
	readonly #strings: FormStrings;
	readonly #listener: FormListener;
	/** Whether its task can't have several assignees. */
	readonly oneAssignee: boolean;
	readonly #controls = new Map<FormField, Control>();
	/** What each control was made to show, and what it then held. */
	readonly #shown = new Map<FormField, { wanted: string; read: string }>();

	constructor(
		strings: FormStrings,
		{ fields, oneAssignee }: { fields: readonly FormField[]; oneAssignee: boolean },
		listener: FormListener,
	) {
		this.#strings = strings;
		this.#listener = listener;
		this.oneAssignee = oneAssignee;
		for (const field of fields) {
			this.#controls.set(field, this.#control(field));
		}
		const { groups } = strings;
		this.side.append(
			...this.#group('properties'),
			...this.#group('schedule', groups.schedule),
			...this.#group('people', fields.includes('tagIds') ? groups.peopleAndTags : groups.people),
			...this.#group('options', groups.options),
		);
		this.advanced = this.#advanced();
		this.main = element('div', { className: 'main' }, ...this.#roots('main'));
		this.root.append(this.main, this.side, ...(this.advanced ? [this.advanced] : []));
	}

	get fields(): readonly FormField[] {
		return [...this.#controls.keys()];
	}

	/** What the person changed since this was last asked: not every kind of control tells of every stroke. */
	collect(): [FormField, Input][] {
		return [...this.#controls].flatMap(([field, control]) => {
			const input = control.read();
			return this.#notice(field, input) ? [[field, input] as [FormField, Input]] : [];
		});
	}

	/**
	 * Shows the draft over the values. What means the same is never written over: the person may be in the
	 * middle of it. And a control that can't quite show a value is no change by the person.
	 */
	show(draft: Draft, values: FormValues, state: FormState): void {
		for (const [field, control] of this.#controls) {
			control.setState?.(state);
			const reason = state.fixed[field];
			const isNeeded = reason === undefined && state.required.includes(field);
			control.frame.setRequired(isNeeded ? this.#strings.required : '');
			control.frame.setFixed(reason);
			const former = this.#shown.get(field);
			const now = control.read();
			const wanted = inputOf(draft, values, field);
			const isNew = former?.wanted !== String(wanted) || former.read !== String(now);
			const isRight = draft[field]
				? String(now) === String(wanted)
				: isSame(valueOf(field, now), valueOf(field, wanted));
			if (!former || (isNew && !isRight)) {
				control.show(wanted);
			}
			this.#shown.set(field, { wanted: String(wanted), read: String(control.read()) });
		}
	}

	/** Makes the next `show` write every control anew, also where only the writing differs. */
	forget(): void {
		this.#shown.clear();
	}

	setProblems(problemOf: (field: FormField) => InputProblem | undefined): void {
		for (const [field, control] of this.#controls) {
			const problem = problemOf(field);
			(control.problemFrame ?? control.frame).setProblem(problem && this.#strings.problems[problem]);
		}
	}

	setConflicts(conflictOf: (field: FormField) => Conflict | undefined): void {
		for (const [field, control] of this.#controls) {
			control.frame.setConflict(conflictOf(field));
		}
	}

	/** The person chose a parent in the host's list. */
	chooseParent(id: string | null, name: string): void {
		const control = this.#controls.get('parentId');
		if (control instanceof ParentField) {
			control.choose(id ?? '', name);
		}
	}

	/** The tag that the person made is on the task from now on. */
	addTag(id: string): void {
		const control = this.#controls.get('tagIds');
		if (control instanceof ListField) {
			control.add(id);
		}
	}

	focus(field: FormField): void {
		const control = this.#controls.get(field);
		control?.root.closest('details')?.setAttribute('open', '');
		control?.focus();
		// With what is wrong with it, which stands below.
		control?.frame.root.scrollIntoView({ block: 'nearest' });
	}

	#control(field: FormField): Control {
		const changed = (): void => {
			const input = control.read();
			this.#notice(field, input);
			this.#listener.typed(field, input);
		};
		const parts = { field, strings: this.#strings, changed };
		const control = controlFor(parts, this.#listener, this.oneAssignee);
		for (const part of [control.root, control.advanced]) {
			part?.addEventListener('focusout', () => this.#listener.left(field));
		}
		return control;
	}

	/** Whether the input is another one than the control was known to hold. */
	#notice(field: FormField, input: Input): boolean {
		const former = this.#shown.get(field);
		if (!former || former.read === String(input)) {
			return false;
		}
		this.#shown.set(field, { ...former, read: String(input) });
		return true;
	}

	#roots(place: keyof typeof places): HTMLElement[] {
		return places[place].flatMap((field) => this.#controls.get(field)?.root ?? []);
	}

	#advanced(): HTMLElement | undefined {
		const second = [...this.#controls.values()].flatMap((control) => control.advanced ?? []);
		const fields = [...second, ...this.#roots('advanced')];
		if (fields.length === 0) {
			return undefined;
		}
		const summary = element('summary', { textContent: this.#strings.groups.advanced });
		const grid = element('div', { className: 'fields' }, ...fields);
		return element('details', { className: 'advanced' }, summary, grid);
	}

	#group(place: keyof typeof places, title?: string): HTMLElement[] {
		const roots = this.#roots(place);
		if (roots.length === 0) {
			return [];
		}
		const heading =
			title === undefined ? [] : [element('h2', { id: `group-${place}`, textContent: title })];
		const group = element('section', { className: `group ${place}` }, ...heading, ...roots);
		if (title !== undefined) {
			group.setAttribute('aria-labelledby', `group-${place}`);
		}
		return [group];
	}
}
