import { newAccount } from '../account.ts';
import { AccountIndex } from './accountIndex.ts';
import { AccountReader } from './accountReader.ts';
import { AccountWriter } from './accountWriter.ts';
import type { Catalog } from '../catalog.ts';
import { withNames } from '../changes.ts';
import type { Task, TaskId } from '../task.ts';
import type { Disposable, KeptTasks } from '../taskApi.ts';
import type { StoreChange, TaskIndex } from '../taskIndex.ts';

/** One account in the store: its reader, its writer, and word of what became of its tasks. */
export class AccountTasks implements Disposable {
	readonly index: AccountIndex;
	readonly reader: AccountReader;
	readonly writer: AccountWriter;
	readonly #api: KeptTasks;
	readonly #listener: Disposable;
	/** Tasks that came by themselves and not in a list, so that their sub-tasks need not be known. */
	readonly #alone = new Set<TaskId>();
	#loaded: Promise<unknown> | undefined;

	constructor(api: KeptTasks, index: TaskIndex, fire: (change: StoreChange) => void) {
		this.#api = api;
		this.index = new AccountIndex(newAccount(api), index, fire);
		this.reader = new AccountReader(api, this.index);
		this.writer = new AccountWriter(api, this.index, this.reader);
		this.#listener = api.onDidChange((tasks, catalog) => this.#take(tasks, catalog));
	}

	/** Whether a service has the tasks, and here is only what was read of them. */
	get isMirror(): boolean {
		return this.#api.sync !== undefined;
	}

	/** Whether its tasks can be read without asking a service. */
	get isKept(): boolean {
		return !this.#api.sync || this.#api.sync.state.syncedAt !== undefined;
	}

	/** Reads what there is, the first time that it's called. Resolves when that has ended, well or not. */
	begin(): Promise<unknown> {
		this.#loaded ??= this.reader.begin();
		return this.#loaded;
	}

	dispose(): void {
		this.index.dispose();
		this.#listener.dispose();
	}

	idNow(id: TaskId): TaskId {
		return this.#api.idNow?.(id) ?? id;
	}

	/** The task as far as it's kept here, archived or not, under whichever id it had here. */
	known(id: TaskId): Task | undefined {
		const task = this.index.get(id) ?? this.index.get(this.idNow(id)) ?? this.#api.known?.(id);
		return task && withNames(task, this.index.account.catalog);
	}

	/** The task, asked for when it isn't known yet. */
	async load(id: TaskId): Promise<Task> {
		const known = this.index.get(id);
		if (known) {
			return known;
		}
		const task = await this.reader.get(id);
		this.#alone.add(id);
		return task;
	}

	/** Whether the task came in a list that has its sub-tasks as well. */
	knowsSubTasks({ id, archived }: Task): boolean {
		return !this.#alone.has(id) && (!archived || this.index.account.archivedState?.kind === 'ready');
	}

	/** The tasks above a task, as the service has them; none where it doesn't tell. They are not put on show. */
	async parents(id: TaskId): Promise<readonly Task[]> {
		return this.#named((await this.#api.parents?.(id, this.index.ended)) ?? []);
	}

	/** The sub-tasks of a task, the archived ones as well for an archived task, as the service has them. They are not put on show. */
	async subTasks({ id, archived }: Task): Promise<readonly Task[]> {
		const inUse = await this.#api.children?.(id, this.index.ended);
		const others = archived ? await this.#api.children?.(id, this.index.ended, true) : undefined;
		return this.#named([...(inUse ?? []), ...(others ?? [])]);
	}

	#named(tasks: readonly Task[]): readonly Task[] {
		return tasks.map((task) => withNames(task, this.index.account.catalog));
	}

	#take(tasks: ReadonlyMap<TaskId, Task | undefined>, catalog: Catalog | undefined): void {
		if (catalog) {
			this.index.setCatalog(catalog);
		}
		const wanted = (task: Task): boolean =>
			!task.archived || this.reader.wantsArchived || this.index.get(task.id) !== undefined;
		const taken = new Map([...tasks].filter(([, task]) => !task || wanted(task)));
		this.reader.heard(taken.keys());
		this.index.take(taken);
	}
}
