import type { Documents } from '../storage/documents.ts';
import { Emitter } from '../tasks/emitter.ts';
import type { TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import type { Sketch } from './writeBack/sketch.ts';

/** That a task is to be named in the TODO that it was made of. Kept from the moment on in which the task is. */
export type Intent = {
	/** The task, by the name that it had here first until the service's is known. */
	task: TaskId;
	uri: string;
	/**
	 * How often the text named the task before: the numbers of this computer's tasks mean others in other people's
	 * code.
	 */
	mentions: number;
	/** How the TODO looked last, and how it looks on the disk where that is another text. */
	sketches: readonly Sketch[];
	/** The folders that the window had open in which it is to be done. */
	workspace: string;
	/** Whether an editor of those folders has the text as it is on no disk. */
	unsaved: boolean;
	/** Whether the reference is in the text already, though on no disk yet. */
	written: boolean;
	/** Who sees to it. */
	held: Hold | undefined;
	/** Milliseconds since 1970. */
	madeAt: number;
};

/** A window that sees to an intent, and its process; nobody else does until then, in milliseconds since 1970. */
type Hold = { by: string; process: number; until: number };

/** An intent with its number; later ones have higher numbers. */
export type NumberedIntent = { number: number; intent: Intent };

/** Who is here, for the others to know. */
export type IntentWindow = {
	/** No two windows ever have the same. */
	readonly id: string;
	readonly process: number;
	readonly isAlive: (process: number) => boolean;
	readonly workspace: string;
	readonly now: () => number;
	/** How long the others wait for a sign of life of this one, in milliseconds. */
	readonly lease: number;
};

/** The account in the documents, and the kind. */
const [account, kind] = ['todo', 'intent'];

/** The references that are still to be written, on the disk, shared by all windows. */
export class Intents implements Disposable {
	readonly #documents: Documents;
	readonly #window: IntentWindow;
	readonly #changed = new Emitter<void>();
	readonly #elsewhere: Disposable;

	/** Told after every change by this window, and perhaps by another. */
	readonly onDidChange = this.#changed.event;

	constructor(documents: Documents, window: IntentWindow) {
		this.#documents = documents;
		this.#window = window;
		this.#elsewhere = documents.onDidChangeElsewhere(() => this.#changed.fire());
	}

	dispose(): void {
		this.#elsewhere.dispose();
	}

	get all(): readonly NumberedIntent[] {
		return this.#documents.read(account, (reading) =>
			reading.all(kind).flatMap(({ id, body }) => (isIntent(body) ? { number: id, intent: body } : [])),
		);
	}

	/** Keeps one, held by this window; to be called in the transaction that keeps its task. */
	add(intent: Omit<Intent, 'held' | 'madeAt' | 'workspace' | 'written'>): number {
		const { workspace, now } = this.#window;
		return this.#documents.transact(account, (transaction) => {
			const number = transaction.nextId(kind);
			const kept: Intent = { ...intent, workspace, written: false, held: this.#hold(), madeAt: now() };
			transaction.put(kind, number, kept);
			return number;
		});
	}

	/** Takes it, unless somebody else who lives has it. */
	claim(number: number): boolean {
		return this.#change(number, (intent) => this.isFree(intent) && { ...intent, held: this.#hold() });
	}

	/** Changes it, if this window has it; it goes on having it. */
	change(number: number, changes: Partial<Omit<Intent, 'held'>>): boolean {
		return this.#change(
			number,
			(intent) => this.isOwn(intent) && { ...intent, ...changes, held: this.#hold() },
		);
	}

	/** Lets somebody else have it: the text isn't open here any more. */
	release(number: number): boolean {
		return this.#change(
			number,
			(intent) => this.isOwn(intent) && { ...intent, held: undefined, unsaved: false },
		);
	}

	/** Follows files to their new names, whoever has the intents. */
	rename(nameNow: (uri: string) => string): void {
		for (const { number, intent } of this.all) {
			const uri = nameNow(intent.uri);
			if (uri !== intent.uri) {
				this.#change(number, (now) => ({ ...now, uri }));
			}
		}
	}

	/** Forgets it. @returns whether it was there: of several who end it one is told so. */
	end(number: number): boolean {
		const isThere = this.#documents.transact(account, (transaction) => {
			const there = transaction.get(kind, number) !== undefined;
			transaction.remove(kind, number);
			return there;
		});
		this.#changed.fire();
		return isThere;
	}

	isOwn({ held }: Intent): boolean {
		return held?.by === this.#window.id;
	}

	/** Whether this window has it or may take it. */
	isFree(intent: Intent): boolean {
		const { held } = intent;
		const { now, isAlive } = this.#window;
		return !held || this.isOwn(intent) || held.until <= now() || !isAlive(held.process);
	}

	#hold(): Hold {
		const { id, process, now, lease } = this.#window;
		return { by: id, process, until: now() + lease };
	}

	/** @returns whether it was there and has been changed */
	#change(number: number, changed: (intent: Intent) => Intent | false): boolean {
		const isChanged = this.#documents.transact(account, (transaction) => {
			const intent = transaction.get(kind, number);
			const next = isIntent(intent) && changed(intent);
			if (next) {
				transaction.put(kind, number, next);
			}
			return Boolean(next);
		});
		if (isChanged) {
			this.#changed.fire();
		}
		return isChanged;
	}
}

/** What a version that is to come or damage has put there counts as not there. */
function isIntent(body: unknown): body is Intent {
	return (
		typeof body === 'object' &&
		body !== null &&
		'task' in body &&
		typeof body.task === 'string' &&
		'uri' in body &&
		typeof body.uri === 'string' &&
		'sketches' in body &&
		Array.isArray(body.sketches)
	);
}
