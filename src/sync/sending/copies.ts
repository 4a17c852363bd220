import type { Task, TaskId } from '../../tasks/task.ts';
import type { TaskApi } from '../../tasks/taskApi.ts';
import { asTaskError, TaskError } from '../../tasks/taskError.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerReading } from '../ledgerReading.ts';
import type { Mirror } from '../mirror.ts';
import { mirrorIn } from '../mirrorState.ts';
import type { Worker } from '../outbox.ts';
import type { Puller } from '../puller.ts';
import { LookFailed, verdictOn } from '../failure.ts';

/** Up to how many tasks are read one by one; for more the whole list is one request. */
const few = 4;

/** How often a reading is waited for that another window does and that may fail there. */
const mostTurns = 3;

/** A task as the service has it; `undefined` when it has it no more. */
export type Copy = Task | undefined;

/** The copies of tasks that are kept here, brought up to date before a change goes over them. */
export class Copies {
	readonly #ledger: Ledger;
	readonly #remote: TaskApi;
	readonly #worker: Worker;
	readonly #mirror: Mirror;
	readonly #puller: Puller;

	constructor({
		ledger,
		remote,
		worker,
		mirror,
		puller,
	}: {
		ledger: Ledger;
		remote: TaskApi;
		worker: Worker;
		mirror: Mirror;
		puller: Puller;
	}) {
		this.#ledger = ledger;
		this.#remote = remote;
		this.#worker = worker;
		this.#mirror = mirror;
		this.#puller = puller;
	}

	/** Those of the tasks that were not seen since. */
	old(ids: readonly TaskId[], since: number): readonly TaskId[] {
		return this.#ledger.read((reading) => ids.filter((id) => seenAt(reading, id) < since));
	}

	/**
	 * The tasks as the service had them at a moment or later, by as few requests as it takes; none where all
	 * were seen since. Rejects with `LookFailed`.
	 *
	 * @param since in milliseconds since 1970
	 */
	async since(ids: readonly TaskId[], since: number): Promise<ReadonlyMap<TaskId, Copy>> {
		const old = (): readonly TaskId[] => this.old(ids, since);
		if (old().length > 1 && this.#areInUse(old())) {
			// What it learns counts for everybody.
			await looked(this.#puller.delta());
		}
		if (old().length > few && !this.#areArchived(old())) {
			await this.#until(since, 'checkedAt', () => this.#puller.tasks());
		}
		return this.#rest(ids, since, old);
	}

	/**
	 * The tasks as they are. Most services don't tell of those that went when they tell what changed, so that
	 * after a change which failed for it the tasks themselves are looked at. Rejects with `LookFailed`.
	 */
	async each(ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, Copy>> {
		if (ids.length <= few) {
			return this.#rest(ids, Infinity, () => ids);
		}
		const now = this.#worker.now();
		await looked(this.#puller.tasks());
		return this.#rest(ids, now, () =>
			this.#ledger.read((reading) => ids.filter((id) => seenAt(reading, id) === 0)),
		);
	}

	/** All of the tasks, once those that are still old are read: one by one, or with the archived ones. */
	async #rest(
		ids: readonly TaskId[],
		since: number,
		old: () => readonly TaskId[],
	): Promise<ReadonlyMap<TaskId, Copy>> {
		if (old().length > few) {
			await this.#until(since, 'archivedAt', () => this.#puller.archived(true));
		}
		const left = old();
		const read = left.length > few ? [] : await Promise.all(left.map((id) => this.#read(id)));
		return new Map([...this.kept(ids), ...read]);
	}

	/** The tasks as far as they are known. */
	kept(ids: readonly TaskId[]): ReadonlyMap<TaskId, Copy> {
		return this.#ledger.read((reading) => {
			const rows = ids.map((id) => {
				const known = reading.mirrored(id);
				return [id, known && !known.gone ? known.task : undefined] as const;
			});
			return new Map<TaskId, Copy>(rows);
		});
	}

	#areInUse(ids: readonly TaskId[]): boolean {
		return this.#ledger.read((reading) =>
			ids.some((id) => {
				const known = reading.mirrored(id);
				return known && !known.gone && !known.task.archived;
			}),
		);
	}

	#areArchived(ids: readonly TaskId[]): boolean {
		return this.#ledger.read((reading) => ids.every((id) => reading.mirrored(id)?.task.archived));
	}

	/** Another window may be at it, begun earlier than this or to fail. */
	async #until(
		since: number,
		which: 'checkedAt' | 'archivedAt',
		read: () => Promise<unknown>,
	): Promise<void> {
		const isDone = (): boolean => this.#mirror.state[which] >= since;
		for (let turn = 0; turn < mostTurns && !isDone(); turn++) {
			await looked(read());
		}
		if (!isDone()) {
			throw new LookFailed(new TaskError({ kind: 'timeout', service: this.#remote.label }));
		}
	}

	async #read(id: TaskId): Promise<readonly [TaskId, Copy]> {
		const begun = this.#mirror.begin();
		let task: Copy;
		try {
			task = await this.#remote.get(id);
		} catch (error) {
			if (!(error instanceof TaskError && error.problem.kind === 'notFound')) {
				throw lookError(error);
			}
		}
		this.#ledger.transact((transaction) => {
			const known = transaction.mirrored(id);
			if (known && known.touched > begun) {
				return;
			}
			if (task) {
				const seen = { task, gone: false, seenAt: this.#worker.now(), touched: transaction.tick() };
				transaction.putMirrored(id, seen);
			} else if (known) {
				transaction.putMirrored(id, { ...known, gone: true });
			}
		});
		return [id, task];
	}
}

/** When the service last said how the task is; never for one that it has no more. */
function seenAt(reading: LedgerReading, id: TaskId): number {
	const known = reading.mirrored(id);
	const { checkedAt, archivedAt } = mirrorIn(reading);
	if (!known || known.gone) {
		return 0;
	}
	const { task, seenAt: told, movedAt = 0 } = known;
	const listedAt = task.archived ? archivedAt : checkedAt;
	return Math.max(told, listedAt > movedAt ? listedAt : 0);
}

/** What the service refuses to tell about a task, it refuses of a change of it. */
async function looked(look: Promise<unknown>): Promise<void> {
	try {
		await look;
	} catch (error) {
		throw lookError(error);
	}
}

function lookError(thrown: unknown): Error {
	const error = asTaskError(thrown);
	return verdictOn(error.problem) === 'refused' ? error : new LookFailed(error);
}
