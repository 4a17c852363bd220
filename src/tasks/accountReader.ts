import type { AccountIndex } from './accountIndex.ts';
import type { AccountState } from './account.ts';
import type { TaskId } from './task.ts';
import type { TaskApi } from './taskApi.ts';
import { asTaskError } from './taskError.ts';
import type { TaskFilter } from './taskFilter.ts';

const ready: AccountState = { kind: 'ready', refreshing: false };

/** Brings an account's tasks and lists from its `TaskApi` into the index. Failures become the account's state. */
export class AccountReader {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	#refreshing: Promise<AccountState> | undefined;
	#archived: Promise<AccountState> | undefined;
	/** What was asked for while not all tasks were there, and isn't asked again. */
	readonly #asked = new Map<string, Promise<void>>();
	/** The tasks that each read of a whole list knows of up to now. */
	readonly #reads = new Set<Set<TaskId>>();

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

	async #readSome(filter: TaskFilter): Promise<void> {
		const begun = this.#index.now();
		for await (const batch of this.#api.list({ archived: false, filter, signal: this.#index.ended })) {
			// The list that is being read may have been made before them.
			for (const seen of this.#reads) {
				batch.forEach(({ id }) => seen.add(id));
			}
			this.#index.put(batch.filter(({ id }) => !this.#index.touchedSince(id, begun)));
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

	/**
	 * Puts a whole list into the index as it arrives; what it no longer holds goes when it is complete.
	 * What the service took from the person since it was asked for is left alone.
	 */
	async #read(archived: boolean): Promise<void> {
		const begun = this.#index.now();
		const seen = new Set<TaskId>();
		this.#reads.add(seen);
		try {
			for await (const batch of this.#api.list({ archived, signal: this.#index.ended })) {
				for (const { id } of batch) {
					seen.add(id);
				}
				this.#index.put(batch.filter(({ id }) => !this.#index.touchedSince(id, begun)));
			}
		} finally {
			this.#reads.delete(seen);
		}
		const gone = this.#index
			.own()
			.filter(({ id, archived: was }) => was === archived && !seen.has(id))
			.map(({ id }) => id)
			.filter((id) => !this.#index.touchedSince(id, begun) && !this.#index.isChanging(id));
		this.#index.drop(gone);
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
