import * as l10n from '@vscode/l10n';
import type { NewTask, Task, TaskChanges, TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import type { RecurrenceScope, TaskApi, TaskUpdate } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { Budget } from './budget.ts';
import { blankFields } from './blankFields.ts';
import type { Deed, DeedUpdate } from './deed.ts';
import type { Ledger, LedgerTransaction } from './ledger.ts';
import { hurry, keep, type Worker } from './outbox.ts';
import type { Sender } from './sender.ts';
import type { Waiters } from './waiters.ts';

export type ChangesParts = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly budget: Budget;
	readonly worker: Worker;
	readonly waiters: Waiters;
	readonly sender: Sender;
};

/**
 * A person's changes on their way into the outbox. Each resolves when the service has it, or as soon as it's
 * known that it will have to wait; it's on the disk then, and rejects only when the service refuses it.
 */
export class Changes {
	readonly #parts: ChangesParts;

	constructor(parts: ChangesParts) {
		this.#parts = parts;
	}

	async create(task: NewTask): Promise<Task> {
		const [created] = await this.createMany([task]);
		if (!created) {
			throw new TaskError({ kind: 'unreadable', service: this.#parts.remote.label });
		}
		return created;
	}

	async createMany(tasks: readonly NewTask[]): Promise<readonly Task[]> {
		if (tasks.length === 0) {
			return [];
		}
		const ids: TaskId[] = [];
		await this.#keep((ledger) => {
			const { product, fields } = this.#parts.remote;
			const blank = blankFields(fields, ledger.single('catalog')?.catalog);
			const wanted = tasks.map((task) => ({ id: ledger.newId(product), task, blank }));
			ids.push(...wanted.map(({ id }) => id));
			return { kind: 'create', tasks: wanted };
		});
		return this.#shown(ids);
	}

	async update(
		id: TaskId,
		changes: TaskChanges,
		scope: RecurrenceScope = 'this',
	): Promise<Task | undefined> {
		await this.#keep((ledger) => ({
			kind: 'update',
			updates: [withFormer(ledger, { id, changes })],
			scope,
		}));
		return this.#shown([id])[0];
	}

	async updateMany(updates: readonly TaskUpdate[]): Promise<void> {
		await this.#keep((ledger) => ({
			kind: 'update',
			updates: updates.map((update) => withFormer(ledger, update)),
			scope: 'this',
		}));
	}

	async replace(id: TaskId, task: NewTask): Promise<Task | undefined> {
		await this.#keep(() => ({ kind: 'replace', id, task }));
		return this.#shown([id])[0];
	}

	async act(action: TaskAction, ids: readonly TaskId[], scope: RecurrenceScope = 'this'): Promise<void> {
		await this.#keep(() => ({ kind: 'act', action, ids, scope }));
	}

	async #keep(deedIn: (ledger: LedgerTransaction) => Deed): Promise<void> {
		const { ledger, worker, waiters, sender, budget } = this.#parts;
		const { pausedBy } = budget.state;
		if (pausedBy === 'unreachable' || pausedBy === 'key') {
			// Whoever changes something has reason to believe that it can go.
			budget.tryAgain();
			ledger.transact((transaction) => hurry(transaction, worker));
		}
		const number = ledger.transact((transaction) => keep(transaction, deedIn(transaction), worker));
		if (number === undefined) {
			return;
		}
		const settled = waiters.wait(number);
		sender.wake();
		await settled;
	}

	#shown(ids: readonly TaskId[]): readonly Task[] {
		const tasks = this.#parts.ledger.read((reading) =>
			ids.flatMap((id) => reading.shown(reading.idNow(id)) ?? []),
		);
		if (tasks.length < ids.length) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task') });
		}
		return tasks;
	}
}

function withFormer(ledger: LedgerTransaction, { id, changes }: TaskUpdate): DeedUpdate {
	const task: object = ledger.shown(ledger.idNow(id)) ?? {};
	const was = Object.entries(task).filter(([field]) => field in changes);
	return { id, changes, was: Object.fromEntries(was) };
}
