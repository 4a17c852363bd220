import { setTimeout } from 'node:timers/promises';

/** What counts milliseconds, from whenever, and lets them pass. */
export type Clock = {
	now: () => number;
	/** Rejects when the signal is aborted before. */
	wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
};

const systemClock: Clock = {
	// Not the time of day, which may be set back.
	now: () => performance.now(),
	wait: async (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};

/**
 * Spaces the requests to a service that allows about one in a time: a few may go at once after a quiet while,
 * and more of them in that distance, in their order.
 */
export class Pace {
	readonly #every: number;
	/** How much of the time that they take all together requests may be early. */
	readonly #slack: number;
	readonly #clock: Clock;
	/** Until when the requests so far take, each its time. */
	#taken = 0;
	#heldUntil = 0;

	/**
	 * @param burst how many may go at once
	 * @param every milliseconds between the others
	 */
	constructor({ burst, every, clock = systemClock }: { burst: number; every: number; clock?: Clock }) {
		this.#every = every;
		this.#slack = (burst - 1) * every;
		this.#clock = clock;
	}

	/** Resolves when a request may go. */
	async turn(signal?: AbortSignal): Promise<void> {
		const now = this.#clock.now();
		const at = Math.max(now, this.#taken - this.#slack);
		this.#taken = Math.max(now, this.#taken) + this.#every;
		await this.#until(at, signal);
		// The service may have asked for a pause meanwhile.
		if (this.#heldUntil > this.#clock.now()) {
			await this.turn(signal);
		}
	}

	/** Nothing goes for so many milliseconds, and then one at a time. */
	hold(milliseconds: number): void {
		const until = this.#clock.now() + milliseconds;
		this.#heldUntil = Math.max(this.#heldUntil, until);
		this.#taken = Math.max(this.#taken, until + this.#slack);
	}

	async #until(at: number, signal: AbortSignal | undefined): Promise<void> {
		const wait = at - this.#clock.now();
		if (wait > 0) {
			await this.#clock.wait(wait, signal);
		}
	}
}
