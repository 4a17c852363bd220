import type { TaskId } from '../../tasks/task.ts';
import { mentions } from '../mentions.ts';
import type { TextEvent } from './texts.ts';

/** The references that this window has seen in texts that are not saved, by the numbers of their intents. */
export class UnsavedReferences {
	readonly #seen = new Map<number, { uri: string; id: TaskId; before: number }>();

	/** @param before how often the text named the task when there was nothing written yet */
	add(number: number, seen: { uri: string; id: TaskId; before: number }): void {
		this.#seen.set(number, seen);
	}

	has(number: number): boolean {
		return this.#seen.has(number);
	}

	/** @returns the numbers of those that are saved, or that the person took out again or closed unsaved */
	hear(event: TextEvent): number[] {
		const over: number[] = [];
		for (const [number, { uri, id, before }] of this.#seen) {
			if (event.kind === 'renamed') {
				this.#seen.set(number, { uri: event.nameNow(uri), id, before });
			} else if (event.uri === uri && event.kind !== 'opened') {
				const isThere = event.kind === 'changed' && mentions(event.text, id) > before;
				if (!isThere) {
					this.#seen.delete(number);
					over.push(number);
				}
			}
		}
		return over;
	}
}
