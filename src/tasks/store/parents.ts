import type { AccountTasks } from './accountTasks.ts';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import { loadTasks } from './loadTasks.ts';
import { productOf, type TaskChanges, type TaskId } from '../task.ts';
import type { TaskError } from '../taskError.ts';

/** The tasks that changes name as parents. */
export class Parents {
	readonly #accounts: ConnectedAccounts;

	constructor(accounts: ConnectedAccounts) {
		this.#accounts = accounts;
	}

	/** The changes, or what is looked for, with the id that the parent has now: a task that was created here had another at first. */
	named<T extends { parentId?: TaskId | null | undefined }>(changes: T): T {
		const { parentId } = changes;
		return parentId ? { ...changes, parentId: this.#accounts.idNow(parentId) } : changes;
	}

	/**
	 * Asks for the parents that are not known: archived ones, say. Nothing where all are, so that nobody waits and
	 * changes go out in the order of the calls.
	 * @returns those of which it can't be said now whether they are there
	 */
	read(
		tasks: AccountTasks,
		changes: readonly TaskChanges[],
	): Promise<ReadonlyMap<TaskId, TaskError>> | undefined {
		const { fields, product } = tasks.index.account;
		const unknown = changes
			.flatMap(({ parentId }) => parentId ?? [])
			.filter((id) => fields.has('parentId') && productOf(id) === product && !tasks.index.get(id));
		return unknown.length > 0 ? unread(tasks, [...new Set(unknown)]) : undefined;
	}

	/** As `read`, and rejects where something can't be said. */
	need(tasks: AccountTasks, changes: readonly TaskChanges[]): Promise<void> | undefined {
		return this.read(tasks, changes)?.then(([first]) => {
			if (first) {
				throw first[1];
			}
		});
	}
}

async function unread(tasks: AccountTasks, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, TaskError>> {
	const { failed } = await loadTasks(tasks, ids);
	return new Map(
		failed
			.filter(({ error }) => error.problem.kind !== 'notFound')
			.map(({ id, error }) => [id, error] as const),
	);
}
