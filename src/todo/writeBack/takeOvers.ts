import type { Intents, IntentWindow, NumberedIntent } from '../intents.ts';
import type { Texts } from './texts.ts';

/** How long an intent that nobody has is left to those who have its file open, in milliseconds. */
export type Patience = { inWorkspace: number; elsewhere: number };

/** Takes intents that nobody has: at once where the file is open, later in another window of its folder, last elsewhere. */
export class TakeOvers {
	readonly #intents: Intents;
	readonly #texts: Texts;
	readonly #window: IntentWindow;
	readonly #patience: Patience;
	/** Since when nobody has them. */
	readonly #freeSince = new Map<number, number>();

	constructor(parts: {
		intents: Intents;
		texts: Texts;
		window: IntentWindow;
		patience?: Patience | undefined;
	}) {
		this.#intents = parts.intents;
		this.#texts = parts.texts;
		this.#window = parts.window;
		// When a window opens, it takes some seconds until its editors are there.
		this.#patience = parts.patience ?? { inWorkspace: 3000, elsewhere: 8000 };
	}

	/** Somebody has it. */
	forget(number: number): void {
		this.#freeSince.delete(number);
	}

	/** @returns when to look again, in milliseconds since 1970 */
	take({ number, intent }: NumberedIntent, isOpen: boolean): number {
		const isNear = intent.workspace === this.#window.workspace;
		// What an editor of another window has is restored there.
		if (!isNear && (intent.unsaved || !this.#texts.isShared(intent.uri))) {
			return Infinity;
		}
		const now = this.#window.now();
		const since = this.#freeSince.get(number) ?? now;
		this.#freeSince.set(number, since);
		const wait = isOpen ? 0 : isNear ? this.#patience.inWorkspace : this.#patience.elsewhere;
		if (now < since + wait) {
			return since + wait;
		}
		this.forget(number);
		this.#intents.claim(number);
		return Infinity;
	}
}
