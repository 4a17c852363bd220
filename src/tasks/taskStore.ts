import type { Account } from './account.ts';
import type { TaskAction } from './taskAction.ts';
import { BulkChanges } from './store/bulkChanges.ts';
import type { BulkReport, BulkWatch, CreateReport } from './bulkReport.ts';
import { ConnectedAccounts } from './store/connectedAccounts.ts';
import { Emitter } from './emitter.ts';
import { findTasks, type TaskQuery } from './findTasks.ts';
import { KnownTasks } from './store/knownTasks.ts';
import { compareArchived } from './order.ts';
import { Parents } from './store/parents.ts';
import { ServiceWork } from './store/serviceWork.ts';
import { SingleChanges } from './store/singleChanges.ts';
import type { EntityId, NewTask, Product, Task, TaskChanges, TaskField, TaskId } from './task.ts';
import type { Disposable, KeptTasks, OnConflict, OnKept, RecurrenceScope, TaskUpdate } from './taskApi.ts';
import type { TaskFilter } from './taskFilter.ts';
import { TaskGroups } from './store/taskGroups.ts';
import { TaskRelatives } from './store/taskRelatives.ts';
import { type StoreChange, TaskIndex } from './taskIndex.ts';
import { TasksById } from './store/tasksById.ts';
import { TaskSeries } from './store/taskSeries.ts';
import type { TroubleChoice } from './trouble.ts';

/**
 * The one copy of all tasks that are on show, of every connected account. Views read it and listen
 * to it; commands change it. Nobody else speaks to a `TaskApi`. A change is given to the account and not shown
 * from here: what is on show was read, or told by the account, which tells a person's change at once.
 */
export class TaskStore implements Disposable {
	readonly #index = new TaskIndex();
	readonly #changed = new Emitter<StoreChange>();
	readonly #accounts = new ConnectedAccounts(this.#index, (change) => this.#changed.fire(change));

	readonly #tasks = new TasksById(this.#accounts, this.#index);
	readonly #parents = new Parents(this.#accounts);
	readonly #bulk = new BulkChanges(this.#accounts, this.#index, this.#parents);

	/** What is kept here of the tasks, for whoever must not ask for more. */
	readonly known = new KnownTasks(this.#accounts);

	/** What is above and below tasks beyond what is on show. */
	readonly relatives = new TaskRelatives(this.#accounts);

	/** The tasks that have a date, by project, person or tag. */
	readonly groups = new TaskGroups(this.#accounts, this.#index, this.#bulk);

	/** What the products do beside keeping tasks. */
	readonly service = new ServiceWork(this.#accounts);

	/** Recurring tasks and their instances. */
	readonly series = new TaskSeries(this.#accounts, this.#index, this.#tasks);

	readonly #single = new SingleChanges({
		accounts: this.#accounts,
		index: this.#index,
		tasks: this.#tasks,
		parents: this.#parents,
		series: this.series,
		bulk: this.#bulk,
	});

	/** What is being tracked in the accounts that have a timer. */
	readonly timers = this.#accounts.timers;

	/** The way of changes to the services. */
	readonly sync = this.#accounts.sync;

	readonly onDidChange = this.#changed.event;

	get accounts(): readonly Account[] {
		return this.#accounts.views;
	}

	account(product: Product): Account | undefined {
		return this.#accounts.get(product)?.index.account;
	}

	/** Takes what connects the accounts, to be called when tasks are first needed: not every window needs them. */
	startWith(connect: () => Promise<void>, products?: readonly Product[]): void {
		this.#accounts.startWith(connect, products);
	}

	/** @throws TaskError with a sentence where there is no such product, whether or not anybody is signed in to it */
	checkProduct(product: Product): void {
		this.#accounts.checkProduct(product);
	}

	/** Connects the accounts, the first time that it's called, and again after a failure. */
	begin(): Promise<void> {
		return this.#accounts.begin();
	}

	/** Where a new task goes when nobody says where: to the account that a person signed in to first, else to this computer. */
	get defaultProduct(): Product {
		return this.#accounts.defaultProduct;
	}

	/** Adds an account and begins to load its tasks; a former one of the same product is replaced. */
	connect(api: KeptTasks): void {
		this.#accounts.connect(api);
	}

	disconnect(product: Product): void {
		this.#accounts.disconnect(product);
	}

	/** Resolves when every account has been read once, or the one of the product, however that ended. */
	settled(product?: Product): Promise<void> {
		return this.#accounts.settled(product);
	}

	/** A task that was created here is found by the id that it had then, too. */
	get(id: TaskId): Task | undefined {
		return this.#tasks.get(id);
	}

	/** The task, or a sentence for the person who asked for it. */
	need(id: TaskId): Task {
		return this.#tasks.need(id);
	}

	/** The task, asked for when it isn't on show: an archived one, say. Rejects when there is none. */
	load(id: TaskId): Promise<Task> {
		return this.#tasks.load(id);
	}

	children(id: TaskId): readonly Task[] {
		return this.#tasks.children(id);
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
		return findTasks(this.#index.values(), this.#parents.named(query));
	}

	/** Reads everything anew; what is on show stays until better is known. Rejects with the first failure. */
	refresh(): Promise<void> {
		return this.#accounts.refresh();
	}

	/** Sees to it that the archived tasks of every account, or of the product's, are there. Rejects with the first failure. */
	loadArchived(product?: Product): Promise<void> {
		return this.#accounts.loadArchived(product);
	}

	/**
	 * Asks the accounts whose tasks aren't all there yet for those that a filter lets through, and adds them
	 * to what is; an account without a filter isn't asked. Never rejects.
	 */
	ask(filterOf: (account: Account) => TaskFilter | undefined): Promise<void> {
		return this.#accounts.ask(filterOf);
	}

	/** The id that a task has now which was created here under another. */
	idNow(id: TaskId): TaskId {
		return this.#accounts.idNow(id);
	}

	/** Creates a task. A sub-task without a project of its own gets its parent's. */
	create(product: Product, task: NewTask, onKept?: OnKept): Promise<Task> {
		return this.#single.create(product, task, onKept);
	}

	/** The fields that a new task needs and would be without. */
	missingFields(product: Product, task: NewTask): readonly TaskField[] {
		return this.#single.missingFields(product, task);
	}

	/** How many requests of the account's plan it takes to create so many tasks; 0 where none is sent. */
	requestsToCreate(product: Product, count: number): number {
		return this.#accounts.need(product).writer.requestsToCreate(count);
	}

	/** Creates tasks in their order, in as few calls as it takes. Fails as `updateMany` does. */
	createMany(product: Product, tasks: readonly NewTask[], watch: BulkWatch = {}): Promise<CreateReport> {
		return this.#bulk.createMany(product, tasks, watch);
	}

	/**
	 * Changes a task; what is the same already is not sent. Its sub-tasks go along to another project. `scope` counts
	 * for one in a series.
	 */
	update(
		id: TaskId,
		changes: TaskChanges,
		scope: RecurrenceScope = 'this',
		onConflict: OnConflict = 'keep',
	): Promise<Task> {
		return this.#single.update(id, changes, scope, onConflict);
	}

	/**
	 * Changes tasks, each in its own way, in as few calls as it takes; all are tried. Rejects with a
	 * `TaskError` of kind `partial` when some failed, with the failure itself when it was about one task only.
	 */
	updateMany(updates: readonly TaskUpdate[], watch: BulkWatch = {}): Promise<BulkReport> {
		return this.#bulk.updateMany(updates, watch);
	}

	/** Gives a task exactly these values and nothing in its other fields. It can't be taken back. */
	replace(id: TaskId, given: NewTask): Promise<Task> {
		return this.#single.replace(id, given);
	}

	/** Does about a task's trouble what the person chose. Rejects with a `TaskError` when there is none any more. */
	settle(id: TaskId, choice: TroubleChoice): Promise<void> {
		return this.#single.settle(id, choice);
	}

	/** Archives, brings back or deletes tasks, and what follows in their series. Fails as `updateMany` does. */
	act(
		action: TaskAction,
		ids: readonly TaskId[],
		watch: BulkWatch = {},
		scope: RecurrenceScope = 'this',
	): Promise<BulkReport> {
		return this.#bulk.act(action, ids, watch, scope);
	}

	dispose(): void {
		this.#accounts.dispose();
	}
}
