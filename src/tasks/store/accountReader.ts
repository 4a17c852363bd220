import type { AccountIndex } from './accountIndex.ts';
import type { AccountState } from '../account.ts';
import type { Task, TaskId } from '../task.ts';
import type { TaskApi } from '../taskApi.ts';
import { asTaskError } from '../taskError.ts';
import type { TaskFilter } from '../taskFilter.ts';

const ready: AccountState = { kind: 'ready', refreshing: false };

/** Brings an account's tasks and lists from its `TaskApi` into the index. Failures become the account's state. */
export class AccountReader {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	#refreshing: Promise<AccountState> | undefined;
	#archived: Promise<AccountState> | undefined;
	/** What was asked for while not all tasks were there, and isn't asked again. */
	readonly #asked = new Map<string, Promise<void>>();
	/** For each reading that is under way, in their order, the tasks that it has, and those that newer word came of. */
	readonly #readings = new Set<Set<TaskId>>();

	constructor(api: TaskApi, index: AccountIndex) {
		this.#api = api;
		this.#index = index;
	}

	/** Reads what is known of the account, from the service where nothing is. */
	begin(): Promise<AccountState> {
		return this.#once(() => Promise.resolve());
	}

	/** Reads the account anew and tells how that ended. Whoever asks while it's under way gets the same answer. */
	refresh(): Promise<AccountState> {
		return this.#once(async () => {
			await this.#api.sync?.refresh('whole');
			if (this.#archived) {
				await this.#api.sync?.refresh('archived');
			}
		});
	}

	#once(bringUpToDate: () => Promise<void>): Promise<AccountState> {
		this.#refreshing ??= this.#refresh(bringUpToDate).finally(() => {
			this.#refreshing = undefined;
		});
		return this.#refreshing;
	}

	async #refresh(bringUpToDate: () => Promise<void>): Promise<AccountState> {
		if (this.#index.account.state.kind === 'ready') {
			this.#index.set({ state: { kind: 'ready', refreshing: true } });
		}
		const state = await outcome(async () => {
			await bringUpToDate();
			await allOf([this.#readCatalog(), this.#read(false)]);
			if (this.#archived) {
				this.#archived = this.#readArchived();
				await this.#archived;
			}
		});
		this.#index.set({ state });
		return state;
	}

	/** Reads the archived tasks the first time that it's asked, and again after a failure. */
	async loadArchived(): Promise<AccountState> {
		if (this.#index.account.archivedState?.kind === 'failed') {
			this.#archived = undefined;
		}
		this.#archived ??= this.#readArchived();
		return this.#archived;
	}

	/**
	 * Asks for the tasks in use that a filter lets through, as long as not all are there, and adds them to
	 * what is. Never rejects: what can't be had now comes with the whole list, and may be asked for again.
	 */
	async ask(filter: TaskFilter): Promise<void> {
		if (this.#index.account.whole) {
			return;
		}
		const key = JSON.stringify(filter);
		const asked = this.#asked.get(key) ?? this.#readSome(filter);
		this.#asked.set(key, asked);
		await asked.catch(() => this.#asked.delete(key));
	}

	#readSome(filter: TaskFilter): Promise<void> {
		return this.#reading(async (put) => {
			for await (const batch of this.#api.list({
				archived: false,
				filter,
				signal: this.#index.ended,
			})) {
				put(batch);
			}
		});
	}

	/** Asks for one task. */
	get(id: TaskId): Promise<Task> {
		return this.#reading(async (put) => {
			const task = await this.#api.get(id);
			put([task]);
			return task;
		});
	}

	/** Takes word of tasks that is newer than all that is being read. */
	heard(ids: Iterable<TaskId>): void {
		for (const known of this.#readings) {
			for (const id of ids) {
				known.add(id);
			}
		}
	}

	/** Does work that reads tasks; `put` shows those that no newer word came of since it began. */
	async #reading<T>(
		work: (put: (tasks: readonly Task[]) => void, known: ReadonlySet<TaskId>) => Promise<T>,
	): Promise<T> {
		const known = new Set<TaskId>();
		this.#readings.add(known);
		try {
			return await work((tasks) => {
				const news = tasks.filter(({ id }) => !known.has(id));
				// It is newer than what was asked for before it, too.
				for (const earlier of this.#readings) {
					news.forEach(({ id }) => earlier.add(id));
					if (earlier === known) {
						break;
					}
				}
				this.#index.put(news);
			}, known);
		} finally {
			this.#readings.delete(known);
		}
	}

	/** Whether archived tasks are on show, so that word of them is wanted. */
	get wantsArchived(): boolean {
		return this.#archived !== undefined;
	}

	async #readArchived(): Promise<AccountState> {
		if (!this.#index.account.actions.has('archive')) {
			return ready;
		}
		if (this.#index.account.archivedState?.kind !== 'ready') {
			this.#index.set({ archivedState: { kind: 'loading' } });
		}
		const archivedState = await outcome(() => this.#read(true));
		this.#index.set({ archivedState });
		return archivedState;
	}

	async #readCatalog(): Promise<void> {
		this.#index.setCatalog(await this.#api.catalog(this.#index.ended));
	}

	/** Puts a whole list into the index as it arrives; what it no longer holds goes when it is complete. */
	async #read(archived: boolean): Promise<void> {
		await this.#reading(async (put, known) => {
			for await (const batch of this.#api.list({ archived, signal: this.#index.ended })) {
				put(batch);
			}
			const gone = this.#index
				.own()
				.filter(({ id, archived: was }) => was === archived && !known.has(id));
			this.#index.drop(gone.map(({ id }) => id));
		});
		if (!archived && !this.#index.account.whole) {
			this.#index.set({ whole: true });
		}
	}
}

/** Waits for all, so that nothing goes on behind a failure; then rejects with the first. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
	await Promise.allSettled(works);
	await Promise.all(works);
}

async function outcome(work: () => Promise<void>): Promise<AccountState> {
	try {
		await work();
		return ready;
	} catch (error) {
		return { kind: 'failed', error: asTaskError(error) };
	}
}
