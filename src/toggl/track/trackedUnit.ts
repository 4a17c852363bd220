/**
 * What `tracked_seconds` is in. The field's own text says milliseconds, its name says seconds, and nobody saw
 * either live. Time is tracked in whole seconds, so a number that is no multiple of 1000 can't be
 * milliseconds; once one was seen, none is taken for them any more.
 */
export class TrackedUnit {
	#isSeconds = false;

	/** Looks at numbers before the first of them is read. */
	look(numbers: readonly (number | null)[]): void {
		this.#isSeconds ||= numbers.some((number) => number !== null && number % 1000 !== 0);
	}

	/** Whole seconds. */
	seconds(number: number | null): number | null {
		return number === null || this.#isSeconds ? number : number / 1000;
	}
}
