import type { AccountIndex } from './accountIndex.ts';
import { allFailed, type BulkReport, type BulkWatch, endsAll, mergedReport, reportOf } from './bulkReport.ts';
import type { Task, TaskId } from './task.ts';
import { asTaskError, type TaskError } from './taskError.ts';
import type { Effect } from './unconfirmed.ts';

/** A change of tasks, parted into calls. */
export type Write = {
	/** Each task is in one part, once. */
	parts: readonly (readonly TaskId[])[];
	effect: Effect;
	/** Sends one part; resolves with the tasks that the service told the new state of. */
	send: (part: readonly TaskId[]) => Promise<readonly Task[]>;
	/** How many parts may be on their way together. */
	lanes: number;
};

/** Shows changes before the service has them, sends them in the order in which they were made, and takes back what fails. */
export class OptimisticWrites {
	readonly #index: AccountIndex;
	/** The last write to each task, so that the next one waits for it. It never rejects. */
	readonly #last = new Map<TaskId, Promise<BulkReport>>();

	readonly #inOrder: boolean;

	/** `inOrder` where the product itself sends the changes of a task in their order. */
	constructor(index: AccountIndex, inOrder: boolean) {
		this.#index = index;
		this.#inOrder = inOrder;
	}

	/**
	 * Shows the tasks as they will be and sends each part after the earlier changes of its own tasks. A part
	 * that fails is taken back by itself, but not what was changed before or since; the parts after it are
	 * still sent unless none can succeed. Never rejects.
	 */
	async run(write: Write, watch: BulkWatch): Promise<BulkReport> {
		this.#index.change(write.parts.flat(), write.effect);
		watch.onParts?.(write.parts.length);
		const stop: { error?: TaskError } = {};
		const sent: Promise<BulkReport>[] = [];
		// All take their place in the line now, so that a change made from now on comes after them.
		for (const [at, part] of write.parts.entries()) {
			const before = sent[at - write.lanes];
			const earlier = new Set(this.#inOrder ? [] : part.flatMap((id) => this.#last.get(id) ?? []));
			const report = Promise.all([...earlier, ...(before ? [before] : [])]).then(() =>
				this.#send(write, part, stop, watch),
			);
			sent.push(report);
			for (const id of part) {
				this.#last.set(id, report);
			}
		}
		const reports = await Promise.all(sent);
		for (const [at, part] of write.parts.entries()) {
			for (const id of part) {
				if (this.#last.get(id) === sent[at]) {
					this.#last.delete(id);
				}
			}
		}
		return mergedReport(reports);
	}

	async #send(
		{ effect, send }: Write,
		part: readonly TaskId[],
		stop: { error?: TaskError },
		{ signal, onSent }: BulkWatch,
	): Promise<BulkReport> {
		if (signal?.aborted || stop.error) {
			this.#index.takeBack(part, effect);
			return stop.error ? allFailed(part, stop.error) : { done: [], failed: [], skipped: part };
		}
		try {
			this.#index.confirm(part, effect, await send(part));
			return { done: part, failed: [], skipped: [] };
		} catch (thrown) {
			const report = reportOf(part, asTaskError(thrown));
			this.#index.confirm(report.done, effect, []);
			this.#index.takeBack(
				report.failed.map(({ id }) => id),
				effect,
			);
			const ending = report.failed.find(({ error }) => endsAll(error));
			if (ending) {
				stop.error ??= ending.error;
			}
			return report;
		} finally {
			onSent?.(part.length);
		}
	}
}
