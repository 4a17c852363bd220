import type { Account } from '../tasks/account.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import { ancestors } from './formState.ts';

/** Where relatives are looked up, and asked for. */
export type RelativesSource = {
	get(id: TaskId): Task | undefined;
	account(product: string): Account | undefined;
	load(id: TaskId): Promise<Task>;
	readonly relatives: {
		areBelowKnown(task: Task): boolean;
		above(id: TaskId): Promise<readonly Task[]>;
		below(task: Task): Promise<readonly Task[]>;
	};
};

/**
 * The tasks above and below the task of a form that are not on show: asked for once, when the form first
 * shows the task, and not at all when what is on show is enough.
 */
export class Relatives {
	readonly #source: RelativesSource;
	readonly #changed: () => void;
	readonly #found = new Map<TaskId, Task>();
	/** The task that was looked at first, and the parent of which the tasks above were asked for. */
	#begun: TaskId | undefined;
	#askedFor: TaskId | undefined;

	constructor(source: RelativesSource, changed: () => void) {
		this.#source = source;
		this.#changed = changed;
	}

	get found(): ReadonlyMap<TaskId, Task> {
		return this.#found;
	}

	/** The task is gone from what is on show. */
	forget(id: TaskId): void {
		this.#found.delete(id);
	}

	/** Asks for what is missing, once the account has been read. */
	look(task: Task): void {
		const state = this.#source.account(task.product)?.state;
		if (state?.kind !== 'ready' || state.refreshing) {
			return;
		}
		if (this.#begun !== task.id) {
			this.#begun = task.id;
			if (!this.#source.relatives.areBelowKnown(task)) {
				void this.#take(this.#source.relatives.below(task));
			}
		}
		if (this.#missingParent(task) !== undefined && this.#askedFor !== task.parentId) {
			this.#askedFor = task.parentId ?? undefined;
			void this.#askForParents(task);
		}
	}

	/** The nearest task above that isn't known. */
	#missingParent(task: Task): TaskId | undefined {
		const known = ancestors(task, (id) => this.#source.get(id) ?? this.#found.get(id));
		const next = (known.at(-1) ?? task).parentId;
		const isCircle = next === task.id || known.some(({ id }) => id === next);
		return next && !isCircle ? next : undefined;
	}

	/** Services may leave archived parents out; the nearest of those is then asked for by its id. */
	async #askForParents(task: Task): Promise<void> {
		const isTold = await this.#take(this.#source.relatives.above(task.id));
		const missing = this.#missingParent(task);
		if (isTold && missing !== undefined) {
			await this.#take(this.#source.load(missing).then((parent) => [parent]));
		}
	}

	/** Whether there was an answer. The form is of use without: what can't be had now comes when it is opened again. */
	async #take(asking: Promise<readonly Task[]>): Promise<boolean> {
		const tasks = await asking.catch(() => undefined);
		for (const task of tasks ?? []) {
			this.#found.set(task.id, task);
		}
		if (tasks && tasks.length > 0) {
			this.#changed();
		}
		return tasks !== undefined;
	}
}
