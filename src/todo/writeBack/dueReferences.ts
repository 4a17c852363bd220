import type { Task, TaskId } from '../../tasks/task.ts';
import { asTaskError } from '../../tasks/taskError.ts';
import type { FollowedTodos } from './followedTodos.ts';
import type { NumberedIntent } from '../intents.ts';
import type { TextEvent } from './texts.ts';
import { UnsavedReferences } from './unsavedReferences.ts';
import type { WriteBackParts } from './writeBackParts.ts';
import { type Due, writeDue } from './writeDue.ts';
import type { Written } from './writeReference.ts';

type Listener = {
	/** The intent as it is now; nothing when it is over. */
	current: (number: number) => NumberedIntent | undefined;
	/** It is over. @returns whether it was there */
	end: (number: number) => boolean;
	/** It can't be written here. */
	failed: (number: number) => void;
	/** Some were tried. */
	tried: () => void;
};

/** The references whose tasks have their numbers: written here, and remembered until they are on the disk. */
export class DueReferences {
	readonly #parts: WriteBackParts;
	readonly #followed: FollowedTodos;
	readonly #on: Listener;
	#due: Due[] = [];
	readonly #busy = new Set<number>();
	readonly #unsaved = new UnsavedReferences();
	/** Those that this window doesn't try again before their file is opened or saved. */
	readonly #failed = new Set<number>();
	#isDisposed = false;

	constructor(parts: WriteBackParts, followed: FollowedTodos, on: Listener) {
		this.#parts = parts;
		this.#followed = followed;
		this.#on = on;
	}

	dispose(): void {
		this.#isDisposed = true;
	}

	/** Has it written with the others, unless it was written or tried here before. */
	add(due: Due): void {
		const { number } = due.numbered;
		if (!this.#unsaved.has(number) && !this.#failed.has(number)) {
			this.#due.push(due);
		}
	}

	isBusy(number: number): boolean {
		return this.#busy.has(number);
	}

	hasFailed(number: number): boolean {
		return this.#failed.has(number);
	}

	/** @returns the numbers of those that were written and need no more to be remembered */
	hear(event: TextEvent): number[] {
		if (event.kind === 'opened' || event.kind === 'saved') {
			// What couldn't be opened can be now, and who saves doesn't type.
			for (const number of this.#failed) {
				if (this.#on.current(number)?.intent.uri === event.uri) {
					this.#failed.delete(number);
				}
			}
		}
		return this.#unsaved.hear(event);
	}

	write(): void {
		const due = Map.groupBy(this.#due, ({ numbered }) => numbered.intent.uri);
		this.#due = [];
		for (const inFile of due.values()) {
			// Those of a file together are one step to undo.
			void this.#write(inFile);
		}
	}

	/** @param due those of one file */
	async #write(due: readonly Due[]): Promise<void> {
		const { intents, texts, store, format } = this.#parts;
		for (const { numbered } of due) {
			this.#busy.add(numbered.number);
		}
		const written = await writeDue(due, {
			intents,
			texts,
			store,
			format,
			followed: this.#followed,
			current: (numbered) => this.#on.current(numbered.number) ?? numbered,
			failed: (number, id, error) => this.#fail(number, id, error),
		});
		for (const { number, task, result } of this.#isDisposed ? [] : written) {
			try {
				const numbered = this.#on.current(number);
				if (numbered) {
					this.#ended(numbered, task, result);
				}
			} catch (error) {
				this.#fail(number, task.id, error);
			}
		}
		for (const { numbered } of due) {
			this.#busy.delete(numbered.number);
		}
		this.#on.tried();
	}

	#fail(number: number, id: TaskId, error: unknown): void {
		if (!this.#isDisposed) {
			// It stays to be done: here once something happens to its file, by another window or at the next start.
			this.#parts.log(`The reference to ${id} could not be written: ${asTaskError(error).message}`);
			this.#failed.add(number);
			this.#on.failed(number);
		}
	}

	#ended({ number, intent }: NumberedIntent, task: Task, result: Written): void {
		if (result === 'unsaved') {
			// It may be lost with this window, or be undone, until the text is saved.
			this.#unsaved.add(number, { uri: intent.uri, id: task.id, before: intent.mentions });
			this.#parts.intents.change(number, { written: true, unsaved: true });
		} else if (this.#on.end(number) && result !== 'saved') {
			this.#parts.tell(task, result);
		}
	}
}
