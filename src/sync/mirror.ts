import type { Task, TaskId } from '../tasks/task.ts';
import type { Ledger } from './ledger.ts';
import { mirrorIn } from './mirrorState.ts';
import type { Worker } from './outbox.ts';
import type { Mirrored, MirrorState } from './rows.ts';
import { withTwin } from './twins.ts';

/** The tasks as the service last said them, kept here. What it took from here since it was asked is left alone. */
export class Mirror {
	readonly #ledger: Ledger;
	readonly #worker: Worker;
	readonly #closed: AbortSignal;

	constructor(ledger: Ledger, worker: Worker, closed: AbortSignal) {
		this.#ledger = ledger;
		this.#worker = worker;
		this.#closed = closed;
	}

	/** How what is kept here stands to what the service has. */
	get state(): MirrorState {
		return this.#ledger.read(mirrorIn);
	}

	/** Nothing, once the account was closed: what was forgotten when the person signed out stays so. */
	set(part: Partial<MirrorState>): void {
		if (!this.#closed.aborted) {
			this.#ledger.transact((transaction) =>
				transaction.putSingle('mirror', { ...mirrorIn(transaction), ...part }),
			);
		}
	}

	/** The moment before the service is asked for something: what it says is put here since then. */
	begin(): number {
		return this.#ledger.transact((transaction) => transaction.tick());
	}

	/** Puts what the service says, and gives it as it is to be shown. */
	take(tasks: readonly Task[], begun: number): readonly Task[] {
		this.put(tasks, begun);
		return this.#ledger.read((reading) => tasks.flatMap(({ id }) => reading.shown(id) ?? []));
	}

	put(tasks: readonly Task[], begun: number): void {
		if (this.#closed.aborted) {
			return;
		}
		const seenAt = this.#worker.now();
		const isNews = (known: Mirrored | undefined, task: Task): boolean =>
			!known ||
			(known.touched <= begun && (known.gone || JSON.stringify(known.task) !== JSON.stringify(task)));
		// Most of what is read is known already, and reading holds nobody up.
		const news = this.#ledger.read((reading) =>
			tasks.filter((task) => isNews(reading.mirrored(task.id), task)),
		);
		if (news.length > 0) {
			this.#ledger.transact((transaction) => {
				for (const task of news) {
					const known = transaction.mirrored(task.id);
					const creation = known ? undefined : withTwin(transaction.entries, task);
					if (creation && !transaction.isOurs(task.id)) {
						transaction.putEntry(creation.number, creation.entry);
					}
					if (isNews(known, task)) {
						transaction.putMirrored(task.id, {
							task,
							gone: false,
							seenAt,
							touched: known?.touched ?? 0,
						});
					}
				}
			});
		}
	}

	/** The service says that these are gone. */
	drop(ids: readonly TaskId[], begun: number): void {
		this.#ledger.transact((transaction) => {
			for (const id of ids) {
				const known = transaction.mirrored(id);
				if (known && known.touched <= begun) {
					transaction.putMirrored(id, { ...known, gone: true });
				}
			}
		});
	}

	/** The service's whole list, of the archived tasks or of those in use, held no more than these. */
	dropOthers(archived: boolean, seen: ReadonlySet<TaskId>, begun: number): void {
		this.#ledger.transact((transaction) => {
			for (const mirrored of transaction.allMirrored()) {
				const { task, gone, touched } = mirrored;
				if (!gone && task.archived === archived && !seen.has(task.id) && touched <= begun) {
					transaction.putMirrored(task.id, { ...mirrored, gone: true });
				}
			}
		});
	}
}
