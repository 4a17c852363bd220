import { asTaskError, type Problem, TaskError } from '../tasks/taskError.ts';
import type { PausedBy } from '../tasks/syncApi.ts';
import { backoff, isOutage } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerReading } from './ledgerReading.ts';
import type { BudgetState } from './rows.ts';

/** What is left for a person is at least this many requests; work in the background ends before. */
const reserve = 12;

/** The most that one look in the background takes: all tasks, the lists that they refer to, and the timer. */
const mostAtOnce = 8;

/** What a person may know more about than was known when it was in the way. */
const forgiven = ['unreachable', 'key', 'plan'] as const satisfies readonly PausedBy[];

/** The longest that anything is in the way by itself, in milliseconds. */
function longestPause(by: PausedBy | undefined): number {
	return (by === 'plan' ? 24 : 1) * 3_600_000;
}

const nothingKnown: BudgetState = {
	remaining: undefined,
	resetsAt: undefined,
	pausedUntil: undefined,
	pausedBy: undefined,
};

/** The requests that the service allows, as all windows know of them. Times are milliseconds since 1970. */
export class Budget {
	readonly #ledger: Ledger;
	readonly #now: () => number;
	readonly #random: () => number;
	#failures = 0;

	constructor(ledger: Ledger, now: () => number, random: () => number) {
		this.#ledger = ledger;
		this.#now = now;
		this.#random = random;
	}

	/** What is known in a reading; what was said about an hour that is over counts no more. */
	in(reading: LedgerReading): BudgetState {
		const { remaining, resetsAt, pausedUntil, pausedBy } = reading.single('budget') ?? nothingKnown;
		const now = this.#now();
		// Nothing is noted for longer, so that a clock which was set back holds nothing up.
		const isAhead = (time: number, most: number): boolean => time > now && time <= now + most;
		const isOver = resetsAt !== undefined && !isAhead(resetsAt, longestPause(undefined));
		const isPaused = pausedUntil !== undefined && isAhead(pausedUntil, longestPause(pausedBy));
		return {
			remaining: isOver ? undefined : remaining,
			resetsAt: isOver ? undefined : resetsAt,
			pausedUntil: isPaused ? pausedUntil : undefined,
			pausedBy: isPaused ? pausedBy : undefined,
		};
	}

	get state(): BudgetState {
		return this.#ledger.read((reading) => this.in(reading));
	}

	/** Takes what an answer said. */
	told({ remaining, resetsAt }: { remaining: number | undefined; resetsAt: number | undefined }): void {
		this.#set((state) => ({
			...state,
			remaining: remaining ?? state.remaining,
			resetsAt: resetsAt ?? state.resetsAt,
		}));
	}

	/** Whether work that nobody asked for may use a request. */
	get allowsBackground(): boolean {
		const { remaining, pausedUntil } = this.state;
		return pausedUntil === undefined && (remaining === undefined || remaining >= reserve + mostAtOnce);
	}

	/** A change arrived: what was in the way is gone, but for what the service forbids until a time that it said. */
	reached(): void {
		this.#failures = 0;
		this.tryAgain();
	}

	/** Whether nothing got through lately. */
	get isDoubtful(): boolean {
		return this.#failures > 0;
	}

	/** The plan has no tasks, so that reading them by itself is in vain; an admin can change that, and the person tell. */
	lacksTasks(): void {
		const pausedUntil = this.#now() + longestPause('plan');
		this.#set((state) => ({ ...state, pausedUntil, pausedBy: 'plan' }));
	}

	/** Throws while the service forbids requests, so that none is made in vain. */
	prove(service: string): void {
		const { pausedBy, pausedUntil } = this.state;
		if (pausedBy === 'quota') {
			throw new TaskError({ kind: 'quota', service, resetsAt: pausedUntil });
		}
		if (pausedBy === 'busy') {
			throw new TaskError({ kind: 'busy', service, retryAt: pausedUntil });
		}
		if (pausedBy === 'plan') {
			throw new TaskError({ kind: 'plan', service });
		}
	}

	/** Whether it says nothing about what a person does now: that is tried at once, unlike what is forbidden for a time. */
	get isForgiven(): boolean {
		return forgiven.some((reason) => reason === this.state.pausedBy);
	}

	/** The person asks, or signed in anew. */
	tryAgain(): void {
		this.#set((state) =>
			forgiven.some((reason) => reason === state.pausedBy)
				? { ...state, pausedUntil: undefined, pausedBy: undefined }
				: state,
		);
	}

	/** Asks the service, unless it forbids that now; what it says about later requests counts for all. */
	async spend<T>(service: string, ask: () => Promise<T>): Promise<T> {
		this.prove(service);
		try {
			return await ask();
		} catch (error) {
			const { problem } = asTaskError(error);
			if (problem.kind === 'quota' || problem.kind === 'busy') {
				this.failed(problem);
			}
			throw error;
		}
	}

	/** Nothing is sent for as long as the service asks for, or until it may be reached again. */
	failed(problem: Problem): void {
		const until = this.#pauseAfter(problem);
		if (until) {
			this.#set((state) => ({ ...state, ...until }));
		}
	}

	#pauseAfter(
		problem: Problem,
	): (Pick<BudgetState, 'pausedUntil' | 'pausedBy'> & { remaining?: number }) | undefined {
		const soon = this.#now() + 1000;
		switch (problem.kind) {
			case 'quota':
				return {
					remaining: 0,
					pausedUntil: Math.max(soon, problem.resetsAt ?? this.#now() + 10 * 60_000),
					pausedBy: 'quota',
				};
			case 'busy':
				return {
					pausedUntil: Math.max(soon, problem.retryAt ?? this.#now() + 60_000),
					pausedBy: 'busy',
				};
			case 'unauthorized':
				// Only another key, or the person, brings this further.
				return { pausedUntil: this.#now() + 60 * 60_000, pausedBy: 'key' };
			default:
				return isOutage(problem) ? this.#pauseOfOutage() : undefined;
		}
	}

	/** Longer after each attempt; what was on its way together is one. */
	#pauseOfOutage(): Pick<BudgetState, 'pausedUntil' | 'pausedBy'> | undefined {
		if (this.state.pausedBy === 'unreachable' && this.#failures > 0) {
			return undefined;
		}
		this.#failures++;
		return {
			pausedUntil: this.#now() + backoff(this.#failures, this.#random),
			pausedBy: 'unreachable',
		};
	}

	#set(change: (state: BudgetState) => BudgetState): void {
		const { state } = this;
		if (JSON.stringify(change(state)) !== JSON.stringify(state)) {
			this.#ledger.transact((ledger) => ledger.putSingle('budget', change(this.in(ledger))));
		}
	}
}
