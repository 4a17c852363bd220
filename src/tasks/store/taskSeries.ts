import type { ConnectedAccounts } from './connectedAccounts.ts';
import { isInSeries, seriesNumber } from '../series.ts';
import type { IsoDate, Task, TaskChanges, TaskId } from '../task.ts';
import type { OnConflict } from '../taskApi.ts';
import type { TaskIndex } from '../taskIndex.ts';
import type { TasksById } from './tasksById.ts';

/** Recurring tasks and their instances, of any account. */
export class TaskSeries {
	readonly #accounts: ConnectedAccounts;
	readonly #index: TaskIndex;
	readonly #tasks: TasksById;

	constructor(accounts: ConnectedAccounts, index: TaskIndex, tasks: TasksById) {
		this.#accounts = accounts;
		this.#index = index;
		this.#tasks = tasks;
	}

	/** Whether a change of the task can go to it alone, or to all instances of its series that follow too. */
	isInOne(id: TaskId): boolean {
		const task = this.#index.get(id);
		return (
			task !== undefined &&
			this.#accounts.get(task.product)?.index.account.actions.has('instances') === true &&
			isInSeries(task, this.#index.values())
		);
	}

	/**
	 * The instances of the task's series that a range of days overlaps, the earliest first, in one reading;
	 * nothing where the product knows none.
	 */
	async instances(
		task: Task,
		range: { from: IsoDate; to: IsoDate },
		signal?: AbortSignal,
	): Promise<readonly Task[] | undefined> {
		const { index, writer } = this.#accounts.need(task.product);
		const series = seriesNumber(task);
		if (series === undefined || !index.account.actions.has('instances')) {
			return undefined;
		}
		const wish = { ...range, recurringTaskIds: [series], archived: false };
		const read = await writer.instances(wish, signal);
		return read.toSorted((a, b) => shownDay(a).localeCompare(shownDay(b)));
	}

	/** Changes a task and all that follow it. The changes are checked, and the task is in a series. */
	async update(task: Task, changes: TaskChanges, onConflict?: OnConflict): Promise<Task> {
		const { writer, reader } = this.#accounts.need(task.product);
		await writer.series.update(task.id, changes, onConflict);
		// What became of those that follow only the service knows.
		await reader.refresh();
		return this.#tasks.need(task.id);
	}
}

function shownDay({ startDate, endDate }: Task): string {
	return startDate ?? endDate ?? '';
}
