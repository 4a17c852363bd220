import type { TaskAction } from '../taskAction.ts';
import type { AccountTasks } from './accountTasks.ts';
import {
	allFailed,
	bulkError,
	type BulkReport,
	type BulkWatch,
	type CreateReport,
	isOutcomeUnknown,
	mergedReport,
} from '../bulkReport.ts';
import { difference } from '../changes.ts';
import { checkedChanges, checkedNewTask } from './checkedChanges.ts';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import { loadTasks, many } from './loadTasks.ts';
import type { Parents } from './parents.ts';
import { type NewTask, type Product, productOf, type TaskId } from '../task.ts';
import type { RecurrenceScope, TaskUpdate } from '../taskApi.ts';
import { asTaskError, type BulkDeed, type TaskError } from '../taskError.ts';
import type { TaskIndex } from '../taskIndex.ts';

/**
 * What is done to several tasks in one go, of any accounts. Each account's are sent in as few calls as it
 * takes, and all are tried. Everything here rejects with a `TaskError` of kind `partial` when some failed,
 * or with the failure itself when it was asked for one task only.
 */
export class BulkChanges {
	readonly #accounts: ConnectedAccounts;
	readonly #index: TaskIndex;
	readonly #parents: Parents;

	constructor(accounts: ConnectedAccounts, index: TaskIndex, parents: Parents) {
		this.#accounts = accounts;
		this.#index = index;
		this.#parents = parents;
	}

	/** @param scope counts for archiving and deleting, where the product has instances of recurring tasks */
	async act(
		action: TaskAction,
		given: readonly TaskId[],
		watch: BulkWatch,
		scope: RecurrenceScope,
	): Promise<BulkReport> {
		const ids = given.map((id) => this.#accounts.idNow(id));
		if (scope === 'following' && (action === 'archive' || action === 'delete')) {
			return this.#actOnSeries(action, ids, watch);
		}
		const names = this.#names(ids);
		const report = await this.#byProduct(ids, async (tasks, own) => {
			const ended = await tasks.writer.act(action, own, watch);
			if (action === 'restore' || action === 'unarchive') {
				await this.#showAll(tasks, ended.done);
			}
			return ended;
		});
		return this.#proven(action, report, names);
	}

	async #actOnSeries(
		action: 'archive' | 'delete',
		ids: readonly TaskId[],
		watch: BulkWatch,
	): Promise<BulkReport> {
		const names = this.#names(ids);
		const report = await this.#byProduct(ids, async (tasks, own) => {
			if (!tasks.index.account.actions.has('instances')) {
				return tasks.writer.act(action, own, watch);
			}
			// What follows a task can be said only of one that is known.
			const loaded = await loadTasks(tasks, own);
			const ended = await tasks.writer.series.act(action, loaded.done, watch);
			// Only the service knows all instances that went.
			await tasks.reader.refresh();
			return mergedReport([{ ...loaded, done: [] }, ended]);
		});
		return this.#proven(action, report, names);
	}

	/** Several updates of one task are one, in their order. */
	async updateMany(updates: readonly TaskUpdate[], watch: BulkWatch): Promise<BulkReport> {
		const changes = new Map<TaskId, TaskUpdate['changes']>();
		for (const update of updates) {
			const id = this.#accounts.idNow(update.id);
			changes.set(id, { ...changes.get(id), ...this.#parents.named(update.changes) });
		}
		const ids = [...changes.keys()];
		const names = this.#names(ids);
		const report = await this.#byProduct(ids, async (tasks, own) => {
			const update = (some: readonly TaskId[]): Promise<BulkReport> =>
				this.#update(
					tasks,
					some.map((id) => ({ id, changes: changes.get(id) ?? {} })),
					watch,
				);
			// Without a wait for what is known, so that changes go out in the order of the calls.
			const isKnown = (id: TaskId): boolean => this.#index.get(id) !== undefined;
			const [known, unknown] = [own.filter(isKnown), own.filter((id) => !isKnown(id))];
			const loadAndUpdate = async (): Promise<BulkReport> => {
				const loaded = await loadTasks(tasks, unknown);
				return mergedReport([{ ...loaded, done: [] }, await update(loaded.done)]);
			};
			return mergedReport(
				await Promise.all([
					...(known.length > 0 ? [update(known)] : []),
					...(unknown.length > 0 ? [loadAndUpdate()] : []),
				]),
			);
		});
		return this.#proven('update', report, names);
	}

	async createMany(product: Product, tasks: readonly NewTask[], watch: BulkWatch): Promise<CreateReport> {
		const account = this.#accounts.need(product);
		const { index, writer, reader } = account;
		const named = tasks.map((task) => this.#parents.named(task));
		const reading = this.#parents.need(account, named);
		if (reading) {
			await reading;
		}
		// Before any of them is sent: a new task that can't be right is a slip in all that was typed.
		const checked = named.map((task) => checkedNewTask(index.account, this.#index, task));
		const report = await writer.createMany(checked, watch);
		if (tasks.length > 1 && report.failed.some(({ error }) => isOutcomeUnknown(error))) {
			void reader.refresh();
		}
		const done = report.created.map(({ id }) => id);
		const waiting = this.#accounts.sync.waitingOf(done);
		throwFirst(bulkError('create', report.failed, { done, total: tasks.length, waiting }));
		return report;
	}

	async #update(
		tasks: AccountTasks,
		updates: readonly TaskUpdate[],
		watch: BulkWatch,
	): Promise<BulkReport> {
		const reports: BulkReport[] = [];
		const wanted: TaskUpdate[] = [];
		const parents = new Map<TaskId, TaskId | null>();
		const reading = this.#parents.read(
			tasks,
			updates.map(({ id, changes }) => {
				const task = this.#index.get(id);
				return task ? difference(task, changes) : changes;
			}),
		);
		const unread = reading && (await reading);
		for (const { id, changes } of updates) {
			const task = this.#index.get(id);
			try {
				throwFirst(unread?.get(changes.parentId ?? ''));
				const different = task
					? checkedChanges(tasks.index.account, this.#index, task, changes, parents)
					: changes;
				if (different.parentId !== undefined) {
					parents.set(id, different.parentId);
				}
				if (Object.keys(different).length > 0) {
					wanted.push({ id, changes: different });
				} else {
					reports.push({ done: [id], failed: [], skipped: [] });
				}
			} catch (error) {
				reports.push(allFailed([id], asTaskError(error)));
			}
		}
		return mergedReport([...reports, await tasks.writer.updateMany(wanted, watch)]);
	}

	/**
	 * Sees to it that tasks which came to show are known: a few are asked for, more come with the whole list. One
	 * that can't be had now comes with the next refresh.
	 */
	async #showAll(tasks: AccountTasks, ids: readonly TaskId[]): Promise<void> {
		const isUnknown = (id: TaskId): boolean => this.#index.get(id) === undefined;
		const unknown = ids.filter(isUnknown);
		if (unknown.length < many) {
			await Promise.allSettled(unknown.map((id) => tasks.load(id)));
		}
		// One read may have been asked for before they came.
		for (let time = 0; time < 2 && ids.length > 1 && unknown.some(isUnknown); time++) {
			await tasks.reader.refresh();
		}
	}

	async #byProduct(
		ids: readonly TaskId[],
		work: (tasks: AccountTasks, own: readonly TaskId[]) => Promise<BulkReport>,
	): Promise<BulkReport> {
		const reports = [...Map.groupBy(new Set(ids), productOf)].map(async ([product, own]) => {
			try {
				const tasks = this.#accounts.need(product);
				const report = await work(tasks, own);
				if (own.length > 1 && report.failed.some(({ error }) => isOutcomeUnknown(error))) {
					void tasks.reader.refresh();
				}
				return report;
			} catch (error) {
				return allFailed(own, asTaskError(error));
			}
		});
		return mergedReport(await Promise.all(reports));
	}

	#proven(deed: BulkDeed, report: BulkReport, names: ReadonlyMap<TaskId, string>): BulkReport {
		const failed = report.failed.map((failure) => ({
			...failure,
			name: names.get(failure.id) ?? failure.id,
		}));
		const { done } = report;
		const waiting = this.#accounts.sync.waitingOf(done);
		throwFirst(bulkError(deed, failed, { done, total: names.size, waiting }));
		return report;
	}

	/** What the tasks are called now: they may be gone when it's said which of them failed. */
	#names(ids: readonly TaskId[]): ReadonlyMap<TaskId, string> {
		return new Map(ids.map((id) => [id, this.#index.get(id)?.name ?? id]));
	}
}

function throwFirst(error: TaskError | undefined): void {
	if (error) {
		throw error;
	}
}
