import type { Draft, FormField, FormValues, Input } from '../../src/editor/protocol.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import {
	changesOf,
	conflicts,
	isDirty,
	keptMine,
	type Problems,
	problemsOf,
	restored,
	saved,
	settled,
	shownValues,
	typed,
	without,
} from './draft.ts';

/**
 * One task being edited: what it is, what the person typed over it, and what of that is on its way. What
 * was typed goes only when the task has become it, or when the person says so.
 */
export class Editing {
	#values: FormValues;
	#draft: Draft;
	#saving: TaskChanges | undefined;
	/** The fields that may not be left empty. */
	required: readonly FormField[] = [];

	/** `saving`: a save that began before the page was made. */
	constructor(values: FormValues, draft: Draft, saving?: TaskChanges) {
		this.#values = values;
		this.#draft = restored(draft);
		this.#saving = saving;
		this.#settle();
	}

	/** What the task is; while a save is under way, what it will be. */
	get values(): FormValues {
		return this.#values;
	}

	get draft(): Draft {
		return this.#draft;
	}

	get isDirty(): boolean {
		return isDirty(this.#draft);
	}

	get isSaving(): boolean {
		return this.#saving !== undefined;
	}

	get problems(): Problems {
		return problemsOf(this.#draft, this.#values, this.required);
	}

	/** The fields that became something else elsewhere while the person was changing them. */
	get conflicts(): ReadonlySet<FormField> {
		return new Set(conflicts(this.#draft, this.#values, this.#saving));
	}

	/** All that is shown, whether it is the task's or typed. */
	get shown(): FormValues {
		return shownValues(this.#draft, this.#values);
	}

	type(field: FormField, input: Input): void {
		this.#draft = typed(this.#draft, this.#values, field, input, this.isSaving);
	}

	/** The task is something else now. */
	take(values: FormValues): void {
		this.#values = values;
		this.#settle();
	}

	/** Begins a save and says what it has to send; nothing when there is nothing to send. */
	begin(): TaskChanges | undefined {
		const { changes } = changesOf(this.#draft, this.#values);
		if (!isDirty(changes)) {
			this.#settle();
			return undefined;
		}
		this.#saving = changes;
		return changes;
	}

	/** Begins to make the task anew from all that is shown. */
	beginAnew(): FormValues {
		this.#saving = changesOf(this.#draft, this.#values).changes;
		return this.shown;
	}

	/** The changes are saved; without any, those with which the save began. */
	finish(changes: TaskChanges = this.#saving ?? {}): void {
		this.#draft = saved(this.#draft, changes);
		this.#saving = undefined;
		this.#settle();
	}

	fail(): void {
		this.#saving = undefined;
		this.#settle();
	}

	useTheirs(field: FormField): void {
		this.#draft = without(this.#draft, field);
	}

	keepMine(field: FormField): void {
		this.#draft = keptMine(this.#draft, this.#values, field);
	}

	/** Drops all that is typed, and gives it to whoever may want it back. */
	discard(): Draft {
		const draft = this.#draft;
		this.#draft = {};
		return draft;
	}

	/** What was discarded is there again, but for what was typed since. */
	bringBack(draft: Draft): void {
		this.#draft = { ...draft, ...this.#draft };
		this.#settle();
	}

	/** While a save is under way, what the task seems to have become may still be taken back. */
	#settle(): void {
		if (!this.isSaving) {
			this.#draft = settled(this.#draft, this.#values);
		}
	}
}
