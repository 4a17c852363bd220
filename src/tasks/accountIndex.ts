import type { Account } from './account.ts';
import type { Catalog } from './catalog.ts';
import { withNames } from './changes.ts';
import type { Task, TaskId } from './task.ts';
import type { Disposable } from './taskApi.ts';
import type { StoreChange, TaskChange, TaskIndex } from './taskIndex.ts';

/** One account's part of the index: puts only what is different, with the catalog's names, and tells of it. */
export class AccountIndex implements Disposable {
	#account: Account;
	readonly #index: TaskIndex;
	readonly #fire: (change: StoreChange) => void;
	readonly #ended = new AbortController();
	/** Counts the person's changes, so that a list which was asked for before one doesn't undo it. */
	#clock = 0;
	readonly #touched = new Map<TaskId, number>();

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

	own(): readonly Task[] {
		return [...this.#index.values()].filter(({ product }) => product === this.#account.product);
	}

	put(tasks: readonly Task[]): void {
		if (this.ended.aborted) {
			return;
		}
		const changes: TaskChange[] = [];
		for (const task of tasks) {
			const named = withNames(task, this.#account.catalog);
			const known = this.#index.get(task.id);
			if (!known || JSON.stringify(known) !== JSON.stringify(named)) {
				changes.push(this.#index.put(named));
			}
		}
		this.#tell(changes);
	}

	drop(ids: readonly TaskId[]): void {
		if (!this.ended.aborted) {
			this.#tell(ids.flatMap((id) => this.#index.delete(id) ?? []));
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

	/** The moment to ask `touchedSince` about later. */
	now(): number {
		return this.#clock;
	}

	touch(ids: readonly TaskId[]): void {
		this.#clock++;
		for (const id of ids) {
			this.#touched.set(id, this.#clock);
		}
	}

	touchedSince(id: TaskId, moment: number): boolean {
		return (this.#touched.get(id) ?? 0) > moment;
	}

	#tell(tasks: readonly TaskChange[]): void {
		if (tasks.length > 0) {
			this.#fire({ tasks, accounts: false });
		}
	}
}
