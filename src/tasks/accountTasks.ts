import { newAccount } from './account.ts';
import { AccountIndex } from './accountIndex.ts';
import { AccountReader } from './accountReader.ts';
import { AccountWriter } from './accountWriter.ts';
import type { Catalog } from './catalog.ts';
import type { Task, TaskId } from './task.ts';
import type { Disposable, TaskApi } from './taskApi.ts';
import type { StoreChange, TaskIndex } from './taskIndex.ts';

/** One account in the store: its reader, its writer, and word of what others changed. */
export class AccountTasks implements Disposable {
	readonly index: AccountIndex;
	readonly reader: AccountReader;
	readonly writer: AccountWriter;
	/** Resolves when the first load has ended, well or not. */
	readonly loaded: Promise<unknown>;
	readonly #api: TaskApi;
	readonly #elsewhere: Disposable | undefined;

	constructor(api: TaskApi, index: TaskIndex, fire: (change: StoreChange) => void) {
		this.#api = api;
		this.index = new AccountIndex(newAccount(api), index, fire);
		this.reader = new AccountReader(api, this.index);
		this.writer = new AccountWriter(api, this.index);
		this.#elsewhere = api.onDidChange?.((tasks, catalog) => this.#acceptElsewhere(tasks, catalog));
		this.loaded = this.reader.refresh();
	}

	dispose(): void {
		this.index.dispose();
		this.#elsewhere?.dispose();
	}

	/** The task, asked for when it isn't known yet. */
	async load(id: TaskId): Promise<Task> {
		const known = this.index.get(id);
		if (known) {
			return known;
		}
		const begun = this.index.now();
		const task = await this.#api.get(id);
		if (!this.index.touchedSince(id, begun)) {
			this.index.put([task]);
		}
		return task;
	}

	#acceptElsewhere(tasks: ReadonlyMap<TaskId, Task | undefined>, catalog: Catalog | undefined): void {
		if (catalog) {
			this.index.setCatalog(catalog);
		}
		const wanted = (task: Task): boolean =>
			!task.archived || this.reader.wantsArchived || this.index.get(task.id) !== undefined;
		this.index.put([...tasks.values()].flatMap((task) => (task && wanted(task) ? task : [])));
		this.index.drop([...tasks].flatMap(([id, task]) => (task ? [] : id)));
	}
}
