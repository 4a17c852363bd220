import type { AccountIndex } from './accountIndex.ts';
import type { AccountState } from './account.ts';
import type { TaskId } from './task.ts';
import type { TaskApi } from './taskApi.ts';
import { asTaskError } from './taskError.ts';

const ready: AccountState = { kind: 'ready', refreshing: false };

/** Brings an account's tasks and lists from its `TaskApi` into the index. Failures become the account's state. */
export class AccountReader {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	#refreshing: Promise<AccountState> | undefined;
	#archived: Promise<AccountState> | undefined;

	constructor(api: TaskApi, index: AccountIndex) {
		this.#api = api;
		this.#index = index;
	}

	/** Reads the account anew and tells how that ended. Whoever asks while it's under way gets the same answer. */
	refresh(): Promise<AccountState> {
		this.#refreshing ??= this.#refresh().finally(() => {
			this.#refreshing = undefined;
		});
		return this.#refreshing;
	}

	async #refresh(): Promise<AccountState> {
		if (this.#index.account.state.kind === 'ready') {
			this.#index.set({ state: { kind: 'ready', refreshing: true } });
		}
		const state = await outcome(async () => {
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
		for await (const batch of this.#api.list({ archived, signal: this.#index.ended })) {
			for (const { id } of batch) {
				seen.add(id);
			}
			this.#index.put(batch.filter(({ id }) => !this.#index.touchedSince(id, begun)));
		}
		const gone = this.#index
			.own()
			.filter(({ id, archived: was }) => was === archived && !seen.has(id))
			.map(({ id }) => id)
			.filter((id) => !this.#index.touchedSince(id, begun) && !this.#index.isChanging(id));
		this.#index.drop(gone);
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
