import type { IsoInstant, Task, TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { Budget } from './budget.ts';
import { isCatalogOld } from './isCatalogOld.ts';
import type { Ledger } from './ledger.ts';
import type { Worker } from './outbox.ts';
import { mirrorIn, setMirror } from './mirrorState.ts';
import type { Mirrored, MirrorState, SharedKind } from './rows.ts';
import type { SharedWork } from './sharedWork.ts';
import { withTwin } from './twins.ts';

/** How long the archived tasks are taken as they are. */
const archivedKeeps = 3_600_000;

export type PullerParts = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly budget: Budget;
	readonly worker: Worker;
	readonly shared: SharedWork;
};

/** Brings what is kept here in line with what the service has. Windows share the work: one does it, the others wait. */
export class Puller {
	readonly #parts: PullerParts;
	readonly #signal: AbortSignal;
	readonly #running = new Map<string, Promise<unknown>>();

	constructor(parts: PullerParts, signal: AbortSignal) {
		this.#parts = parts;
		this.#signal = signal;
	}

	get state(): MirrorState {
		return this.#parts.ledger.read(mirrorIn);
	}

	/** Reads all tasks in use, and the lists where they are old or miss something. Resolves with whether this window did. */
	async whole(): Promise<boolean> {
		return (await this.#once('whole', () => this.#share(() => this.#whole()))) === true;
	}

	/** Asks for what changed, where the service can tell; else for everything. Resolves as `whole` does. */
	async changes(): Promise<boolean> {
		return (await this.#once('changes', () => this.#share(() => this.#changes()))) === true;
	}

	/** Asks for what changed and for nothing else, where the service can tell. */
	delta(): Promise<unknown> {
		return this.#once('delta', () =>
			this.#share(async () => {
				await this.#delta();
			}),
		);
	}

	/** Reads all tasks in use and nothing else. */
	tasks(): Promise<unknown> {
		return this.#once('tasks', () => this.#share(() => this.#tasks()));
	}

	/** Reads the archived tasks, unless they are known well enough. */
	archived(anew: boolean): Promise<unknown> {
		const age = this.#parts.worker.now() - this.state.archivedAt;
		return !anew && age < archivedKeeps
			? Promise.resolve()
			: this.#once('archived', () => this.#share(() => this.#archived(), 'archived'));
	}

	/** Reads the lists that tasks refer to. Resolves with whether this window did. */
	async catalog(): Promise<boolean> {
		return (await this.#once('catalog', () => this.#share(() => this.#catalog(), 'catalog'))) === true;
	}

	/** The same after they were changed: what another window was reading then may be without that. */
	async changedCatalog(): Promise<void> {
		await ((await this.catalog()) || this.catalog());
	}

	#share(work: () => Promise<void>, kind: SharedKind = 'tasks'): Promise<boolean> {
		return this.#parts.shared.do(kind, work);
	}

	/** Rejects without a request while the service forbids them. */
	async #once(name: string, work: () => Promise<unknown>): Promise<unknown> {
		this.#parts.budget.prove(this.#parts.remote.label);
		const running =
			this.#running.get(name) ??
			work()
				.catch((error: unknown) => {
					const { problem } = asTaskError(error);
					this.#parts.budget.failed(problem);
					// A call of another kind may lack in the plan by itself; without tasks there is nothing.
					if (problem.kind === 'plan' && name !== 'catalog') {
						this.#parts.budget.lacksTasks();
					}
					throw error;
				})
				.finally(() => this.#running.delete(name));
		this.#running.set(name, running);
		return running;
	}

	async #tasks(): Promise<void> {
		const now = this.#parts.worker.now();
		const newest = await this.#read(false);
		this.#set({ wholeAt: now, checkedAt: now, complete: true, newest });
	}

	async #whole(): Promise<void> {
		await this.#tasks();
		if (this.#isCatalogOld('whole')) {
			await this.catalog();
		}
	}

	async #archived(): Promise<void> {
		const now = this.#parts.worker.now();
		await this.#read(true);
		this.#set({ archivedAt: now });
	}

	/**
	 * Puts a whole list here as it arrives; what it no longer holds is gone when it is complete. What the
	 * service took from here since it was asked for is left alone.
	 * @returns the newest instant of a change
	 */
	async #read(archived: boolean): Promise<IsoInstant | undefined> {
		const { ledger, remote } = this.#parts;
		const begun = this.begin();
		const seen = new Set<TaskId>();
		let newest: IsoInstant | undefined;
		for await (const batch of remote.list({ archived, signal: this.#signal })) {
			if (!archived && seen.size === 0) {
				// As long as nothing came, what is known is as complete as it was.
				this.#set({ complete: false });
			}
			for (const { id, updatedAt } of batch) {
				seen.add(id);
				newest = laterOf(newest, updatedAt ?? undefined);
			}
			this.#put(batch, begun);
		}
		ledger.transact((transaction) => {
			for (const mirrored of transaction.allMirrored()) {
				const { task, gone, touched } = mirrored;
				if (!gone && task.archived === archived && !seen.has(task.id) && touched <= begun) {
					transaction.putMirrored(task.id, { ...mirrored, gone: true });
				}
			}
		});
		return newest;
	}

	async #changes(): Promise<void> {
		if (!(await this.#delta())) {
			await this.#whole();
		} else if (this.#isCatalogOld('changes')) {
			await this.catalog();
		}
	}

	/** @returns whether the service could tell what changed */
	async #delta(): Promise<boolean> {
		const { ledger, remote, worker } = this.#parts;
		const { newest } = this.state;
		const now = worker.now();
		const begun = this.begin();
		const known = (id: TaskId): Task | undefined => ledger.read((reading) => reading.mirrored(id)?.task);
		const delta = newest === undefined ? undefined : await remote.delta?.(newest, this.#signal, known);
		if (!delta) {
			return false;
		}
		this.#put(delta.changed, begun);
		this.#drop(delta.gone, begun);
		const last = delta.changed.reduce<IsoInstant | undefined>(
			(sofar, { updatedAt }) => laterOf(sofar, updatedAt ?? undefined),
			newest,
		);
		this.#set({ checkedAt: now, newest: last });
		return true;
	}

	/** The moment before the service is asked for something, for `take`. */
	begin(): number {
		return this.#parts.ledger.transact((transaction) => transaction.tick());
	}

	/** Takes the service's word on tasks that it was asked for since `begun`, and gives them as they are to be shown. */
	take(tasks: readonly Task[], begun: number): readonly Task[] {
		const { ledger } = this.#parts;
		this.#put(tasks, begun);
		return ledger.read((reading) => tasks.flatMap(({ id }) => reading.shown(id) ?? []));
	}

	#put(tasks: readonly Task[], begun: number): void {
		if (this.#signal.aborted) {
			return;
		}
		const { ledger, worker } = this.#parts;
		const seenAt = worker.now();
		const isNews = (known: Mirrored | undefined, task: Task): boolean =>
			!known ||
			(known.touched <= begun && (known.gone || JSON.stringify(known.task) !== JSON.stringify(task)));
		// Most of what is read is known already, and reading holds nobody up.
		const news = ledger.read((reading) =>
			tasks.filter((task) => isNews(reading.mirrored(task.id), task)),
		);
		if (news.length > 0) {
			ledger.transact((transaction) => {
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

	#drop(ids: readonly TaskId[], begun: number): void {
		this.#parts.ledger.transact((transaction) => {
			for (const id of ids) {
				const known = transaction.mirrored(id);
				if (known && known.touched <= begun) {
					transaction.putMirrored(id, { ...known, gone: true });
				}
			}
		});
	}

	async #catalog(): Promise<void> {
		const { ledger, remote, worker } = this.#parts;
		const catalog = await remote.catalog(this.#signal);
		ledger.transact((transaction) => transaction.putSingle('catalog', { catalog, at: worker.now() }));
	}

	#isCatalogOld(how: 'whole' | 'changes'): boolean {
		const { ledger, worker } = this.#parts;
		return ledger.read((reading) => isCatalogOld(reading, worker.now(), how));
	}

	#set(part: Partial<MirrorState>): void {
		setMirror(this.#parts.ledger, part, this.#signal);
	}
}

function laterOf(a: IsoInstant | undefined, b: IsoInstant | undefined): IsoInstant | undefined {
	return b !== undefined && (a === undefined || Date.parse(b) > Date.parse(a)) ? b : a;
}
