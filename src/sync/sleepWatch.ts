import type { Disposable } from '../tasks/taskApi.ts';

const lookEvery = 5000;

/** By how much the clock has to go on between two looks so that the computer must have slept, in milliseconds. */
const asleep = 15_000;

/** Notices when the computer has slept: its clock went on, and timers didn't. A clock that is put right looks the same. */
export class SleepWatch implements Disposable {
	readonly #now: () => number;
	readonly #timer: NodeJS.Timeout;
	#seenAt: number;
	#wokeAt = 0;

	/** @param now milliseconds since 1970 */
	constructor(now: () => number) {
		this.#now = now;
		this.#seenAt = now();
		this.#timer = setInterval(() => this.#look(), lookEvery).unref();
	}

	dispose(): void {
		clearInterval(this.#timer);
	}

	/** When it last woke, in milliseconds since 1970; 0 when it hasn't slept. */
	readonly wokeAt = (): number => {
		// Other timers may be earlier than this one after a sleep.
		this.#look();
		return this.#wokeAt;
	};

	#look(): void {
		const at = this.#now();
		if (Math.abs(at - this.#seenAt) > asleep) {
			this.#wokeAt = at;
		}
		this.#seenAt = at;
	}
}
