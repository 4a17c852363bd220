import * as l10n from '@vscode/l10n';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import { productOf, type Task, type TaskId } from '../task.ts';
import { TaskError } from '../taskError.ts';
import type { TaskIndex } from '../taskIndex.ts';

/** The tasks on show, of any account. One that was created here is found by the id that it had then, too. */
export class TasksById {
	readonly #accounts: ConnectedAccounts;
	readonly #index: TaskIndex;

	constructor(accounts: ConnectedAccounts, index: TaskIndex) {
		this.#accounts = accounts;
		this.#index = index;
	}

	get(id: TaskId): Task | undefined {
		return this.#index.get(this.#accounts.idNow(id));
	}

	/** The task, or a sentence for the person who asked for it. */
	need(id: TaskId): Task {
		const task = this.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	/** The task, asked for when it isn't on show. Rejects when there is none. */
	async load(id: TaskId): Promise<Task> {
		return this.get(id) ?? this.#accounts.need(productOf(id)).load(id);
	}

	children(id: TaskId): readonly Task[] {
		return this.#index.children(this.get(id)?.id ?? id);
	}
}
