/** Those who wait for something to come to its end, by its number. */
export class Endings {
	readonly #waiting = new Map<number, PromiseWithResolvers<void>>();

	of(number: number): Promise<void> {
		const ending = this.#waiting.get(number) ?? Promise.withResolvers<void>();
		this.#waiting.set(number, ending);
		return ending.promise;
	}

	/** Tells those whose wait is over. */
	tell(isOver: (number: number) => boolean): void {
		for (const [number, { resolve }] of this.#waiting) {
			if (isOver(number)) {
				this.#waiting.delete(number);
				resolve();
			}
		}
	}
}
