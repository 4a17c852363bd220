import * as l10n from '@vscode/l10n';
import type { Account, AccountState, TaskAction } from './account.ts';
import { AccountTasks } from './accountTasks.ts';
import type { Project, Tag } from './catalog.ts';
import { difference } from './changes.ts';
import { checkChanges } from './checkChanges.ts';
import { Emitter } from './emitter.ts';
import { findTasks, type TaskQuery } from './findTasks.ts';
import { compareArchived } from './order.ts';
import {
	type EntityId,
	type NewTask,
	type Product,
	productOf,
	type Task,
	type TaskChanges,
	type TaskId,
} from './task.ts';
import type { Disposable, TaskApi } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';
import { type StoreChange, TaskIndex } from './taskIndex.ts';

/**
 * The one copy of all tasks that are on show, of every connected account. Views read it and listen
 * to it; commands change it. Nobody else speaks to a `TaskApi`.
 */
export class TaskStore implements Disposable {
	readonly #index = new TaskIndex();
	readonly #accounts = new Map<Product, AccountTasks>();
	readonly #changed = new Emitter<StoreChange>();

	#connect: () => Promise<void> = () => Promise.resolve();
	#begun: Promise<void> | undefined;

	readonly onDidChange = this.#changed.event;

	get accounts(): readonly Account[] {
		return [...this.#accounts.values()].map(({ index }) => index.account);
	}

	account(product: Product): Account | undefined {
		return this.#accounts.get(product)?.index.account;
	}

	/** Takes what connects the accounts, to be called when tasks are first needed: not every window needs them. */
	startWith(connect: () => Promise<void>): void {
		this.#connect = connect;
	}

	/** Connects the accounts, the first time that it's called, and again after a failure. */
	begin(): Promise<void> {
		this.#begun ??= this.#connect().catch((error: unknown) => {
			this.#begun = undefined;
			throw error;
		});
		return this.#begun;
	}

	/** Where a new task goes when nobody says where: to the account that a person signed in to first, else to this computer. */
	get defaultProduct(): Product {
		const { accounts } = this;
		const account = accounts.find(({ signedIn }) => signedIn) ?? accounts[0];
		if (!account) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('Tasks for Toggl is still starting. Try again in a moment.'),
			});
		}
		return account.product;
	}

	/** Adds an account and begins to load its tasks; a former one of the same product is replaced. */
	connect(api: TaskApi): void {
		this.disconnect(api.product);
		const tasks = new AccountTasks(api, this.#index, (change) => this.#changed.fire(change));
		this.#accounts.set(api.product, tasks);
		this.#changed.fire({ tasks: [], accounts: true });
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

	/** Resolves when every account has been read once, or the one of the product, however that ended. */
	async settled(product?: Product): Promise<void> {
		await this.begin();
		const tasks = [...this.#accounts.values()].filter(
			({ index }) => product === undefined || index.account.product === product,
		);
		await Promise.all(tasks.map(({ loaded }) => loaded));
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

	/** The task, asked for when it isn't on show: an archived one, say. Rejects when there is none. */
	async load(id: TaskId): Promise<Task> {
		return this.#index.get(id) ?? this.#need(productOf(id)).load(id);
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

	/** Whether `inProject` has any. */
	hasInProject(product: Product, projectId: EntityId | null): boolean {
		return this.#index.hasInProject(product, projectId);
	}

	/** The projects that tasks of the product are in. */
	projectIds(product: Product): readonly EntityId[] {
		return this.#index.projectIds(product);
	}

	pinned(): readonly Task[] {
		return this.#index.pinned();
	}

	archived(): readonly Task[] {
		return this.find({ archived: true }).toSorted(compareArchived);
	}

	find(query: TaskQuery): Task[] {
		return findTasks(this.#index.values(), query);
	}

	/** Reads everything anew; what is on show stays until better is known. Rejects with the first failure. */
	async refresh(): Promise<void> {
		const ended = await Promise.all([...this.#accounts.values()].map((tasks) => tasks.reader.refresh()));
		throwFirst(ended);
	}

	/** Sees to it that the archived tasks of every account are there. Rejects with the first failure. */
	async loadArchived(): Promise<void> {
		throwFirst(
			await Promise.all([...this.#accounts.values()].map((tasks) => tasks.reader.loadArchived())),
		);
	}

	/** Creates a task. A sub-task without a project of its own gets its parent's: the services don't see to that. */
	async create(product: Product, task: NewTask): Promise<Task> {
		const tasks = this.#need(product);
		const parent = task.parentId ? this.#index.get(task.parentId) : undefined;
		const inherited =
			parent?.projectId && task.projectId === undefined ? { projectId: parent.projectId } : {};
		const complete = { ...inherited, ...task, name: task.name.trim() };
		checkChanges(tasks.index.account, undefined, complete, this.#parentOf);
		return tasks.writer.create(complete);
	}

	/** Changes a task; what is the same already is not sent. */
	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		// Without a wait for what is known, so that changes go out in the order of the calls.
		const task = this.#index.get(id) ?? (await this.load(id));
		const tasks = this.#need(task.product);
		const { name } = changes;
		const different = difference(task, name === undefined ? changes : { ...changes, name: name.trim() });
		if (Object.keys(different).length === 0) {
			return task;
		}
		checkChanges(tasks.index.account, task, different, this.#parentOf);
		return tasks.writer.update(id, different);
	}

	/** Makes a project, or changes the one with the id. Throws where the product's projects are made elsewhere. */
	async saveProject(
		product: Product,
		project: Pick<Project, 'name' | 'color' | 'closed'>,
		id?: EntityId,
	): Promise<EntityId> {
		return this.#need(product).writer.saveProject(project, id);
	}

	async createTag(product: Product, tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId> {
		return this.#need(product).writer.createTag(tag);
	}

	/** Archives, brings back or deletes tasks, each account's in one go. Rejects with the first failure, after all were tried. */
	async act(action: TaskAction, ids: readonly TaskId[]): Promise<void> {
		const byProduct = Map.groupBy(ids, productOf);
		const ended = await Promise.all(
			[...byProduct].map(async ([product, own]) => {
				const tasks = this.#need(product);
				try {
					await tasks.writer.act(action, own);
					return { kind: 'ready', refreshing: false } as const;
				} catch (error) {
					if (own.length > 1) {
						// Some may have been done before one failed; only the service knows which.
						void tasks.reader.refresh();
					}
					return { kind: 'failed', error: asTaskError(error) } as const;
				}
			}),
		);
		throwFirst(ended);
	}

	dispose(): void {
		for (const product of this.#accounts.keys()) {
			this.disconnect(product);
		}
	}

	readonly #parentOf = (id: TaskId): TaskId | null | undefined => {
		const task = this.#index.get(id);
		return task && (task.parentId ?? null);
	};

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
