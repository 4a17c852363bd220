import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { StoreChange } from '../tasks/taskIndex.ts';
import { formState } from './formState.ts';
import type { Draft, FormState, Missing } from './protocol.ts';
import { Relatives, type RelativesSource } from './relatives.ts';

/** What the form reads of the store. */
export type TaskSource = Parameters<typeof formState>[0] & RelativesSource & { begin(): Promise<void> };

/** What came of looking for a task that isn't on show. */
type Search = 'asking' | 'nothing' | 'noAnswer';

/** The task of one form: how it is, and what of it is remembered once it's gone. */
export class WatchedTask {
	readonly #source: TaskSource;
	readonly #changed: () => void;
	readonly #relatives: Relatives;
	#id: TaskId;
	#name: string;
	/** The task as it was when it was last there. */
	#last: Task | undefined;
	#isStarting = true;
	#wasMissing = false;
	/** Whether the form's own button deleted it; it need not be looked for then. */
	#isDeleted = false;
	#search: Search | undefined;
	/** The tasks that show in the form. */
	#shown: ReadonlySet<TaskId> = new Set();

	/**
	 * `name` is what is known of a task that may not be loaded yet; `changed` is called when there is news
	 * that the store doesn't tell of.
	 */
	constructor(source: TaskSource, id: TaskId, name: string, changed: () => void) {
		this.#source = source;
		this.#id = id;
		this.#name = name;
		this.#changed = changed;
		this.#relatives = new Relatives(source, changed);
		const started = (): void => {
			this.#isStarting = false;
			changed();
		};
		source.begin().then(started, started);
	}

	get id(): TaskId {
		return this.#id;
	}

	get name(): string {
		return this.#name;
	}

	/** The task, also when it's gone; nothing when it was never seen. */
	get task(): Task | undefined {
		return this.#source.get(this.#id) ?? this.#last;
	}

	get isThere(): boolean {
		return this.#source.get(this.#id) !== undefined;
	}

	/** Follows another task from now on. */
	become(task: Task): void {
		this.#id = task.id;
		this.#last = task;
		this.#name = task.name;
		this.#search = undefined;
	}

	/** The form deletes it, by `run`. */
	async deleting(run: () => Thenable<unknown>): Promise<void> {
		this.#isDeleted = true;
		try {
			await run();
		} finally {
			this.#isDeleted = !this.isThere;
		}
	}

	isShownAnew({ tasks, accounts }: StoreChange): boolean {
		for (const { before, after } of tasks) {
			if (before && !after) {
				this.#relatives.forget(before.id);
			}
		}
		const isShown = (task: Task | undefined): boolean =>
			task !== undefined && (this.#shown.has(task.id) || task.parentId === this.#id);
		return accounts || tasks.some(({ before, after }) => isShown(before) || isShown(after));
	}

	/** How the form has to look now. A task that isn't on show is looked for: it may be archived. */
	look(draft: Draft): FormState {
		const task = this.#source.get(this.#id);
		if (task) {
			// Deleted and brought back: the next time it goes, it is not by this form.
			this.#isDeleted &&= !this.#wasMissing;
			// One that was made offline gets its real id later.
			this.become(task);
			this.#relatives.look(task);
		} else {
			this.#lookFor();
		}
		this.#wasMissing = !task;
		const missing = task ? undefined : this.#missing();
		const relatives = this.#relatives.found;
		const state = formState(this.#source, this.#id, { task: this.#last, missing, relatives }, draft);
		const others = [...state.breadcrumb, ...(state.subTasks ?? [])].flatMap(({ id }) => id ?? []);
		this.#shown = new Set([this.#id, ...Object.keys(state.taskNames), ...this.#ancestors(), ...others]);
		return state;
	}

	/** It is gone only when the service says so: else one that was archived elsewhere could be created twice. */
	#missing(): Missing {
		if (this.#isDeleted || this.#search === 'nothing') {
			return 'gone';
		}
		return this.#isStarting || this.#source.account(productOf(this.#id)) ? 'loading' : 'signedOut';
	}

	/** Asks once, and again when there was no answer and the account has been read anew. */
	#lookFor(): void {
		const state = this.#source.account(productOf(this.#id))?.state;
		if (state?.kind !== 'ready' || state.refreshing) {
			this.#search = state && this.#search !== 'noAnswer' ? this.#search : undefined;
		} else if (!this.#isDeleted && !this.#search) {
			this.#search = 'asking';
			this.#source.load(this.#id).then(undefined, (error: unknown) => {
				this.#search = asTaskError(error).problem.kind === 'notFound' ? 'nothing' : 'noAnswer';
				this.#changed();
			});
		}
	}

	#ancestors(): readonly TaskId[] {
		const ids = new Set<TaskId>();
		for (let at = this.#last?.parentId; at && !ids.has(at); at = this.#source.get(at)?.parentId) {
			ids.add(at);
		}
		return [...ids];
	}
}
