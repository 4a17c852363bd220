/** How long the work goes on without letting others work, in milliseconds. */
const slice = 8;

/** Takes turns with the rest of the host: works for a moment, then lets the others work. */
export class Turns {
	readonly #signal: AbortSignal;
	#begun = performance.now();
	#pausing: Promise<void> | undefined;

	constructor(signal: AbortSignal) {
		this.#signal = signal;
	}

	/** Resolves with `false` when nobody waits for the work any more. */
	readonly pause = async (): Promise<boolean> => {
		// One for all who take part: after one each, the others would wait for all of their turns.
		this.#pausing ??= new Promise((resolve) => {
			setImmediate(() => {
				this.#pausing = undefined;
				this.#begun = performance.now();
				resolve();
			});
		});
		await this.#pausing;
		return !this.#signal.aborted;
	};

	/** Pauses when the turn has been long enough. */
	async next(): Promise<boolean> {
		return this.isOver ? this.pause() : !this.#signal.aborted;
	}

	get isOver(): boolean {
		return performance.now() - this.#begun > slice;
	}
}

/** Does the work on each item, some of them at once, until all is done or nobody waits any more. */
export async function eachOf<T>(
	items: Iterable<T>,
	{ atOnce, signal }: { atOnce: number; signal: AbortSignal },
	work: (item: T, turns: Turns) => Promise<void>,
): Promise<void> {
	const turns = new Turns(signal);
	const iterator = items[Symbol.iterator]();
	const worker = async (): Promise<void> => {
		while (await turns.next()) {
			if (turns.isOver) {
				// Another one has used up the turn since.
				continue;
			}
			const { done, value } = iterator.next();
			if (done) {
				return;
			}
			await work(value, turns);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}
