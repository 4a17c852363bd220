import type { OtherTaskAction } from '../../src/editor/formActions.ts';
import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormField, FormState } from '../../src/editor/protocol.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { fieldsOf, isField } from './codecs.ts';
import { describeValue } from './describeValue.ts';
import type { Editing } from './editing.ts';
import { element } from '../shared/element.ts';
import type { Conflict } from './fieldFrame.ts';
import { Facts } from './facts.ts';
import { fill } from './fill.ts';
import { Form } from './form.ts';
import { InCode } from './inCode.ts';
import { Overwrite } from './overwrite.ts';
import { SubTasks } from './subTasks.ts';

/** What the view tells the page. */
export type FormViewListener = {
	/** The person typed or chose something. */
	typed: () => void;
	/** The view has to be shown anew. */
	changed: () => void;
	pickParent: () => void;
	createTag: (name: string) => void;
	/** The person does something with another task that is shown. */
	runOnOther: (action: OtherTaskAction, id: TaskId) => void;
	addSubTask: () => void;
	openCode: (uri: string, line: number) => void;
	/** The whole task is to be as the form shows it. */
	overwrite: () => void;
};

/** What is being edited, as a form: with the errors that the person has earned, and what changed elsewhere. */
export class FormView {
	readonly root = element('div');
	readonly #strings: FormStrings;
	readonly #editing: Editing;
	readonly #listener: FormViewListener;
	readonly #subTasks: SubTasks;
	readonly #inCode: InCode;
	readonly #overwrite: Overwrite;
	readonly #facts: Facts;
	#form: Form | undefined;
	/** The fields whose errors are shown: the person has been there, or tried to save. */
	readonly #judged = new Set<FormField>();

	constructor(strings: FormStrings, editing: Editing, listener: FormViewListener) {
		this.#strings = strings;
		this.#editing = editing;
		this.#listener = listener;
		this.#overwrite = new Overwrite(strings, listener.overwrite);
		this.#facts = new Facts(strings);
		this.#inCode = new InCode(strings, listener.openCode);
		this.#subTasks = new SubTasks(strings, { run: listener.runOnOther, add: listener.addSubTask });
	}

	/** Takes over what the controls did not tell of. */
	collect(): void {
		for (const [field, input] of this.#form?.collect() ?? []) {
			this.#editing.type(field, input);
		}
	}

	show(state: FormState): void {
		this.#editing.required = state.required;
		for (const field of Object.keys(state.fixed).filter(isField)) {
			this.#editing.useTheirs(field);
		}
		const { draft, values, problems, conflicts } = this.#editing;
		const fields = fieldsOf(values);
		if (fields.length === 0) {
			return;
		}
		const form = this.#formFor(fields, state.oneAssignee !== undefined);
		form.show(draft, values, state);
		this.#subTasks.show(state);
		this.#inCode.show(state);
		this.#overwrite.show(state);
		this.#facts.show(state);
		for (const field of this.#judged) {
			// Once it's right, the person may type in peace until they leave it again.
			if (!problems[field]) {
				this.#judged.delete(field);
			}
		}
		form.setProblems((field) => (this.#judged.has(field) ? problems[field] : undefined));
		form.setConflicts((field) => (conflicts.has(field) ? this.#conflict(field, state) : undefined));
	}

	/** Makes the next `show` write every control anew. */
	forget(): void {
		this.#form?.forget();
	}

	/** The fields that have to be mended before a save; their errors are shown from now on. */
	judge(): readonly FormField[] {
		const { problems } = this.#editing;
		const wrong = (this.#form?.fields ?? []).filter((field) => problems[field]);
		for (const field of wrong) {
			this.#judged.add(field);
		}
		return wrong;
	}

	focus(field: FormField): void {
		this.#form?.focus(field);
	}

	chooseParent(id: string | null, name: string): void {
		this.#form?.chooseParent(id, name);
	}

	addTag(id: string): void {
		this.#form?.addTag(id);
	}

	/** The form with the fields that the values have: an account's lists, coming or going, change them. */
	#formFor(fields: readonly FormField[], oneAssignee: boolean): Form {
		const former = this.#form;
		if (former && former.fields.join() === fields.join() && former.oneAssignee === oneAssignee) {
			return former;
		}
		const focused = document.activeElement?.id;
		const form = new Form(
			this.#strings,
			{ fields, oneAssignee },
			{
				typed: (field, input) => {
					this.#editing.type(field, input);
					this.#listener.typed();
				},
				left: (field) => {
					this.collect();
					this.#judged.add(field === 'startDate' ? 'endDate' : field).add(field);
					this.#listener.changed();
				},
				pickParent: () => this.#listener.pickParent(),
				createTag: (name) => this.#listener.createTag(name),
			},
		);
		// Before the former one goes: its going takes the focus away, which is told.
		this.#form = form;
		form.main.append(this.#subTasks.root, this.#inCode.root);
		form.side.append(this.#facts.root);
		form.advanced?.append(this.#overwrite.root);
		this.root.replaceChildren(form.root);
		if (focused) {
			document.getElementById(focused)?.focus();
		}
		return form;
	}

	#conflict(field: FormField, state: FormState): Conflict {
		const { changedElsewhere, useTheirs, keepMine } = this.#strings;
		const theirs = describeValue(field, this.#editing.values[field] ?? null, state, this.#strings);
		const decide = (decision: () => void): void => {
			decision();
			this.focus(field);
			this.#listener.changed();
		};
		return {
			text: fill(changedElsewhere, theirs),
			useTheirs: { label: useTheirs, run: () => decide(() => this.#editing.useTheirs(field)) },
			keepMine: { label: keepMine, run: () => decide(() => this.#editing.keepMine(field)) },
		};
	}
}
