import type { Whereabouts } from './intentTask.ts';
import type { NumberedIntent } from '../intents.ts';

/** For a task that nobody has heard of for so long, no reference is written, in milliseconds. */
const longest = 30 * 24 * 3_600_000;

/** The intents whose tasks have no number yet, and what became of these. */
export class WaitingTasks {
	/** Those whose task was on show here. */
	readonly #shown = new Set<number>();

	/** @returns whether the task won't come: the person took it back, the service wouldn't have it, or it's too long ago */
	isGone({ number, intent }: NumberedIntent, where: Whereabouts['kind'], now: number): boolean {
		if (where === 'waiting') {
			this.#shown.add(number);
			return false;
		}
		const wasShown = this.#shown.has(number);
		if (where === 'away') {
			this.#shown.delete(number);
		}
		return (where === 'unknown' && wasShown) || intent.madeAt < now - longest;
	}
}
