import * as l10n from '@vscode/l10n';
import { Emitter } from '../tasks/emitter.ts';
import type { TaskId } from '../tasks/task.ts';
import type { Disposable, TaskApi } from '../tasks/taskApi.ts';
import type { ProjectMove, SyncApi, SyncState } from '../tasks/syncApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TroubleChoice } from '../tasks/trouble.ts';
import type { Budget } from './budget.ts';
import { subjectsOf } from './deed.ts';
import type { Numbered } from './entry.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerReading } from './ledgerReading.ts';
import { hurry, type Worker } from './outbox.ts';
import { mirrorIn } from './mirrorState.ts';
import type { Puller } from './puller.ts';
import type { Sender } from './sending/sender.ts';
import { choose, projectMove } from './choose.ts';
import { discard } from './sending/settle.ts';

export type SynchronizationParts = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly budget: Budget;
	readonly worker: Worker;
	readonly puller: Puller;
	readonly sender: Sender;
};

/** What a person can see and say about the way to the service. */
export class Synchronization implements SyncApi, Disposable {
	readonly #parts: SynchronizationParts;
	readonly #changed = new Emitter<void>();
	readonly #listener: Disposable;
	#state: SyncState;

	readonly onDidChange = (listener: () => void): Disposable => this.#changed.event(listener);

	constructor(parts: SynchronizationParts) {
		this.#parts = parts;
		this.#state = parts.ledger.read((reading) => this.#read(reading));
		this.#listener = parts.ledger.onDidChange(() => this.#look());
	}

	dispose(): void {
		this.#listener.dispose();
	}

	get state(): SyncState {
		return this.#state;
	}

	#look(): void {
		const state = this.#parts.ledger.read((reading) => this.#read(reading));
		if (JSON.stringify(state) !== JSON.stringify(this.#state)) {
			this.#state = state;
			this.#changed.fire();
		}
	}

	#read(reading: LedgerReading): SyncState {
		const { worker, budget } = this.#parts;
		const { wholeAt, checkedAt, complete } = mirrorIn(reading);
		const own = reading.entries.filter(({ entry }) => entry.owner === worker.owner);
		const stuck = own.filter(({ entry }) => entry.state.kind === 'stuck');
		const last = Math.max(wholeAt, checkedAt);
		return {
			waiting: own.length - stuck.length,
			stuck: stuck.length,
			held: reading.entries.length - own.length,
			...budget.in(reading),
			syncedAt: last === 0 ? undefined : last,
			complete,
		};
	}

	waitingOf(ids: readonly TaskId[]): readonly TaskId[] {
		const { ledger, worker } = this.#parts;
		return ledger.read((reading) => {
			const waiting = reading.entries.filter(
				({ entry }) => entry.owner === worker.owner && entry.state.kind !== 'stuck',
			);
			const subjects = new Set(waiting.flatMap(({ entry }) => subjectsOf(entry.deed)));
			return ids.filter((id) => subjects.has(reading.idNow(id)));
		});
	}

	async refresh(how: 'whole' | 'changes' | 'archived'): Promise<void> {
		const { budget, puller, sender, ledger, worker, remote } = this.#parts;
		budget.tryAgain();
		ledger.transact((transaction) => hurry(transaction, worker));
		sender.wake();
		budget.prove(remote.label);
		await (how === 'archived' ? puller.archived(true) : puller[how]());
	}

	settle(id: TaskId, choice: TroubleChoice): ProjectMove | undefined {
		const { ledger, worker, sender } = this.#parts;
		const move = ledger.transact((transaction) => {
			const stuck = transaction.entries.find((numbered) => isStuckAt(numbered, transaction.idNow(id)));
			if (!stuck) {
				throw new TaskError({
					kind: 'invalid',
					sentence: l10n.t('There is nothing to decide about this task any more.'),
				});
			}
			choose(transaction, stuck, choice, worker.now());
			const chosen = transaction.entry(stuck.number);
			return chosen && projectMove(transaction.idNow(id), stuck.entry, chosen);
		});
		sender.wake();
		return move;
	}

	takeHeld(choice: 'send' | 'discard'): void {
		const { ledger, worker, sender } = this.#parts;
		ledger.transact((transaction) => {
			for (const held of transaction.entries.filter(({ entry }) => entry.owner !== worker.owner)) {
				if (choice === 'send') {
					transaction.putEntry(held.number, { ...held.entry, owner: worker.owner });
				} else {
					discard(transaction, held, worker.now());
				}
			}
		});
		sender.wake();
	}

	forget(changes: 'keep' | 'discard'): void {
		this.#parts.ledger.transact((transaction) => transaction.clear(changes));
	}
}

function isStuckAt({ entry }: Numbered, id: TaskId): boolean {
	return entry.state.kind === 'stuck' && subjectsOf(entry.deed).includes(id);
}
