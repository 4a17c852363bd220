import { asTaskError } from '../tasks/taskError.ts';
import type { Disposable, TimerApi } from '../tasks/taskApi.ts';
import type { Budget } from './budget.ts';
import type { Mirror } from './mirror.ts';
import type { Worker } from './outbox.ts';
import type { Puller } from './puller.ts';

/** Whether the person works in this window. */
export type Attention = {
	readonly isFocused: boolean;
	onDidChange(listener: () => void): Disposable;
};

export type BackgroundParts = {
	readonly mirror: Mirror;
	readonly puller: Puller;
	readonly budget: Budget;
	readonly worker: Worker;
	readonly timer: TimerApi | undefined;
	readonly attention: Attention;
	readonly log: (line: string) => void;
	readonly signal: AbortSignal;
};

/** How old what is known becomes before it's asked for again, where requests are few and where they are many. */
const keeps = { few: 10 * 60_000, many: 5 * 60_000 };

/** From so many requests left on, they are many: a timer that was started elsewhere is looked for, too. */
const many = 100;

/** How old the last reading of everything becomes: nothing less tells of what was deleted elsewhere. */
const wholeKeeps = 6 * 3_600_000;

const lookEvery = 30_000;

/**
 * Asks by itself what others changed: only when what is known is old, the person works in this window, and the
 * service allows enough requests. Nobody waits for it, so its failures are for the log.
 */
export class Background implements Disposable {
	readonly #parts: BackgroundParts;
	readonly #listener: Disposable;
	readonly #timer: NodeJS.Timeout;
	#triedAt = 0;

	constructor(parts: BackgroundParts) {
		this.#parts = parts;
		this.#listener = parts.attention.onDidChange(() => this.#look());
		this.#timer = setInterval(() => this.#look(), lookEvery).unref();
		// What is known is shown first.
		setImmediate(() => this.#look());
	}

	dispose(): void {
		this.#listener.dispose();
		clearInterval(this.#timer);
	}

	#look(): void {
		if (this.#parts.signal.aborted) {
			return;
		}
		try {
			const how = this.#due();
			if (how) {
				this.#triedAt = this.#parts.worker.now();
				void this.#bring(how);
			}
		} catch (error) {
			this.#say(error);
		}
	}

	#due(): 'whole' | 'changes' | undefined {
		const { mirror, budget, worker, attention } = this.#parts;
		const { wholeAt, checkedAt, complete } = mirror.state;
		// The first reading is the person's own, who is told when it fails.
		if (!attention.isFocused || wholeAt === 0 || !budget.allowsBackground) {
			return undefined;
		}
		const now = worker.now();
		const keep = this.#hasMany ? keeps.many : keeps.few;
		if (now - Math.max(wholeAt, checkedAt, this.#triedAt) < keep) {
			return undefined;
		}
		return !complete || now - wholeAt > wholeKeeps ? 'whole' : 'changes';
	}

	get #hasMany(): boolean {
		const { remaining } = this.#parts.budget.state;
		return remaining !== undefined && remaining >= many;
	}

	async #bring(how: 'whole' | 'changes'): Promise<void> {
		const { puller, timer, signal } = this.#parts;
		try {
			const isOurs = await puller[how]();
			// What another window reads here, it looks for.
			if (timer && isOurs && !signal.aborted && (timer.known?.()?.running || this.#hasMany)) {
				await timer.current(signal);
			}
		} catch (error) {
			this.#say(error);
		}
	}

	#say(error: unknown): void {
		if (!this.#parts.signal.aborted) {
			this.#parts.log(`What others changed could not be read: ${asTaskError(error).message}`);
		}
	}
}
