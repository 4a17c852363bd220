import type { ConnectedAccounts } from './connectedAccounts.ts';
import type { TaskId } from './task.ts';

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
}
