import * as l10n from '@vscode/l10n';
import type { Account, AccountState, TaskAction } from './account.ts';
import type { Catalog } from './catalog.ts';
import { changed, inverse, withNames, withStatus } from './changes.ts';
import type { NewTask, Task, TaskChanges, TaskId } from './task.ts';
import type { Disposable, TaskApi } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';
import type { StoreChange, TaskChange, TaskIndex } from './taskIndex.ts';

/** One account's part in the store: keeps the index true to its `TaskApi`, and its `TaskApi` to the person. */
export class AccountTasks implements Disposable {
	account: Account;
	readonly #api: TaskApi;
	readonly #index: TaskIndex;
	readonly #fire: (change: StoreChange) => void;
	readonly #ended = new AbortController();
	readonly #elsewhere: Disposable | undefined;
	/** The last write to each task, so that the next one waits for it. */
	readonly #writes = new Map<TaskId, Promise<unknown>>();
	/** Counts the person's changes; a list that was asked for before one must not undo it. */
	#clock = 0;
	readonly #touched = new Map<TaskId, number>();
	#refreshing: Promise<AccountState> | undefined;
	#loadingArchived: Promise<void> | undefined;
	readonly #loaded = Promise.withResolvers<void>();

	/** Resolves when the first load has ended, well or not. */
	readonly loaded = this.#loaded.promise;

	constructor(api: TaskApi, account: Account, index: TaskIndex, fire: (change: StoreChange) => void) {
		this.#api = api;
		this.account = account;
		this.#index = index;
		this.#fire = fire;
		this.#elsewhere = api.onDidChange?.((tasks, catalog) => this.#acceptElsewhere(tasks, catalog));
	}

	dispose(): void {
		this.#ended.abort();
		this.#elsewhere?.dispose();
		this.#loaded.resolve();
	}

	async load(): Promise<void> {
		await this.refresh();
		this.#loaded.resolve();
	}

	/** Reads the account anew and tells how that ended. Whoever asks while it's under way gets the same answer. */
	refresh(): Promise<AccountState> {
		this.#refreshing ??= this.#refresh().finally(() => {
			this.#refreshing = undefined;
		});
		return this.#refreshing;
	}

	async #refresh(): Promise<AccountState> {
		if (this.account.state.kind === 'ready') {
			this.#set({ state: { kind: 'ready', refreshing: true } });
		}
		let state: AccountState = { kind: 'ready', refreshing: false };
		try {
			const [catalog] = await Promise.all([this.#api.catalog(this.#ended.signal), this.#read(false)]);
			this.#acceptCatalog(catalog);
			if (this.#loadingArchived) {
				this.#loadingArchived = this.#readArchived();
				await this.#loadingArchived;
			}
		} catch (error) {
			state = { kind: 'failed', error: asTaskError(error) };
		}
		if (!this.#ended.signal.aborted) {
			this.#set({ state });
		}
		return state;
	}

	/** Reads the archived tasks the first time it is asked, and again after a failure. */
	loadArchived(): Promise<void> {
		if (this.account.archivedState?.kind === 'failed') {
			this.#loadingArchived = undefined;
		}
		this.#loadingArchived ??= this.#readArchived();
		return this.#loadingArchived;
	}

	async #readArchived(): Promise<void> {
		if (!this.account.actions.has('archive')) {
			return;
		}
		if (this.account.archivedState?.kind !== 'ready') {
			this.#set({ archivedState: { kind: 'loading' } });
		}
		let archivedState: AccountState = { kind: 'ready', refreshing: false };
		try {
			await this.#read(true);
		} catch (error) {
			archivedState = { kind: 'failed', error: asTaskError(error) };
		}
		if (!this.#ended.signal.aborted) {
			this.#set({ archivedState });
		}
	}

	/** Puts a whole list into the index as it arrives; what it no longer holds goes when it is complete. */
	async #read(archived: boolean): Promise<void> {
		const begun = this.#clock;
		const isOlder = (id: TaskId): boolean => (this.#touched.get(id) ?? 0) > begun;
		const seen = new Set<TaskId>();
		for await (const batch of this.#api.list({ archived, signal: this.#ended.signal })) {
			if (this.#ended.signal.aborted) {
				return;
			}
			for (const { id } of batch) {
				seen.add(id);
			}
			this.#put(batch.filter(({ id }) => !isOlder(id)));
		}
		const gone: TaskId[] = [];
		for (const task of this.#index.values()) {
			if (task.product === this.#api.product && task.archived === archived && !seen.has(task.id) && !isOlder(task.id)) {
				gone.push(task.id);
			}
		}
		this.#drop(gone);
	}

	async create(task: NewTask): Promise<Task> {
		const { catalog } = this.account;
		const created = await this.#api.create(withStatus(task, catalog));
		this.#touch([created.id]);
		const named = withNames(created, catalog);
		this.#put([named]);
		return named;
	}

	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		const { catalog } = this.account;
		const wire = withStatus(changes, catalog);
		await this.#optimistically(
			[id],
			(task) => changed(task, wire, catalog),
			() => this.#api.update(id, wire),
		);
		const task = this.#index.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	async act(action: TaskAction, ids: readonly TaskId[]): Promise<void> {
		const act = this.#api[action]?.bind(this.#api);
		if (!act) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label });
		}
		if (action === 'restore') {
			await act(ids);
			this.#touch(ids);
			this.#put(await Promise.all(ids.map((id) => this.#api.get(id))));
			return;
		}
		await this.#optimistically(
			ids,
			(task) => (action === 'delete' ? undefined : { ...task, archived: action === 'archive' }),
			() => act(ids),
		);
	}

	/**
	 * Shows the tasks as they will be, sends the change after the earlier ones of the same tasks, and
	 * takes back what failed, but not what was changed since.
	 */
	async #optimistically(
		ids: readonly TaskId[],
		apply: (task: Task) => Task | undefined,
		send: () => Promise<Task | undefined | void>,
	): Promise<void> {
		this.#touch(ids);
		const before = ids.flatMap((id) => this.#index.get(id) ?? []);
		const after = before.map((task) => apply(task));
		this.#put(after.flatMap((task) => (task ? { ...task, pending: true } : [])));
		this.#drop(before.flatMap((task, i) => (after[i] ? [] : task.id)));
		const earlier = Promise.allSettled(ids.map((id) => this.#writes.get(id)));
		const write = earlier.then(send);
		for (const id of ids) {
			this.#writes.set(id, write);
		}
		try {
			const result = await write;
			this.#touch(ids);
			this.#settle(ids, write, result ? [result] : []);
		} catch (error) {
			this.#takeBack(before, after);
			this.#settle(ids, write, []);
			throw asTaskError(error);
		}
	}

	/** The write is done: what the service told is shown, unless a later write of the same task is under way. */
	#settle(ids: readonly TaskId[], write: Promise<unknown>, told: readonly Task[]): void {
		const last = ids.filter((id) => this.#writes.get(id) === write);
		const tasks = last.flatMap((id) => told.find((task) => task.id === id) ?? this.#index.get(id) ?? []);
		for (const id of last) {
			this.#writes.delete(id);
		}
		this.#put(tasks.map((task) => ({ ...task, pending: false })));
	}

	#takeBack(before: readonly Task[], after: readonly (Task | undefined)[]): void {
		this.#put(
			before.flatMap((was, i) => {
				const made = after[i];
				const now = this.#index.get(was.id);
				if (!made) {
					return now ? [] : was;
				}
				return now ? { ...now, ...inverse(was, made, now) } : [];
			}),
		);
	}

	#acceptElsewhere(tasks: ReadonlyMap<TaskId, Task | undefined>, catalog: Catalog | undefined): void {
		if (catalog) {
			this.#acceptCatalog(catalog);
		}
		const known = [...tasks].filter(([id]) => !this.#writes.has(id));
		const wanted = (task: Task): boolean => !task.archived || this.#loadingArchived !== undefined || this.#index.get(task.id) !== undefined;
		this.#put(known.flatMap(([, task]) => (task && wanted(task) ? task : [])));
		this.#drop(known.flatMap(([id, task]) => (task ? [] : id)));
	}

	#acceptCatalog(catalog: Catalog): void {
		if (JSON.stringify(catalog) === JSON.stringify(this.account.catalog)) {
			return;
		}
		this.#set({ catalog });
		this.#put([...this.#index.values()].filter(({ product }) => product === this.#api.product));
	}

	#touch(ids: readonly TaskId[]): void {
		this.#clock++;
		for (const id of ids) {
			this.#touched.set(id, this.#clock);
		}
	}

	/** Puts those tasks into the index that are not there just so, and tells. */
	#put(tasks: readonly Task[]): void {
		if (this.#ended.signal.aborted) {
			return;
		}
		const changes: TaskChange[] = [];
		for (const task of tasks) {
			const named = withNames(task, this.account.catalog);
			const known = this.#index.get(task.id);
			if (!known || JSON.stringify(known) !== JSON.stringify(named)) {
				changes.push(this.#index.put(named));
			}
		}
		if (changes.length > 0) {
			this.#fire({ tasks: changes, accounts: false });
		}
	}

	#drop(ids: readonly TaskId[]): void {
		if (this.#ended.signal.aborted) {
			return;
		}
		const changes = ids.flatMap((id) => this.#index.delete(id) ?? []);
		if (changes.length > 0) {
			this.#fire({ tasks: changes, accounts: false });
		}
	}

	#set(part: Partial<Account>): void {
		this.account = { ...this.account, ...part };
		this.#fire({ tasks: [], accounts: true });
	}
}
