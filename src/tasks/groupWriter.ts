import type { AccountIndex } from './accountIndex.ts';
import { changed } from './changes.ts';
import type { GroupKind, GroupQuery, TaskGroup } from './groupApi.ts';
import type { OptimisticWrites } from './optimisticWrites.ts';
import type { TaskApi } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';
import { changesOf, datesOf, type TaskMove, wireMoves } from './taskMove.ts';

/** Reads the groups of the account's `TaskApi`, and carries moves between them to it. */
export class GroupWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	readonly #writes: OptimisticWrites;

	constructor(api: TaskApi, index: AccountIndex, writes: OptimisticWrites) {
		this.#api = api;
		this.#index = index;
		this.#writes = writes;
	}

	/** All groups, as the service has them. */
	async list(
		kind: GroupKind,
		query: GroupQuery,
		signal: AbortSignal | undefined,
	): Promise<readonly TaskGroup[]> {
		const groups: TaskGroup[] = [];
		for await (const batch of this.#groups.list(kind, query, signal)) {
			groups.push(...batch);
		}
		return groups;
	}

	/** Moves a task between groups, which changes its project, people or tags. What finds no room in one call keeps its place. */
	async move(kind: GroupKind, move: TaskMove): Promise<void> {
		const groups = this.#groups;
		const moves = wireMoves(kind, move).slice(0, this.#api.atOnce);
		const { catalog } = this.#index.account;
		const { failed } = await this.#writes.run(
			{
				parts: [[move.taskId]],
				lanes: 1,
				effect: (task) => changed(task, changesOf(kind, task, move), catalog),
				send: async () => {
					try {
						await groups.move(kind, moves);
						return [];
					} catch (error) {
						if (
							kind !== 'users' ||
							move.to !== null ||
							asTaskError(error).problem.kind !== 'rejected'
						) {
							throw error;
						}
						// Of the service's two references one knows no group of nobody; then it's a change as any.
						const told = await this.#api.update(move.taskId, {
							assigneeIds: [],
							...datesOf(move),
						});
						return told ? [told] : [];
					}
				},
			},
			{},
		);
		if (failed[0]) {
			throw failed[0].error;
		}
	}

	get #groups(): NonNullable<TaskApi['groups']> {
		if (!this.#api.groups) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label });
		}
		return this.#api.groups;
	}
}
