import type { Disposable } from '../../tasks/taskApi.ts';
import { asTaskError } from '../../tasks/taskError.ts';
import { DueReferences } from './dueReferences.ts';
import { Endings } from './endings.ts';
import type { Todo } from '../findTodos.ts';
import { FollowedTodos } from './followedTodos.ts';
import { whereIs } from './intentTask.ts';
import type { NumberedIntent } from '../intents.ts';
import { SketchKeeper } from './sketchKeeper.ts';
import { TakeOvers } from './takeOvers.ts';
import type { TextEvent } from './texts.ts';
import { WaitingTasks } from './waitingTasks.ts';
import type { WriteBackParts } from './writeBackParts.ts';

/** How soon it's seen that a window is gone which had an intent, in milliseconds. */
const lookEvery = 2000;

/** Sees to the references that are still to be written, each by one window, as soon as its task has its number. */
export class WriteBacks implements Disposable {
	readonly followed = new FollowedTodos();
	readonly #parts: WriteBackParts;
	readonly #listeners: readonly Disposable[];
	readonly #alive: NodeJS.Timeout;
	#open: readonly NumberedIntent[] = [];
	readonly #waiting = new WaitingTasks();
	readonly #takeOvers: TakeOvers;
	readonly #due: DueReferences;
	readonly #endings = new Endings();
	readonly #sketches: SketchKeeper;
	#timer: NodeJS.Timeout | undefined;
	#isAwake = false;
	#isDisposed = false;

	constructor(parts: WriteBackParts) {
		this.#parts = parts;
		const { intents, texts, store, window } = parts;
		this.#sketches = new SketchKeeper({ ...parts, followed: this.followed });
		const wake = (): void => this.wake();
		this.#takeOvers = new TakeOvers(parts);
		this.#due = new DueReferences(parts, this.followed, {
			current: (number) => this.#open.find((numbered) => numbered.number === number),
			end: (number) => this.end(number),
			failed: (number) => this.#endings.tell((over) => over === number),
			tried: wake,
		});
		this.#listeners = [
			intents.onDidChange(wake),
			store.onDidChange(() => this.#open.length > 0 && this.wake()),
			texts.onDidHappen((event) => this.#guarded(() => this.#hear(event))),
		];
		this.#alive = setInterval(() => this.#guarded(() => this.#stay()), window.lease / 3);
		this.#alive.unref();
		this.wake();
	}

	dispose(): void {
		this.#isDisposed = true;
		clearInterval(this.#alive);
		clearTimeout(this.#timer);
		this.#due.dispose();
		this.#sketches.dispose();
		for (const listener of this.#listeners) {
			listener.dispose();
		}
	}

	/** Looks at what there is to do. Called whenever something may have changed. */
	wake(): void {
		if (!this.#isAwake && !this.#isDisposed) {
			this.#isAwake = true;
			setImmediate(() => {
				this.#isAwake = false;
				this.#guarded(() => this.#look());
			});
		}
	}

	/**
	 * The intent of a TODO, one of all those of a text, where its task is being made or its reference to be
	 * written. In doubt it is the TODO's: a second task would be harder to be rid of than to make later.
	 */
	intentOf(uri: string, text: string, todos: readonly Todo[], todo: Todo): NumberedIntent | undefined {
		return this.#parts.intents.all.find(
			(numbered) => numbered.intent.uri === uri && this.followed.mayBe(numbered, todo, text, todos),
		);
	}

	/** Resolves when the reference is written, or won't be. */
	over(number: number): Promise<void> {
		this.wake();
		return this.#endings.of(number);
	}

	/** Nobody is there to be told of a disk that fails; it is tried again. */
	#guarded(work: () => void): void {
		if (this.#isDisposed) {
			return;
		}
		try {
			work();
		} catch (error) {
			this.#parts.log(`References could not be looked at: ${asTaskError(error).message}`);
			this.#lookAt(this.#parts.window.now() + lookEvery);
		}
	}

	#look(): void {
		this.#open = this.#parts.intents.all;
		const open = new Map(this.#open.map(({ number, intent }) => [number, intent]));
		this.#endings.tell((number) => open.get(number)?.written ?? true);
		const next = Math.min(...this.#open.map((numbered) => this.#see(numbered)));
		this.#due.write();
		this.#lookAt(next);
	}

	#lookAt(time: number): void {
		clearTimeout(this.#timer);
		if (time !== Infinity) {
			this.#timer = setTimeout(() => this.wake(), Math.max(0, time - this.#parts.window.now()) + 1);
			this.#timer.unref();
		}
	}

	/** Does what there is to do about an intent. @returns when to look again, in milliseconds since 1970 */
	#see(numbered: NumberedIntent): number {
		const { number, intent } = numbered;
		const { intents, texts, window, log } = this.#parts;
		if (this.#due.isBusy(number)) {
			return Infinity;
		}
		if (!intents.isFree(intent)) {
			this.#takeOvers.forget(number);
			return window.now() + lookEvery;
		}
		const isOpen = texts.opened(intent.uri) !== undefined;
		const state = whereIs(intent.task, this.#parts.store);
		if (!intents.isOwn(intent)) {
			return state.kind === 'there' || isOpen ? this.#takeOvers.take(numbered, isOpen) : Infinity;
		}
		if (state.kind === 'there') {
			this.#due.add({ numbered, id: state.id });
			return Infinity;
		}
		if (this.#waiting.isGone(numbered, state.kind, window.now())) {
			log(`The task ${intent.task} of a TODO was taken back, or never heard of again.`);
			this.end(number);
		} else if (!isOpen) {
			intents.release(number);
		} else if (!this.followed.has(number)) {
			void this.#follow(numbered);
		}
		return Infinity;
	}

	async #follow(numbered: NumberedIntent): Promise<void> {
		const live = this.#parts.texts.opened(numbered.intent.uri);
		const todos = await live?.todos().catch(() => undefined);
		if (live && todos) {
			this.followed.find(numbered, live.text, todos);
		}
	}

	/** Forgets an intent. @returns whether it was there */
	end(number: number): boolean {
		this.followed.forget(number);
		return this.#parts.intents.end(number);
	}

	#hear(event: TextEvent): void {
		this.followed.hear(event);
		for (const number of this.#due.hear(event)) {
			this.end(number);
		}
		if (this.#open.length === 0 && this.followed.isEmpty) {
			return;
		}
		const { intents } = this.#parts;
		if (event.kind === 'renamed') {
			intents.rename(event.nameNow);
			this.#open = intents.all;
			return;
		}
		this.#sketches.hear(event);
		if (event.kind !== 'changed') {
			this.wake();
		}
	}

	/** Says that this window is still at what it has. */
	#stay(): void {
		for (const { number, intent } of this.#open) {
			// What failed here is left to others.
			if (this.#parts.intents.isOwn(intent) && !this.#due.hasFailed(number)) {
				this.#parts.intents.change(number, {});
			}
		}
	}
}
