import type { Account } from '../account.ts';
import type { Catalog } from '../catalog.ts';
import { withNames } from '../changes.ts';
import type { Task, TaskId } from '../task.ts';
import type { Disposable } from '../taskApi.ts';
import type { StoreChange, TaskChange, TaskIndex } from '../taskIndex.ts';

/** One account's part of the index. Puts only what is different, with the catalog's names, and tells of it. */
export class AccountIndex implements Disposable {
	#account: Account;
	readonly #index: TaskIndex;
	readonly #fire: (change: StoreChange) => void;
	readonly #ended = new AbortController();

	constructor(account: Account, index: TaskIndex, fire: (change: StoreChange) => void) {
		this.#account = account;
		this.#index = index;
		this.#fire = fire;
	}

	get account(): Account {
		return this.#account;
	}

	/** Aborted when the account is disconnected; from then on nothing changes any more. */
	get ended(): AbortSignal {
		return this.#ended.signal;
	}

	dispose(): void {
		this.#ended.abort();
	}

	get(id: TaskId): Task | undefined {
		return this.#index.get(id);
	}

	/** The account's tasks. */
	own(): readonly Task[] {
		return [...this.#index.values()].filter(({ product }) => product === this.#account.product);
	}

	put(tasks: readonly Task[]): void {
		this.take(new Map(tasks.map((task) => [task.id, task])));
	}

	drop(ids: readonly TaskId[]): void {
		this.take(new Map(ids.map((id) => [id, undefined])));
	}

	/** Takes what tasks have become, and of others that they are gone, as one change: one may stand for another. */
	take(tasks: ReadonlyMap<TaskId, Task | undefined>): void {
		if (this.ended.aborted) {
			return;
		}
		const changes: TaskChange[] = [];
		for (const [id, task] of tasks) {
			const named = task && withNames(task, this.#account.catalog);
			const known = this.#index.get(id);
			if (!isSame(known, named)) {
				const change = named ? this.#index.put(named) : this.#index.delete(id);
				changes.push(...(change ? [change] : []));
			}
		}
		if (changes.length > 0) {
			this.#fire({ tasks: changes, accounts: false });
		}
	}

	/** Changes what there is to say about the account. */
	set(part: Partial<Account>): void {
		if (!this.ended.aborted) {
			this.#account = { ...this.#account, ...part };
			this.#fire({ tasks: [], accounts: true });
		}
	}

	/** Takes new lists, and gives the tasks their names from them. */
	setCatalog(catalog: Catalog): void {
		if (JSON.stringify(catalog) !== JSON.stringify(this.#account.catalog)) {
			this.set({ catalog });
			this.put(this.own());
		}
	}
}

/** Whether they say the same. Most tasks that come are new, and aren't written out to be compared. */
function isSame(known: Task | undefined, task: Task | undefined): boolean {
	return known && task ? JSON.stringify(known) === JSON.stringify(task) : known === task;
}
