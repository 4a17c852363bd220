import type { Account } from './account.ts';
import type { Catalog } from './catalog.ts';
import { withNames } from './changes.ts';
import type { Task, TaskId } from './task.ts';
import type { Disposable } from './taskApi.ts';
import type { StoreChange, TaskChange, TaskIndex } from './taskIndex.ts';
import { type Effect, Unconfirmed } from './unconfirmed.ts';

/**
 * One account's part of the index: what the service says, with the person's changes on top that are on
 * their way there. Puts only what is different, with the catalog's names, and tells of it.
 */
export class AccountIndex implements Disposable {
	#account: Account;
	readonly #index: TaskIndex;
	readonly #fire: (change: StoreChange) => void;
	readonly #ended = new AbortController();
	readonly #unconfirmed = new Unconfirmed();
	/** Counts the changes that the service has, so that a list which was asked for before one doesn't undo it. */
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

	/** The account's tasks as the service last said, without what is on its way there. */
	own(): readonly Task[] {
		const settled = [...this.#index.values()].filter(
			({ id, product }) => product === this.#account.product && !this.#unconfirmed.has(id),
		);
		return [...settled, ...this.#unconfirmed.said];
	}

	/** Takes the service's word on tasks. The person's changes that are on their way stay on top of it. */
	put(tasks: readonly Task[]): void {
		this.#show(tasks.map((task) => [task.id, () => this.#unconfirmed.over(task.id, task)]));
	}

	/** Takes the service's word that tasks are gone. */
	drop(ids: readonly TaskId[]): void {
		this.take(new Map(ids.map((id) => [id, undefined])));
	}

	/** Takes the service's word on tasks, and on others that they are gone, as one change: one may stand for another. */
	take(tasks: ReadonlyMap<TaskId, Task | undefined>): void {
		this.#show([...tasks].map(([id, task]) => [id, () => this.#unconfirmed.over(id, task)]));
	}

	/** Shows what a change makes of tasks, until it's confirmed or taken back. */
	change(ids: readonly TaskId[], effect: Effect): void {
		this.#show(ids.map((id) => [id, () => this.#unconfirmed.add(id, this.get(id), effect)]));
	}

	/** The service has the change; `told` are the tasks as they became, where the service tells. */
	confirm(ids: readonly TaskId[], effect: Effect, told: readonly Task[]): void {
		this.touch(ids);
		const toldOf = new Map(told.map((task) => [task.id, task]));
		this.#show(ids.map((id) => [id, () => this.#unconfirmed.confirm(id, effect, toldOf.get(id))]));
	}

	/** The change failed; other changes of the same tasks stay. */
	takeBack(ids: readonly TaskId[], effect: Effect): void {
		this.#show(ids.map((id) => [id, () => this.#unconfirmed.takeBack(id, effect)]));
	}

	/** Brings tasks on show to what they now are. */
	#show(tasks: readonly (readonly [TaskId, () => Task | undefined])[]): void {
		if (this.ended.aborted) {
			return;
		}
		const changes: TaskChange[] = [];
		for (const [id, read] of tasks) {
			const task = read();
			const named = task && withNames(task, this.#account.catalog);
			const known = this.#index.get(id);
			if (JSON.stringify(known) !== JSON.stringify(named)) {
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

	/** Whether a change of the task is on its way; where it stands then is known only when that has ended. */
	isChanging(id: TaskId): boolean {
		return this.#unconfirmed.has(id);
	}

	touchedSince(id: TaskId, moment: number): boolean {
		return (this.#touched.get(id) ?? 0) > moment;
	}
}
