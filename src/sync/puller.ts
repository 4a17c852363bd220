import type { IsoInstant, Task, TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { Budget } from './budget.ts';
import { isCatalogOld } from './isCatalogOld.ts';
import type { Ledger } from './ledger.ts';
import { tolerance } from './lookForCreated.ts';
import type { Worker } from './outbox.ts';
import type { Mirror } from './mirror.ts';
import type { SharedKind } from './rows.ts';
import type { SharedWork } from './sharedWork.ts';

/** How long the archived tasks are taken as they are. */
const archivedKeeps = 3_600_000;

export type PullerParts = {
	readonly ledger: Ledger;
	readonly mirror: Mirror;
	readonly remote: TaskApi;
	readonly budget: Budget;
	readonly worker: Worker;
	readonly shared: SharedWork;
	/** How many milliseconds the service's clock is ahead, where that is known. */
	readonly ahead: () => number | undefined;
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
		const age = this.#parts.worker.now() - this.#parts.mirror.state.archivedAt;
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
		const newest = this.#upTo(now, await this.#read(false));
		this.#parts.mirror.set({ wholeAt: now, checkedAt: now, complete: true, newest });
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
		this.#parts.mirror.set({ archivedAt: now });
	}

	/**
	 * Puts a whole list here as it arrives; what it no longer holds is gone when it is complete.
	 * @returns the newest instant of a change
	 */
	async #read(archived: boolean): Promise<IsoInstant | undefined> {
		const { mirror, remote } = this.#parts;
		const begun = mirror.begin();
		const seen = new Set<TaskId>();
		let newest: IsoInstant | undefined;
		for await (const batch of remote.list({ archived, signal: this.#signal })) {
			if (!archived && seen.size === 0) {
				// As long as nothing came, what is known is as complete as it was.
				mirror.set({ complete: false });
			}
			for (const { id, updatedAt } of batch) {
				seen.add(id);
				newest = laterOf(newest, updatedAt ?? undefined);
			}
			mirror.put(batch, begun);
		}
		mirror.dropOthers(archived, seen, begun);
		return newest;
	}

	/**
	 * From when on to ask for changes: what others changed while a list was read may be missing in the pages that
	 * came before, and in tasks that were left alone.
	 * @param asked when the service was first asked, in milliseconds since 1970
	 */
	#upTo(asked: number, newest: IsoInstant | undefined): IsoInstant | undefined {
		const ahead = this.#parts.ahead();
		const begun = ahead === undefined ? Infinity : asked + ahead - tolerance;
		return newest !== undefined && begun < Date.parse(newest) ? new Date(begun).toISOString() : newest;
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
		const { ledger, mirror, remote, worker } = this.#parts;
		const { newest } = mirror.state;
		const now = worker.now();
		const begun = mirror.begin();
		const known = (id: TaskId): Task | undefined => ledger.read((reading) => reading.mirrored(id)?.task);
		const delta = newest === undefined ? undefined : await remote.delta?.(newest, this.#signal, known);
		if (!delta) {
			return false;
		}
		mirror.put(delta.changed, begun);
		mirror.drop(delta.gone, begun);
		const last = delta.changed.reduce<IsoInstant | undefined>(
			(sofar, { updatedAt }) => laterOf(sofar, updatedAt ?? undefined),
			newest,
		);
		mirror.set({ checkedAt: now, newest: this.#upTo(now, last) });
		return true;
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
}

function laterOf(a: IsoInstant | undefined, b: IsoInstant | undefined): IsoInstant | undefined {
	return b !== undefined && (a === undefined || Date.parse(b) > Date.parse(a)) ? b : a;
}
