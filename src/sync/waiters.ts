import type { Entry } from './entry.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { Ledger } from './ledger.ts';

type Waiter = { resolve: () => void; reject: (error: TaskError) => void };

/** Whoever made a change in this window and waits for what becomes of it. */
export class Waiters {
	readonly #byEntry = new Map<number, Waiter[]>();

	/** Resolves when the service has the change, or when it will have it later. Rejects when it's refused. */
	wait(number: number): Promise<void> {
		const { promise, ...waiter } = Promise.withResolvers<void>();
		this.#byEntry.set(number, [...(this.#byEntry.get(number) ?? []), waiter]);
		return promise;
	}

	/** How many wait for what becomes of a change. */
	count(number: number): number {
		return this.#byEntry.get(number)?.length ?? 0;
	}

	/** The change is kept, and will be sent some other time. */
	putOff(number: number): void {
		for (const { resolve } of this.#take(number)) {
			resolve();
		}
	}

	putOffThese(numbers: Iterable<number>): void {
		for (const number of numbers) {
			this.putOff(number);
		}
	}

	putOffAll(): void {
		for (const number of this.#byEntry.keys()) {
			this.putOff(number);
		}
	}

	/** Tells those whose change is over, whichever window sent it. */
	follow(ledger: Ledger): void {
		if (this.#byEntry.size === 0) {
			return;
		}
		const ended = ledger.read((reading) =>
			[...this.#byEntry.keys()].map((number) => [number, reading.entry(number)] as const),
		);
		for (const [number, entry] of ended) {
			const problem = problemOf(entry);
			if (problem) {
				for (const { reject } of this.#take(number)) {
					reject(new TaskError(problem));
				}
			} else if (!entry || entry.state.kind === 'settled' || entry.state.kind === 'stuck') {
				this.putOff(number);
			}
		}
	}

	#take(number: number): readonly Waiter[] {
		const waiters = this.#byEntry.get(number) ?? [];
		this.#byEntry.delete(number);
		return waiters;
	}
}

function problemOf(entry: Entry | undefined) {
	return entry?.state.kind === 'settled' ? entry.state.problem : undefined;
}
