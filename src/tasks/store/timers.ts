import * as l10n from '@vscode/l10n';
import { Emitter } from '../emitter.ts';
import { type Product, productOf, type TaskId } from '../task.ts';
import type { Disposable, RunningTimer, TimerApi } from '../taskApi.ts';
import { TaskError } from '../taskError.ts';

/** What is being tracked, of all accounts that have a timer: at most one thing an account. */
export class Timers implements Disposable {
	readonly #accounts = new Map<Product, AccountTimer>();
	readonly #changed = new Emitter<readonly TaskId[]>();
	readonly #now: () => number;

	/** Tells which tasks began or ended to run; none for what has no task. */
	readonly onDidChange = this.#changed.event;

	/** `now` gives milliseconds since 1970. */
	constructor(now: () => number = Date.now) {
		this.#now = now;
	}

	get running(): readonly RunningTimer[] {
		return [...this.#accounts.values()].flatMap(({ shown }) => shown ?? []);
	}

	isRunning(id: TaskId): boolean {
		return this.#accounts.get(productOf(id))?.shown?.taskId === id;
	}

	/** Adds an account's timer, and asks what runs there unless something is known; or leaves that for `begin`. */
	connect(product: Product, api: TimerApi, asks = true): void {
		const account = new AccountTimer(api, this.#now, (ids) => this.#changed.fire(ids));
		this.#accounts.set(product, account);
		account.hear();
		if (asks) {
			account.begin();
		}
	}

	/** Asks what runs where nothing is known and nobody has asked. */
	begin(): void {
		for (const account of this.#accounts.values()) {
			account.begin();
		}
	}

	disconnect(product: Product): void {
		const account = this.#accounts.get(product);
		this.#accounts.delete(product);
		account?.dispose();
	}

	/** Asks anew what runs. Where that can't be had, what was known stays. */
	async refresh(): Promise<void> {
		await Promise.all([...this.#accounts.values()].map((account) => account.refresh()));
	}

	/** Begins to track a task, in place of what ran in its account. Shown at once, and taken back when it fails. */
	async start(id: TaskId): Promise<void> {
		const account = this.#accounts.get(productOf(id));
		if (!account) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t(
					'The time of this task can’t be tracked here. Choose a task of an account that has a timer.',
				),
			});
		}
		await account.start(id);
	}

	/** Stops whatever runs. What was begun elsewhere is asked for first when nothing is known to run. */
	async stop(): Promise<void> {
		if (this.running.length === 0) {
			await this.refresh();
		}
		const running = [...this.#accounts.values()].filter(({ shown }) => shown);
		if (running.length === 0) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('No timer is running. Start one on a task first.'),
			});
		}
		const ended = await Promise.allSettled(running.map((account) => account.stop()));
		const failed = ended.find((result) => result.status === 'rejected');
		if (failed) {
			throw failed.reason;
		}
	}

	dispose(): void {
		for (const product of this.#accounts.keys()) {
			this.disconnect(product);
		}
	}
}

/** What the person wants to run, from the click until the service has it; `timer` is absent for a stop. */
type Wish = { timer: RunningTimer | undefined };

/** One account's timer: the service's word, with what is on its way there on top. */
class AccountTimer implements Disposable {
	readonly #api: TimerApi;
	readonly #now: () => number;
	readonly #fire: (ids: readonly TaskId[]) => void;
	readonly #ended = new AbortController();
	readonly #wishes: Wish[] = [];
	#said: RunningTimer | undefined;
	#listener: Disposable | undefined;
	#begun = false;
	/** The last request; the next one waits for it, so that a switch never overtakes a start. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(api: TimerApi, now: () => number, fire: (ids: readonly TaskId[]) => void) {
		this.#api = api;
		this.#now = now;
		this.#fire = fire;
	}

	hear(): void {
		this.#listener = this.#api.onDidChange?.(() => this.#hear());
		this.#hear();
	}

	begin(): void {
		if (!this.#begun && !this.#api.known?.()) {
			void this.refresh();
		}
		this.#begun = true;
	}

	/** Takes what is known without asking. */
	#hear(): void {
		this.#show(() => {
			this.#said = this.#api.known?.()?.running;
		});
	}

	get shown(): RunningTimer | undefined {
		const wish = this.#wishes.at(-1);
		return wish ? wish.timer : this.#said;
	}

	start(taskId: TaskId): Promise<void> {
		const startedAt = new Date(this.#now()).toISOString();
		return this.#change({ timer: { taskId, description: '', startedAt } }, () => this.#api.start(taskId));
	}

	stop(): Promise<void> {
		return this.#change({ timer: undefined }, async () => {
			await this.#api.stop();
			return undefined;
		});
	}

	async refresh(): Promise<void> {
		await this.#inTurn(async () => {
			const said = await this.#api.current(this.#ended.signal);
			this.#show(() => {
				this.#said = said;
			});
		}).catch(() => undefined);
	}

	dispose(): void {
		const { shown } = this;
		this.#ended.abort();
		this.#listener?.dispose();
		this.#fire(shown?.taskId ? [shown.taskId] : []);
	}

	async #change(wish: Wish, send: () => Promise<RunningTimer | undefined>): Promise<void> {
		this.#show(() => this.#wishes.push(wish));
		const settle = (set: () => void): void =>
			this.#show(() => {
				this.#wishes.splice(this.#wishes.indexOf(wish), 1);
				set();
			});
		await this.#inTurn(async () => {
			try {
				const said = await send();
				settle(() => {
					this.#said = said;
				});
			} catch (error) {
				settle(() => {});
				throw error;
			}
		});
	}

	async #inTurn(work: () => Promise<void>): Promise<void> {
		const turn = this.#last.then(work);
		this.#last = turn.catch(() => undefined);
		await turn;
	}

	/** Changes what there is to say, and tells of the tasks that it's about when it's different. */
	#show(change: () => void): void {
		const before = this.shown;
		change();
		const after = this.shown;
		if (!this.#ended.signal.aborted && JSON.stringify(before) !== JSON.stringify(after)) {
			this.#fire([...new Set([before?.taskId, after?.taskId])].flatMap((id) => id ?? []));
		}
	}
}
