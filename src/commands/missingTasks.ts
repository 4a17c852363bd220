import type { Disposable } from '../tasks/taskApi.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { longestWord } from '../ui/longestWord.ts';

type Listener = { onBusy(busy: boolean): void; onFound(): void };

/** How long a person pauses before the service is asked, and what is too short to ask for. */
const [pauseMs, fewLetters] = [500, 3];

/** Asks the services for tasks that a person looks for and that aren't there, as long as not all tasks are. */
export class MissingTasks implements Disposable {
	readonly #store: TaskStore;
	readonly #listener: Listener;
	/** Whoever found nothing for these finds nothing for what holds them either. */
	readonly #asked = new Set<string>();
	#timer: NodeJS.Timeout | undefined;
	#isEnded = false;

	constructor(store: TaskStore, listener: Listener) {
		this.#store = store;
		this.#listener = listener;
	}

	/** Asks for the text once it has stood for a moment, in place of the former one; an empty one asks for nothing. */
	wait(text: string): void {
		clearTimeout(this.#timer);
		const word = longestWord(text);
		const isVain = [...this.#asked].some((asked) => word.includes(asked));
		if (word.length >= fewLetters && !isVain && this.#store.accounts.some(({ whole }) => !whole)) {
			this.#timer = setTimeout(() => void this.#ask(word), pauseMs);
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#isEnded = true;
	}

	async #ask(text: string): Promise<void> {
		this.#asked.add(text);
		this.#listener.onBusy(true);
		await this.#store.ask(() => ({ text }));
		if (!this.#isEnded) {
			this.#listener.onBusy(false);
			this.#listener.onFound();
		}
	}
}
