import type { OnConflict } from '../tasks/taskApi.ts';
import { type Problem, TaskError } from '../tasks/taskError.ts';
import { subjectsOf } from './deed.ts';
import type { Entry } from './entry.ts';
import type { Ledger } from './ledger.ts';

type Waiter = { resolve: () => void; reject: (error: TaskError) => void; onConflict: OnConflict };

/** Whoever made a change in this window and waits for what becomes of it. */
export class Waiters {
	readonly #byEntry = new Map<number, Waiter[]>();

	/**
	 * Resolves when the service has the change, or when it will have it later. Rejects when it's refused, and when
	 * the same was changed elsewhere.
	 */
	wait(number: number, onConflict: OnConflict = 'keep'): Promise<void> {
		const { promise, ...waiter } = Promise.withResolvers<void>();
		this.#byEntry.set(number, [...(this.#byEntry.get(number) ?? []), { ...waiter, onConflict }]);
		return promise;
	}

	/** How many wait for what becomes of a change. */
	count(number: number): number {
		return this.#byEntry.get(number)?.length ?? 0;
	}

	/** Whether all who wait for a change have it themselves should the same have been changed elsewhere. */
	dropConflict(number: number): boolean {
		return (this.#byEntry.get(number) ?? []).every(({ onConflict }) => onConflict === 'drop');
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

/** What whoever waits for a change is to be told of how it stands. */
function problemOf(entry: Entry | undefined): Problem | undefined {
	switch (entry?.state.kind) {
		case 'settled':
			return entry.state.problem;
		case 'stuck': {
			const { kind, fields = [] } = entry.state.trouble;
			const [waits] = subjectsOf(entry.deed);
			return kind === 'conflict' && waits !== undefined
				? { kind, fields: fields.map(({ field }) => field), waits }
				: undefined;
		}
		default:
			return undefined;
	}
}
