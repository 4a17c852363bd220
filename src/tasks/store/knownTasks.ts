import type { ConnectedAccounts } from './connectedAccounts.ts';
import { productOf, type Task, type TaskId } from '../task.ts';
import type { Disposable } from '../taskApi.ts';

/** What is kept here of the tasks, for whoever only looks: no service is asked for any of it. */
export class KnownTasks {
	readonly #accounts: ConnectedAccounts;

	constructor(accounts: ConnectedAccounts) {
		this.#accounts = accounts;
	}

	/** Connects the accounts, unless they are, and resolves when what is kept of them is on show. */
	begin(): Promise<void> {
		return this.#accounts.beginKept();
	}

	/** The task as far as it's known here, on show or not, archived or not. */
	get(id: TaskId): Task | undefined {
		return this.#accounts.get(productOf(id))?.known(id);
	}

	/**
	 * What to make of a task that is not known here: it is `gone`, or `unknown` where it may be an archived
	 * one that nobody has read here. Nothing while not even the tasks in use are all known.
	 */
	lack(id: TaskId): 'gone' | 'unknown' | undefined {
		const tasks = this.#accounts.get(productOf(id));
		if (!tasks?.isKept || !tasks.index.account.whole) {
			return undefined;
		}
		const { actions, archivedState } = tasks.index.account;
		const hasArchive = actions.has('archive') || actions.has('unarchive');
		return hasArchive && tasks.isMirror && archivedState?.kind !== 'ready' ? 'unknown' : 'gone';
	}

	/** Whether nobody has needed more so far, so that no service may be asked unless told to. */
	get isEnough(): boolean {
		return !this.#accounts.isWanted;
	}

	/** Tells that `isEnough` is no longer so. */
	onDidNeedMore(listener: () => void): Disposable {
		return this.#accounts.onDidWant(listener);
	}
}
