/**
 * What `tracked_seconds` is in. The field's own text says milliseconds, its name says seconds, and nobody saw
 * either live. The text counts, unless most of the times of all tasks speak against it: time is tracked in whole
 * seconds, so that what is no multiple of 1000 can hardly be milliseconds. Only all tasks together decide, as all
 * that is on show has to be in one unit.
 */
export class TrackedUnit {
	#unit: 'milliseconds' | 'seconds' | undefined;

	get isKnown(): boolean {
		return this.#unit !== undefined;
	}

	/**
	 * Decides by the times of all tasks.
	 * @returns whether it was decided otherwise before, so that all that was read since is wrong
	 */
	decide(numbers: readonly (number | null)[]): boolean {
		const times = numbers.filter((number) => number !== null && number !== 0);
		if (times.length === 0) {
			return false;
		}
		const unit = times.filter(isOdd).length * 2 > times.length ? 'seconds' : 'milliseconds';
		const isOther = this.#unit !== undefined && this.#unit !== unit;
		this.#unit = unit;
		return isOther;
	}

	/**
	 * Goes on with what was decided before this was made, where a time is still what it was.
	 * @param times numbers, each with the seconds that it was read as before
	 */
	recall(times: readonly (readonly [number: number | null, before: number | null | undefined])[]): void {
		for (const [number, before] of times) {
			if (number !== null && this.isOpen(number)) {
				if (number === before) {
					this.#unit = 'seconds';
				} else if (Math.round(number / 1000) === before) {
					this.#unit = 'milliseconds';
				}
			}
		}
	}

	/** Whether the number can't be read before it is decided. */
	isOpen(number: number | null): boolean {
		return !this.isKnown && isOdd(number);
	}

	/** Whole seconds; `null` as well where that can't be told yet. */
	seconds(number: number | null): number | null {
		if (number === null || this.isOpen(number)) {
			return null;
		}
		return this.#unit === 'seconds' ? number : Math.round(number / 1000);
	}
}

function isOdd(number: number | null): boolean {
	return number !== null && number % 1000 !== 0;
}
