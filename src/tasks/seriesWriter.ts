import type { AccountIndex } from './accountIndex.ts';
import type { BulkReport, BulkWatch } from './bulkReport.ts';
import { changed, withStatus } from './changes.ts';
import { effectOf } from './effectOf.ts';
import type { OptimisticWrites } from './optimisticWrites.ts';
import { partsOf } from './partsOf.ts';
import { seriesCalls, type SeriesCall } from './series.ts';
import type { Task, TaskChanges, TaskId } from './task.ts';
import type { RecurrenceScope, TaskApi } from './taskApi.ts';
import { TaskError } from './taskError.ts';
import type { Effect } from './unconfirmed.ts';

type Call = { ids: readonly TaskId[]; scope: RecurrenceScope };

/** Carries changes of tasks and of all that follow them in their series to the account's `TaskApi`. */
export class SeriesWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	readonly #writes: OptimisticWrites;

	constructor(api: TaskApi, index: AccountIndex, writes: OptimisticWrites) {
		this.#api = api;
		this.#index = index;
		this.#writes = writes;
	}

	/**
	 * Changes a task and what follows it, shown in the tasks that the calls name: what it makes of the others
	 * only the service knows. Never rejects.
	 */
	update(id: TaskId, changes: TaskChanges): Promise<BulkReport> {
		const { catalog } = this.#index.account;
		const wire = withStatus(changes, catalog);
		const calls = this.#calls([id]);
		return this.#run(
			calls.map((call) => ({ ...call, ids: [call.ids[0]] })),
			{
				effect: (task) => changed(task, wire, catalog),
				send: async ([named], scope) => {
					const told = named && (await this.#api.update(named, wire, scope));
					return told ? [told] : [];
				},
			},
			{},
		);
	}

	/**
	 * Archives or deletes tasks and all that follow them; those on show go at once. Throws only where the
	 * product has no such action.
	 */
	act(action: 'archive' | 'delete', ids: readonly TaskId[], watch: BulkWatch): Promise<BulkReport> {
		const act = this.#api[action]?.bind(this.#api);
		if (!act) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label });
		}
		const calls = this.#calls(ids);
		const alone = calls.flatMap((call) => (call.scope === 'this' ? call.ids : []));
		const send = async (part: readonly TaskId[], scope: RecurrenceScope): Promise<[]> => {
			await act(scope === 'this' ? part : part.slice(0, 1), scope);
			return [];
		};
		return this.#run(
			[
				...partsOf(alone, this.#api.atOnce).map((part) => ({ ids: part, scope: 'this' as const })),
				...calls.filter(({ scope }) => scope === 'following'),
			],
			{ effect: effectOf(action), send },
			watch,
		);
	}

	#run(
		calls: readonly Call[],
		work: {
			effect: Effect;
			send: (part: readonly TaskId[], scope: RecurrenceScope) => Promise<readonly Task[]>;
		},
		watch: BulkWatch,
	): Promise<BulkReport> {
		const scopes = new Map(calls.map(({ ids, scope }) => [ids[0], scope]));
		return this.#writes.run(
			{
				parts: calls.map(({ ids }) => ids),
				lanes: 1,
				effect: work.effect,
				send: (part) => work.send(part, scopes.get(part[0]) ?? 'this'),
			},
			watch,
		);
	}

	#calls(ids: readonly TaskId[]): readonly SeriesCall[] {
		const tasks = ids.flatMap((id) => this.#index.get(id) ?? []);
		return seriesCalls(tasks, this.#index.own());
	}
}
