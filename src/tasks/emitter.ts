import type { Disposable } from './taskApi.ts';

/** Tells listeners of something, in the order in which they came. A listener may leave while it is told. */
export class Emitter<T> {
	readonly #listeners = new Set<(event: T) => void>();

	readonly event = (listener: (event: T) => void): Disposable => {
		const own = (event: T): void => listener(event);
		this.#listeners.add(own);
		return { dispose: () => this.#listeners.delete(own) };
	};

	fire(event: T): void {
		for (const listener of this.#listeners) {
			try {
				listener(event);
			} catch (error) {
				// One listener's fault must not keep the news from the others; the host logs it.
				queueMicrotask(() => {
					throw error;
				});
			}
		}
	}
}
