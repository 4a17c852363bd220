import type { BulkChanges } from './bulkChanges.ts';
import { difference } from '../changes.ts';
import { checkedChanges, checkedNewTask, checkedReplacement, withParentsProject } from './checkedChanges.ts';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import type { Parents } from './parents.ts';
import { missingFields } from '../requiredFields.ts';
import type { NewTask, Product, Task, TaskChanges, TaskField, TaskId } from '../task.ts';
import type { OnConflict, OnKept, RecurrenceScope } from '../taskApi.ts';
import type { TaskIndex } from '../taskIndex.ts';
import type { TaskSeries } from './taskSeries.ts';
import type { TasksById } from './tasksById.ts';
import type { TroubleChoice } from '../trouble.ts';
import { followers, withSubTasks } from '../withSubTasks.ts';

/**
 * What is done to one task, of any account. It is checked first, with the parent that it names, and is the
 * failure itself where it fails.
 */
export class SingleChanges {
	readonly #accounts: ConnectedAccounts;
	readonly #index: TaskIndex;
	readonly #tasks: TasksById;
	readonly #parents: Parents;
	readonly #series: TaskSeries;
	readonly #bulk: BulkChanges;

	constructor(parts: {
		accounts: ConnectedAccounts;
		index: TaskIndex;
		tasks: TasksById;
		parents: Parents;
		series: TaskSeries;
		bulk: BulkChanges;
	}) {
		this.#accounts = parts.accounts;
		this.#index = parts.index;
		this.#tasks = parts.tasks;
		this.#parents = parts.parents;
		this.#series = parts.series;
		this.#bulk = parts.bulk;
	}

	/** A sub-task without a project of its own gets its parent's. */
	async create(product: Product, task: NewTask, onKept?: OnKept): Promise<Task> {
		const tasks = this.#accounts.need(product);
		const named = this.#parents.named(task);
		const reading = this.#parents.need(tasks, [named]);
		if (reading) {
			await reading;
		}
		return tasks.writer.create(checkedNewTask(tasks.index.account, this.#index, named), onKept);
	}

	/** The fields that a new task needs and would be without. */
	missingFields(product: Product, task: NewTask): readonly TaskField[] {
		const { account } = this.#accounts.need(product).index;
		return missingFields(account, withParentsProject(this.#index, this.#parents.named(task)));
	}

	/** What is the same already is not sent. */
	async update(
		id: TaskId,
		changes: TaskChanges,
		scope: RecurrenceScope,
		onConflict: OnConflict,
	): Promise<Task> {
		// Without a wait for what is known, so that changes go out in the order of the calls.
		const task = this.#tasks.get(id) ?? (await this.#tasks.load(id));
		const tasks = this.#accounts.need(task.product);
		const named = this.#parents.named(changes);
		const reading = this.#parents.need(tasks, [difference(task, named)]);
		if (reading) {
			await reading;
		}
		const now = this.#tasks.get(id) ?? task;
		const different = checkedChanges(tasks.index.account, this.#index, now, named);
		if (Object.keys(different).length === 0) {
			return task;
		}
		return this.#withSubTasks(task, different, () =>
			scope === 'following' && this.#series.isInOne(task.id)
				? this.#series.update(task, different, onConflict)
				: tasks.writer.update(task.id, different, onConflict),
		);
	}

	/** Gives a task exactly these values and nothing in its other fields. */
	async replace(id: TaskId, given: NewTask): Promise<Task> {
		const task = await this.#tasks.load(id);
		const tasks = this.#accounts.need(task.product);
		const named = this.#parents.named(given);
		const reading = this.#parents.need(tasks, [difference(task, named)]);
		if (reading) {
			await reading;
		}
		const whole = checkedReplacement(tasks.index.account, this.#index, task, named);
		return this.#withSubTasks(task, whole, () => tasks.writer.replace(id, whole));
	}

	/** Does about a task's trouble what the person chose; its sub-tasks go along where that takes it to another project. */
	async settle(id: TaskId, choice: TroubleChoice): Promise<void> {
		const move = this.#accounts.sync.settle(id, choice);
		const below = move ? followers(this.#tasks, id, move) : [];
		await (below.length > 0 && this.#bulk.updateMany(below, {}));
	}

	/** Changes a task by `change`, and then the sub-tasks that go to another project with it. */
	async #withSubTasks({ id }: Task, changes: TaskChanges, change: () => Promise<Task>): Promise<Task> {
		const [, ...below] = withSubTasks(this.#tasks, [{ id, changes }]);
		const changed = await change();
		await (below.length > 0 && this.#bulk.updateMany(below, {}));
		return changed;
	}
}
