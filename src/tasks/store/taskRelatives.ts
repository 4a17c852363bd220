import type { ConnectedAccounts } from './connectedAccounts.ts';
import { productOf, type Task, type TaskId } from '../task.ts';

/** The tasks above and below a task as the service has them. They are not put on show. */
export class TaskRelatives {
	readonly #accounts: ConnectedAccounts;

	constructor(accounts: ConnectedAccounts) {
		this.#accounts = accounts;
	}

	/** Whether the sub-tasks of a task that is on show are all on show. */
	areBelowKnown(task: Task): boolean {
		return this.#accounts.get(task.product)?.knowsSubTasks(task) ?? true;
	}

	/** Asks for the tasks above a task, in no order; each names its parent. */
	async above(id: TaskId): Promise<readonly Task[]> {
		return this.#accounts.need(productOf(id)).parents(id);
	}

	/** Asks for the sub-tasks of a task. */
	async below(task: Task): Promise<readonly Task[]> {
		return this.#accounts.need(task.product).subTasks(task);
	}
}
