import type { Documents } from '../storage/documents.ts';
import type { Catalog } from '../tasks/catalog.ts';
import { Emitter } from '../tasks/emitter.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import { ChangingTasks } from './changingTasks.ts';
import { LedgerReading } from './ledgerReading.ts';
import { LedgerTransaction } from './ledgerTransaction.ts';
import { isMirrored } from './rows.ts';

/** Word of what became different, by whichever window. */
export type LedgerChange = {
	tasks: ReadonlyMap<TaskId, Task | undefined>;
	catalog: Catalog | undefined;
};

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
		this.#revision = documents.revision(account);
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
