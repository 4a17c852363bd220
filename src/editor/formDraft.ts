import type { TaskId } from '../tasks/task.ts';
import type { Drafts } from './drafts.ts';
import type { Draft } from './protocol.ts';

/** What is typed in one form and not saved: kept under its task, also when that gets another id. */
export class FormDraft {
	readonly #drafts: Drafts;
	readonly #changed: () => void;
	#id: TaskId;
	#now: Draft;
	#isTyped = false;

	/** Without `restored`, what was kept before counts. `changed` is called when there is another draft. */
	constructor(drafts: Drafts, id: TaskId, restored: Draft | undefined, changed: () => void) {
		this.#drafts = drafts;
		this.#changed = changed;
		this.#id = id;
		this.#now = restored ?? drafts.get(id) ?? {};
		drafts.set(id, this.#now);
	}

	/** The id of the task that it is kept under. */
	get id(): TaskId {
		return this.#id;
	}

	get now(): Draft {
		return this.#now;
	}

	get isEmpty(): boolean {
		return Object.keys(this.#now).length === 0;
	}

	/** Something was typed since the form opened, and is left: who closes that has to be told where it is. */
	get isLeft(): boolean {
		return this.#isTyped && !this.isEmpty;
	}

	/** The person typed; this is all that is not saved now. */
	type(draft: Draft): void {
		this.#isTyped = true;
		this.#keep(draft);
	}

	/** All of it is saved. */
	clear(): void {
		this.#keep({});
	}

	/** The task has another id from now on. */
	moveTo(id: TaskId): void {
		this.#drafts.set(this.#id, {});
		this.#drafts.set(id, this.#now);
		this.#id = id;
	}

	/** Sees to it that it is on the disk. */
	flush(): void {
		void this.#drafts.flush(this.#id);
	}

	#keep(draft: Draft): void {
		this.#now = draft;
		this.#drafts.set(this.#id, draft);
		this.#changed();
	}
}
