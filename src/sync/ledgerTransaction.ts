import type { Transaction } from '../storage/documents.ts';
import { numberOf, type TaskId } from '../tasks/task.ts';
import type { Entry } from './entry.ts';
import { LedgerReading } from './ledgerReading.ts';
import { movePin } from './localPins.ts';
import { type Alias, isEntry, type Mirrored, type Singles } from './rows.ts';

/** What can be done to one account's ledger: all of it happens, or nothing. */
export class LedgerTransaction extends LedgerReading {
	readonly #transaction: Transaction;
	#moment: number | undefined;

	constructor(transaction: Transaction) {
		super(transaction);
		this.#transaction = transaction;
	}

	putEntry(number: number, entry: Entry): void {
		this.#transaction.put('entry', number, entry);
		this.forgetEntries();
	}

	addEntry(entry: Entry): number {
		const number = this.#transaction.nextId('entry');
		this.putEntry(number, entry);
		return number;
	}

	putMirrored(id: TaskId, mirrored: Mirrored): void {
		const known = this.mirrored(id);
		const knownMoment = known ? (known.knownMoment ?? 0) : this.tick();
		this.#transaction.put('task', numberOf(id), { ...mirrored, knownMoment });
	}

	/** A name for a task that the service hasn't given an id yet; no two are ever the same. */
	newId(product: string): TaskId {
		const salt = Math.trunc(Math.random() * 0x1_00_00_00_00).toString(36);
		return `${product}:new-${this.#transaction.nextId('new')}-${salt}`;
	}

	putAlias(temporary: TaskId, id: TaskId): void {
		const number = Number(/:new-(\d+)-/.exec(temporary)?.[1]);
		this.#transaction.put('alias', number, { temporary, id } satisfies Alias);
		movePin(this, temporary, id);
	}

	/** A moment that is after those of all transactions before this one. */
	tick(): number {
		return (this.#moment ??= this.#transaction.nextId('moment'));
	}

	putSingle<K extends keyof Singles>(kind: K, body: Singles[K]): void {
		this.#transaction.put(kind, 1, body);
	}

	/** Forgets changes that were over before, in milliseconds since 1970. */
	forgetSettled(before: number): void {
		for (const { id, body } of this.#transaction.all('entry')) {
			if (isEntry(body) && body.state.kind === 'settled' && body.state.at < before) {
				this.#transaction.remove('entry', id);
			}
		}
	}

	/**
	 * Forgets all but the person's own pins, the changes and which tasks were made here, which no service tells
	 * again; all but the pins when told so.
	 */
	clear(changes: 'keep' | 'discard'): void {
		for (const kind of [
			'task',
			'catalog',
			'mirror',
			'budget',
			'timer',
			...(changes === 'discard' ? ['entry', 'alias'] : []),
		]) {
			for (const { id } of this.#transaction.all(kind)) {
				this.#transaction.remove(kind, id);
			}
		}
		this.forgetEntries();
	}
}
