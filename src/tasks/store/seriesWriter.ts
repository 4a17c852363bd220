import type { AccountIndex } from './accountIndex.ts';
import {
	allFailed,
	type BulkReport,
	type BulkWatch,
	endingOf,
	mergedReport,
	outcomeOf,
} from '../bulkReport.ts';
import { withStatus } from '../changes.ts';
import { seriesCalls, type SeriesCall } from '../series.ts';
import { seriesChanges } from '../seriesChanges.ts';
import type { TaskChanges, TaskId } from '../task.ts';
import type { OnConflict, RecurrenceScope, TaskApi } from '../taskApi.ts';
import { TaskError } from '../taskError.ts';

/** Gives changes of tasks and of all that follow them in their series to the account's `TaskApi`. */
export class SeriesWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;

	constructor(api: TaskApi, index: AccountIndex) {
		this.#api = api;
		this.#index = index;
	}

	/**
	 * Changes a task, and what follows it as far as those can have the same. What it makes of tasks that the
	 * calls don't name only the service knows.
	 */
	async update(id: TaskId, changes: TaskChanges, onConflict?: OnConflict): Promise<void> {
		const wire = withStatus(changes, this.#index.account.catalog);
		const { own, shared } = seriesChanges(wire);
		for (const { ids, scope } of this.#calls([id])) {
			const alone = ids[0] === id ? (scope === 'this' ? wire : own) : undefined;
			if (alone) {
				await this.#api.update(id, alone, 'this', onConflict);
			}
			if (shared && scope === 'following') {
				await this.#api.update(ids[0], shared, scope, onConflict);
			}
		}
	}

	/** Archives or deletes tasks and all that follow them. Throws only where the product has no such action. */
	async act(action: 'archive' | 'delete', ids: readonly TaskId[], watch: BulkWatch): Promise<BulkReport> {
		const act = this.#api[action]?.bind(this.#api);
		if (!act) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label, action });
		}
		const calls = this.#calls(ids);
		const alone = calls.flatMap((call) => (call.scope === 'this' ? call.ids : []));
		const works: readonly { ids: readonly TaskId[]; scope: RecurrenceScope }[] = [
			...(alone.length > 0 ? [{ ids: alone, scope: 'this' as const }] : []),
			...calls.filter(({ scope }) => scope === 'following'),
		];
		watch.onParts?.(works.length);
		const reports: BulkReport[] = [];
		let ending: TaskError | undefined;
		for (const work of works) {
			const report = ending
				? allFailed(work.ids, ending)
				: await outcomeOf(work.ids, act(work.ids, work.scope, watch));
			ending ??= endingOf(report);
			reports.push(report);
		}
		return mergedReport(reports);
	}

	#calls(ids: readonly TaskId[]): readonly SeriesCall[] {
		const tasks = ids.flatMap((id) => this.#index.get(id) ?? []);
		return seriesCalls(tasks, this.#index.own());
	}
}
