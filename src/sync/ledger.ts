import type { Documents, Reading, Transaction } from '../storage/documents.ts';
import type { Catalog } from '../tasks/catalog.ts';
import { Emitter } from '../tasks/emitter.ts';
import { numberOf, type Task, type TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import { ChangingTasks } from './changingTasks.ts';
import { type Entry, inOrder, isOpen, type Numbered, subjectsIn } from './entry.ts';
import { movePin, withPin } from './localPins.ts';
import { type Alias, isAlias, isEntry, isMirrored, isSingle, type Mirrored, type Singles } from './rows.ts';
import { shownTask } from './shownTask.ts';
import { hiddenTwins } from './twins.ts';

/** Word of what became different, by whichever window. */
export type LedgerChange = {
	tasks: ReadonlyMap<TaskId, Task | undefined>;
	catalog: Catalog | undefined;
};

/** What can be read of one account at one moment. */
export class LedgerReading {
	readonly #reading: Reading;
	#entries: readonly Numbered[] | undefined;

	constructor(reading: Reading) {
		this.#reading = reading;
	}

	/** The changes that are not over, in the order in which they were made. */
	get entries(): readonly Numbered[] {
		this.#entries ??= inOrder(
			this.#reading
				.all('entry')
				.flatMap(({ id, body }) => (isEntry(body) ? { number: id, entry: body } : []))
				.filter(isOpen),
		);
		return this.#entries;
	}

	/** Also one that is over, as long as it is remembered. */
	entry(number: number): Entry | undefined {
		const body = this.#reading.get('entry', number);
		return isEntry(body) ? body : undefined;
	}

	mirrored(id: TaskId): Mirrored | undefined {
		const number = numberOf(id);
		const body = Number.isNaN(number) ? undefined : this.#reading.get('task', number);
		return isMirrored(body) ? body : undefined;
	}

	allMirrored(): readonly Mirrored[] {
		return this.#reading.all('task').flatMap(({ body }) => (isMirrored(body) ? body : []));
	}

	/** All tasks as they are to be shown. */
	allShown(): readonly Task[] {
		const changing = subjectsIn(this.entries);
		const { pinned } = this;
		const hidden = hiddenTwins(this.entries);
		const known = new Map(this.allMirrored().map((mirrored) => [mirrored.task.id, mirrored]));
		return [...new Set([...known.keys(), ...changing])]
			.filter((id) => !hidden.has(id))
			.flatMap((id) => shownTask(id, known.get(id), changing.has(id) ? this.entries : []) ?? [])
			.map((task) => withPin(task, pinned));
	}

	/** Whether the service gave this id to a task that was made here. */
	isOurs(id: TaskId): boolean {
		return this.#reading.all('alias').some(({ body }) => isAlias(body) && body.id === id);
	}

	/** The id that the service gave to a task of ours, or the same id. */
	idNow(id: TaskId): TaskId {
		const alias = /:new-(\d+)-/.exec(id)?.[1];
		const known = alias === undefined ? undefined : this.#reading.get('alias', Number(alias));
		return isAlias(known) && known.temporary === id ? known.id : id;
	}

	/** The task as it is to be shown: what the service said, and what is on its way there on top. */
	shown(id: TaskId): Task | undefined {
		const task = hiddenTwins(this.entries).has(id)
			? undefined
			: shownTask(id, this.mirrored(id), this.entries);
		return task && withPin(task, this.pinned);
	}

	/** The tasks that are pinned here because their service has no pins. */
	get pinned(): ReadonlySet<TaskId> {
		return new Set(this.single('pins')?.ids);
	}

	single<K extends keyof Singles>(kind: K): Singles[K] | undefined {
		const body = this.#reading.get(kind, 1);
		return isSingle(kind, body) ? body : undefined;
	}

	protected forgetEntries(): void {
		this.#entries = undefined;
	}
}

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

/** One account's tasks and changes on the disk, shared by all windows, with word of what any window changed. */
export class Ledger implements Disposable {
	readonly #documents: Documents;
	readonly #account: string;
	readonly #changed = new Emitter<LedgerChange>();
	readonly #elsewhere: Disposable;
	readonly #changing = new ChangingTasks();
	#pinned: ReadonlySet<TaskId>;
	#revision: number;

	/** Told after every change of anything, of this window or another; what it holds may be empty. */
	readonly onDidChange = this.#changed.event;

	constructor(documents: Documents, account: string) {
		this.#documents = documents;
		this.#account = account;
		this.#revision = documents.changedSince(account, 0).revision;
		this.read(({ entries }) => this.#changing.take(entries, new Set()));
		this.#pinned = this.read(({ pinned }) => pinned);
		this.#elsewhere = documents.onDidChangeElsewhere(() => this.#tell());
	}

	get durable(): boolean {
		return this.#documents.durable;
	}

	dispose(): void {
		this.#elsewhere.dispose();
	}

	read<T>(work: (reading: LedgerReading) => T): T {
		return this.#documents.read(this.#account, (reading) => work(new LedgerReading(reading)));
	}

	/** When it returns, what was put is on the disk and told. */
	transact<T>(work: (transaction: LedgerTransaction) => T): T {
		const result = this.#documents.transact(this.#account, (transaction) =>
			work(new LedgerTransaction(transaction)),
		);
		this.#tell();
		return result;
	}

	#tell(): void {
		const { revision, documents } = this.#documents.changedSince(this.#account, this.#revision);
		this.#revision = revision;
		if (documents.length === 0) {
			return;
		}
		const change = this.read((reading): LedgerChange => {
			const put = new Set(documents.flatMap(({ kind, id }) => (kind === 'entry' ? id : [])));
			const { pinned } = reading;
			const repinned = [...pinned, ...this.#pinned].filter(
				(id) => pinned.has(id) !== this.#pinned.has(id),
			);
			const ids = this.#changing.take(reading.entries, put);
			repinned.forEach((id) => ids.add(id));
			for (const { kind, body } of documents) {
				if (kind === 'task' && isMirrored(body)) {
					ids.add(body.task.id);
				}
			}
			this.#pinned = pinned;
			return {
				tasks: new Map([...ids].map((id) => [id, reading.shown(id)])),
				catalog: documents.some(({ kind }) => kind === 'catalog')
					? reading.single('catalog')?.catalog
					: undefined,
			};
		});
		this.#changed.fire(change);
	}
}
