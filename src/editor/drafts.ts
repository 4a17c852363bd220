import * as v from 'valibot';
import type { TaskId } from '../tasks/task.ts';
import { draft } from './messages.ts';
import type { Draft } from './protocol.ts';

/** Where drafts are kept; VS Code's `Memento` is one. */
export type DraftMemory = {
	get(key: string): unknown;
	update(key: string, value: unknown): Thenable<void>;
};

const key = 'togglTasks.editor.drafts';
/** Drafts of tasks that are never opened again must not pile up. */
const most = 50;

const kept = v.record(v.string(), v.object({ draft, at: v.number() }));

/** How long typing may rest before a draft is written down, in milliseconds. */
const delay = 300;

/** The unsaved changes of all tasks, so that closing a form loses nothing. */
export class Drafts {
	readonly #memory: DraftMemory;
	readonly #idNow: (id: TaskId) => TaskId;
	/** What is typed, but not written down yet. */
	readonly #typed = new Map<TaskId, { draft: Draft; timer: NodeJS.Timeout }>();

	/** @param idNow the id that a task has now which was created here under another */
	constructor(memory: DraftMemory, idNow: (id: TaskId) => TaskId) {
		this.#memory = memory;
		this.#idNow = idNow;
	}

	get(id: TaskId): Draft | undefined {
		return this.#typed.get(id)?.draft ?? this.#all()[id]?.draft;
	}

	/** Keeps a task's draft, or forgets it when nothing is in it. It is written down when the typing rests. */
	set(id: TaskId, typed: Draft): void {
		clearTimeout(this.#typed.get(id)?.timer);
		this.#typed.set(id, { draft: typed, timer: setTimeout(() => void this.flush(id), delay) });
	}

	/** Writes a task's draft down now. */
	async flush(id: TaskId): Promise<void> {
		const typed = this.#typed.get(id);
		if (!typed) {
			return;
		}
		clearTimeout(typed.timer);
		this.#typed.delete(id);
		const { [id]: former, ...others } = this.#all();
		const isEmpty = Object.keys(typed.draft).length === 0;
		if (isEmpty && !former) {
			return;
		}
		const newest = Object.entries(others)
			.toSorted(([, a], [, b]) => b.at - a.at)
			.slice(0, most - 1);
		const own = isEmpty ? [] : [[id, { draft: typed.draft, at: Date.now() }] as const];
		await this.#memory.update(key, Object.fromEntries([...own, ...newest]));
	}

	/** What is written down, by the ids of now; of two drafts of one task the newer, which is written first. */
	#all(): v.InferOutput<typeof kept> {
		const result = v.safeParse(kept, this.#memory.get(key));
		const written = Object.entries(result.success ? result.output : {});
		return Object.fromEntries(written.toReversed().map(([id, one]) => [this.#idNow(id), one]));
	}
}
