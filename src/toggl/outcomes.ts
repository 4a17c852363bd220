import { endsAll, partialFailure } from '../tasks/bulkReport.ts';
import type { TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import { asTaskError, type TaskError } from '../tasks/taskError.ts';

/** A task that work on several failed for. */
export type Failed = { id: TaskId; error: TaskError };

/** How work on several tasks ended for each. After a failure that no other call can escape nothing more is sent. */
export class Outcomes {
	readonly #done: TaskId[] = [];
	readonly #failed: Failed[] = [];
	#ending: TaskError | undefined;

	/** Does the work of some tasks, which tells those that failed, or that it comes later. */
	async attempt(ids: readonly TaskId[], work: () => Promise<readonly Failed[] | 'later'>): Promise<void> {
		try {
			if (this.#ending) {
				throw this.#ending;
			}
			const failed = await work();
			if (failed !== 'later') {
				this.#failed.push(...failed);
				this.#done.push(...ids.filter((id) => !failed.some((each) => each.id === id)));
			}
		} catch (thrown) {
			const error = asTaskError(thrown);
			this.#ending ??= endsAll(error) ? error : undefined;
			this.#failed.push(...ids.map((id) => ({ id, error })));
		}
	}

	/** @throws TaskError of kind `partial` that says of each task how it ended, when some failed; the failure itself of a single one */
	prove(deed: TaskAction | 'update'): void {
		const [first, ...others] = this.#failed;
		if (first && others.length + this.#done.length === 0) {
			throw first.error;
		}
		if (first) {
			throw partialFailure(deed, { done: this.#done, failed: this.#failed, skipped: [] });
		}
	}
}
