import type { AccountIndex } from './accountIndex.ts';
import type { AccountReader } from './accountReader.ts';
import { changed } from '../changes.ts';
import type { GroupKind, GroupQuery, TaskGroup } from '../groupApi.ts';
import type { TaskApi } from '../taskApi.ts';
import { asTaskError, TaskError } from '../taskError.ts';
import { changesOf, datesOf, type TaskMove, wireMoves } from '../taskMove.ts';

/** Reads the groups of the account's `TaskApi`, and gives moves between them to it. */
export class GroupWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	readonly #reader: AccountReader;

	constructor(api: TaskApi, index: AccountIndex, reader: AccountReader) {
		this.#api = api;
		this.#index = index;
		this.#reader = reader;
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

	/**
	 * Moves a task between groups, which changes its project, people or tags. What finds no room in one call keeps
	 * its place. A move is sent and never kept, since its place among others means nothing later: until its
	 * answer the task is shown as it will be, and from then on as it is known to be.
	 */
	async move(kind: GroupKind, move: TaskMove): Promise<void> {
		const groups = this.#groups;
		const { taskId } = move;
		const task = this.#index.get(taskId);
		if (!task) {
			await this.#send(groups, kind, move);
			return;
		}
		const after = changed(task, changesOf(kind, task, move), this.#index.account.catalog);
		this.#index.put([{ ...after, pending: true }]);
		try {
			await this.#send(groups, kind, move);
		} finally {
			await this.#reader.get(taskId).catch(() => this.#index.put([task]));
		}
	}

	async #send(groups: NonNullable<TaskApi['groups']>, kind: GroupKind, move: TaskMove): Promise<void> {
		try {
			await groups.move(kind, wireMoves(kind, move).slice(0, this.#api.atOnce));
		} catch (error) {
			const isToNobody = kind === 'users' && move.to === null;
			if (!isToNobody || asTaskError(error).problem.kind !== 'rejected') {
				throw error;
			}
			// Of the service's two references one knows no group of nobody; then it's a change as any.
			await this.#api.update(move.taskId, { assigneeIds: [], ...datesOf(move) });
		}
	}

	get #groups(): NonNullable<TaskApi['groups']> {
		if (!this.#api.groups) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label, action: 'groups' });
		}
		return this.#api.groups;
	}
}
