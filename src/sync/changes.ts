import * as l10n from '@vscode/l10n';
import type { BulkReport, BulkWatch } from '../tasks/bulkReport.ts';
import { partsOf } from '../tasks/partsOf.ts';
import type { NewTask, Task, TaskChanges, TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import type { OnConflict, OnKept, RecurrenceScope, TaskApi, TaskUpdate } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { Budget } from './budget.ts';
import { blankFields } from './blankFields.ts';
import type { Deed, DeedUpdate } from './deed.ts';
import { type Divisible, keepInParts } from './keepInParts.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';
import { keepPinOf, keepPinsOf } from './localPins.ts';
import { hurry, keep, type Worker } from './outbox.ts';
import type { Sender } from './sending/sender.ts';
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
 * known that it will have to wait; it's on the disk then, and rejects only when the service refuses it. One of
 * several tasks tells how that ended for each of them instead.
 */
export class Changes {
	readonly #parts: ChangesParts;

	constructor(parts: ChangesParts) {
		this.#parts = parts;
	}

	async create(task: NewTask, onKept?: OnKept): Promise<Task> {
		const [created] = await this.createMany([task], onKept);
		return created ?? gone();
	}

	/** Resolves without those that were deleted again meanwhile. */
	async createMany(tasks: readonly NewTask[], onKept?: OnKept): Promise<readonly Task[]> {
		if (tasks.length === 0) {
			return [];
		}
		const ids: TaskId[] = [];
		await this.#keep((ledger) => {
			const { product, fields } = this.#parts.remote;
			const blank = blankFields(fields, ledger.single('catalog')?.catalog);
			const wanted = tasks.map((task) => {
				const id = ledger.newId(product);
				return { id, task: this.#sent(ledger, id, task), blank };
			});
			ids.push(...wanted.map(({ id }) => id));
			onKept?.(ids);
			return { kind: 'create', tasks: wanted };
		});
		return this.#shown(ids);
	}

	async update(
		id: TaskId,
		changes: TaskChanges,
		scope: RecurrenceScope = 'this',
		onConflict: OnConflict = 'keep',
	): Promise<Task | undefined> {
		await this.#keep((ledger) => this.#updating(ledger, [{ id, changes }], scope)[0], onConflict);
		return this.#shown([id])[0] ?? gone();
	}

	updateMany(updates: readonly TaskUpdate[], watch: BulkWatch = {}): Promise<BulkReport> {
		const ids = updates.map(({ id }) => id);
		return this.#keepParts(ids, (ledger) => this.#updating(ledger, updates, 'this'), watch);
	}

	async replace(id: TaskId, task: NewTask): Promise<Task | undefined> {
		await this.#keep((ledger) => {
			const sent = this.#sent(ledger, id, task);
			const { was } = withFormer(ledger, { id, changes: sent });
			return { kind: 'replace', id, task: sent, was };
		});
		return this.#shown([id])[0] ?? gone();
	}

	act(
		action: TaskAction,
		ids: readonly TaskId[],
		scope: RecurrenceScope = 'this',
		watch: BulkWatch = {},
	): Promise<BulkReport> {
		const parts = scope === 'this' ? partsOf(ids, this.#parts.remote.atOnce) : [ids];
		return this.#keepParts(
			ids,
			() => parts.map((part) => ({ kind: 'act', action, ids: part, scope })),
			watch,
		);
	}

	/** What the service is told of changes of tasks, in as few calls as it takes; what can be done here is done. */
	#updating(
		ledger: LedgerTransaction,
		updates: readonly TaskUpdate[],
		scope: RecurrenceScope,
	): readonly Divisible[] {
		const sent = this.#hasPins ? updates : keepPinsOf(ledger, updates);
		const whole = sent.map((update) => withFormer(ledger, update));
		return partsOf(whole, this.#parts.remote.atOnce).map((part) => ({
			kind: 'update',
			updates: part,
			scope,
		}));
	}

	#keepParts(
		ids: readonly TaskId[],
		deedsIn: (ledger: LedgerTransaction) => readonly Divisible[],
		watch: BulkWatch,
	): Promise<BulkReport> {
		return keepInParts({ ...this.#parts, send: () => this.#send() }, ids, deedsIn, watch);
	}

	/** What the service is told of a whole task. */
	#sent(ledger: LedgerTransaction, id: TaskId, task: NewTask): NewTask {
		return this.#hasPins ? task : keepPinOf(ledger, id, task);
	}

	get #hasPins(): boolean {
		return this.#parts.remote.fields.has('pinned');
	}

	/** Keeps a change; there is none where all of it could be done here. */
	async #keep(
		deedIn: (ledger: LedgerTransaction) => Deed | undefined,
		onConflict?: OnConflict,
	): Promise<void> {
		const { ledger, worker, waiters } = this.#parts;
		const number = ledger.transact((transaction) => {
			const deed = deedIn(transaction);
			return deed && keep(transaction, deed, worker);
		});
		if (number === undefined) {
			return;
		}
		const settled = waiters.wait(number, onConflict);
		this.#send();
		await settled;
	}

	#send(): void {
		const { ledger, worker, sender, budget } = this.#parts;
		if (budget.isForgiven) {
			// Whoever changes something has reason to believe that it can go.
			budget.tryAgain();
			ledger.transact((transaction) => hurry(transaction, worker));
		}
		sender.wake();
	}

	#shown(ids: readonly TaskId[]): readonly Task[] {
		return this.#parts.ledger.read((reading) =>
			ids.flatMap((id) => reading.shown(reading.idNow(id)) ?? []),
		);
	}
}

function gone(): never {
	throw new TaskError({ kind: 'notFound', what: l10n.t('The task') });
}

function withFormer(ledger: LedgerTransaction, { id, changes }: TaskUpdate): DeedUpdate {
	const idNow = ledger.idNow(id);
	// One whose deletion is under way is seen as the service told it.
	const task: object = ledger.shown(idNow) ?? ledger.mirrored(idNow)?.task ?? {};
	const was = Object.entries(task).filter(([field]) => field in changes);
	return { id, changes, was: Object.fromEntries(was) };
}
