import * as l10n from '@vscode/l10n';
import { type Account, type AccountState, newAccount, type TaskAction } from './account.ts';
import { AccountTasks } from './accountTasks.ts';
import { difference } from './changes.ts';
import { Emitter } from './emitter.ts';
import { findTasks, type TaskQuery } from './findTasks.ts';
import { compareArchived, compareTasks } from './order.ts';
import { type EntityId, type NewTask, type Product, productOf, type Task, type TaskChanges, type TaskId } from './task.ts';
import type { Disposable, TaskApi } from './taskApi.ts';
import { TaskError } from './taskError.ts';
import { type StoreChange, TaskIndex } from './taskIndex.ts';

/**
 * The one copy of all tasks that are on show, of every connected account. Views read it and listen
 * to it; commands change it. Nobody else speaks to a `TaskApi`.
 */
export class TaskStore implements Disposable {
	readonly #index = new TaskIndex();
	readonly #accounts = new Map<Product, AccountTasks>();
	readonly #changed = new Emitter<StoreChange>();

	readonly onDidChange = this.#changed.event;

	get accounts(): readonly Account[] {
		return [...this.#accounts.values()].map(({ account }) => account);
	}

	account(product: Product): Account | undefined {
		return this.#accounts.get(product)?.account;
	}

	/** Adds an account and begins to load its tasks; a former one of the same product is replaced. */
	connect(api: TaskApi): void {
		this.disconnect(api.product);
		const tasks = new AccountTasks(api, newAccount(api), this.#index, (change) => this.#changed.fire(change));
		this.#accounts.set(api.product, tasks);
		this.#changed.fire({ tasks: [], accounts: true });
		void tasks.load();
	}

	disconnect(product: Product): void {
		const tasks = this.#accounts.get(product);
		if (!tasks) {
			return;
		}
		tasks.dispose();
		this.#accounts.delete(product);
		const gone = [...this.#index.values()].filter((task) => task.product === product);
		const changes = gone.flatMap(({ id }) => this.#index.delete(id) ?? []);
		this.#changed.fire({ tasks: changes, accounts: true });
	}

	/** Resolves when no account is loading for the first time any more, however that ended. */
	async settled(): Promise<void> {
		await Promise.all([...this.#accounts.values()].map(({ loaded }) => loaded));
	}

	get(id: TaskId): Task | undefined {
		return this.#index.get(id);
	}

	/** The task, or a sentence for the person who asked for it. */
	need(id: TaskId): Task {
		const task = this.#index.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	children(id: TaskId): readonly Task[] {
		return this.#index.children(id);
	}

	/** Whether the task stands directly in its project, not under another task that is on show. */
	isTop(task: Task): boolean {
		return this.#index.isTop(task);
	}

	/** The tasks in use that stand directly in a project; `null` for those without one. */
	inProject(product: Product, projectId: EntityId | null): readonly Task[] {
		return this.#index.inProject(product, projectId);
	}

	pinned(): readonly Task[] {
		return this.find({ pinned: true }).toSorted(compareTasks);
	}

	archived(): readonly Task[] {
		return this.find({ archived: true }).toSorted(compareArchived);
	}

	find(query: TaskQuery): Task[] {
		return findTasks(this.#index.values(), query);
	}

	/** Reads everything anew; what is on show stays until better is known. Rejects with the first failure. */
	async refresh(): Promise<void> {
		const ended = await Promise.all([...this.#accounts.values()].map((tasks) => tasks.refresh()));
		throwFirst(ended);
	}

	/** Sees to it that the archived tasks of every account are there. Their failures are in the accounts' states. */
	async loadArchived(): Promise<void> {
		await Promise.all([...this.#accounts.values()].map((tasks) => tasks.loadArchived()));
	}

	/** Creates a task in the product that is named or, without one, in that of its project or parent. */
	async create(product: Product, task: NewTask): Promise<Task> {
		return this.#need(product).create(task);
	}

	/** Changes a task; what is the same already is not sent. */
	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		const task = this.need(id);
		const tasks = this.#need(task.product);
		const different = difference(task, changes);
		return Object.keys(different).length === 0 ? task : tasks.update(id, different);
	}

	/** Archives, brings back or deletes tasks, each account's in one go. Rejects with the first failure, after all were tried. */
	async act(action: TaskAction, ids: readonly TaskId[]): Promise<void> {
		const byProduct = Map.groupBy(ids, productOf);
		const ended = await Promise.all(
			[...byProduct].map(async ([product, own]) => {
				try {
					await this.#need(product).act(action, own);
					return { kind: 'ready', refreshing: false } as const;
				} catch (error) {
					return { kind: 'failed', error: error as TaskError } as const;
				}
			}),
		);
		throwFirst(ended);
	}

	dispose(): void {
		for (const product of [...this.#accounts.keys()]) {
			this.disconnect(product);
		}
	}

	#need(product: Product): AccountTasks {
		const tasks = this.#accounts.get(product);
		if (!tasks) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('You are not signed in to “{0}”. Sign in, then try again.', product),
			});
		}
		return tasks;
	}
}

function throwFirst(states: readonly AccountState[]): void {
	for (const state of states) {
		if (state.kind === 'failed') {
			throw state.error;
		}
	}
}
