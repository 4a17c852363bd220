import type { BulkChanges } from './bulkChanges.ts';
import { checkChanges } from '../checkChanges.ts';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import type { GroupedTask, GroupKind, TaskGroup } from '../groupApi.ts';
import { type DayRange, groupedTask, isPlanned } from '../groupedTask.ts';
import { type Product, productOf, type Task } from '../task.ts';
import type { TaskIndex } from '../taskIndex.ts';
import type { TaskUpdate } from '../taskApi.ts';
import { changesOf, datesOf, groupChange, groupsOf, type TaskMove, wireMoves } from '../taskMove.ts';
import { followers } from '../withSubTasks.ts';

/** Tasks that have a date, by what a product groups them. Nothing of it is kept: whoever shows groups asks for them. */
export class TaskGroups {
	readonly #accounts: ConnectedAccounts;
	readonly #index: TaskIndex;
	readonly #bulk: BulkChanges;

	constructor(accounts: ConnectedAccounts, index: TaskIndex, bulk: BulkChanges) {
		this.#accounts = accounts;
		this.#index = index;
		this.#bulk = bulk;
	}

	/**
	 * All groups with the tasks that overlap the range, each group's own in the order of their places, and last
	 * the group of the tasks that are in none. The service lists that one for people at most, so it is filled up
	 * with what the store has.
	 */
	async list(
		product: Product,
		kind: GroupKind,
		range: DayRange,
		signal?: AbortSignal,
	): Promise<readonly TaskGroup[]> {
		await this.#accounts.settled(product);
		const { writer } = this.#accounts.need(product);
		const listed = await writer.groups.list(kind, range, signal);
		const known = new Set(listed.flatMap(({ tasks }) => tasks.map(({ id }) => id)));
		const loose = [...this.#index.values()].filter(
			(task) =>
				task.product === product &&
				!known.has(task.id) &&
				groupsOf(kind, task)[0] === null &&
				isPlanned(task, range),
		);
		const none = listed.find(({ id }) => id === null) ?? { id: null, kind, name: null, tasks: [] };
		return [
			...listed.filter(({ id }) => id !== null),
			{ ...none, tasks: [...none.tasks, ...loose.map(groupedTask)] },
		].map((group) => ({
			...group,
			tasks: group.tasks
				.map((task) => withOwnDates(task, this.#index.get(task.id)))
				.toSorted((a, b) => a.weight - b.weight),
		}));
	}

	/**
	 * Moves a task: shown at once wherever the task is on show, and taken back when it fails. Its sub-tasks go along
	 * to another project. Rejects with the failure.
	 */
	async move(kind: GroupKind, move: TaskMove): Promise<void> {
		const { taskId, to } = move;
		const { index, writer } = this.#accounts.need(productOf(taskId));
		const dates = datesOf(move);
		const changes = { ...dates, ...(to ? groupChange(kind, [to]) : {}) };
		checkChanges(index.account, this.#index.get(taskId), changes, () => undefined);
		if (wireMoves(kind, move).length > 0) {
			const below = this.#followersOf(kind, move);
			await writer.groups.move(kind, move);
			await (below.length > 0 && this.#bulk.updateMany(below, {}));
		} else if (Object.keys(dates).length > 0) {
			await writer.update(taskId, dates);
		}
	}

	#followersOf(kind: GroupKind, move: TaskMove): readonly TaskUpdate[] {
		const task = this.#index.get(move.taskId);
		const { projectId: to } = task ? changesOf(kind, task, move) : {};
		return task && to !== undefined
			? followers(this.#index, task.id, { from: [task.projectId ?? null], to })
			: [];
	}
}

/** Groups have both dates for every task, also for one that has one only. That one is to be moved alone. */
function withOwnDates(task: GroupedTask, known: Task | undefined): GroupedTask {
	const { startDate, endDate } = task;
	if (!known || startDate !== endDate || !known.startDate === !known.endDate) {
		return task;
	}
	return { ...task, ...(known.startDate ? { endDate: null } : { startDate: null }) };
}
