import { refuse } from '../answer.ts';
import type { FocusOptions } from './focusOptions.ts';

type QuotaOptions = Readonly<Pick<FocusOptions, 'quotaHeaders' | 'quotaBudget' | 'quotaWindowSeconds'>>;

/** The requests that are left in the current window. */
export class Quota {
	readonly #options: QuotaOptions;
	#left = 0;
	#endsAt = 0;

	constructor(options: QuotaOptions) {
		this.#options = options;
		this.refill();
	}

	/** @throws {Refusal} 402 when the budget is used up */
	spend(): void {
		this.#roll();
		if (this.#left <= 0) {
			throw refuse(402, 'quota', 'The hourly quota of requests is used up');
		}
		this.#left -= 1;
	}

	headers(left?: number, resetsInSeconds?: number): Readonly<Record<string, string>> {
		this.#roll();
		const seconds = resetsInSeconds ?? Math.ceil((this.#endsAt - Date.now()) / 1000);
		return this.#options.quotaHeaders
			? {
					'X-Toggl-Quota-Remaining': String(left ?? this.#left),
					'X-Toggl-Quota-Resets-In': String(seconds),
				}
			: {};
	}

	/** Starts a new window, with the options as they are now. */
	refill(left = this.#options.quotaBudget): void {
		this.#left = left;
		this.#endsAt = Date.now() + this.#options.quotaWindowSeconds * 1000;
	}

	#roll(): void {
		if (Date.now() >= this.#endsAt) {
			this.refill();
		}
	}
}
