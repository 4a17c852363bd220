import type { Reading } from '../storage/documents.ts';
import { numberOf, type Task, type TaskId } from '../tasks/task.ts';
import { type Entry, inOrder, isOpen, type Numbered, subjectsIn } from './entry.ts';
import { withPin } from './localPins.ts';
import { isAlias, isEntry, isMirrored, isSingle, type Mirrored, type Singles } from './rows.ts';
import { shownTask } from './shownTask.ts';
import { hiddenTwins } from './twins.ts';

/** What can be read of one account at one moment. */
export class LedgerReading {
	readonly #reading: Reading;
	#entries: readonly Numbered[] | undefined;

	constructor(reading: Reading) {
		this.#reading = reading;
	}

	/** The changes that are not over, in the order in which they were made. */
	get entries(): readonly Numbered[] {
		this.#entries ??= inOrder(
			this.#reading
				.all('entry')
				.flatMap(({ id, body }) => (isEntry(body) ? { number: id, entry: body } : []))
				.filter(isOpen),
		);
		return this.#entries;
	}

	/** Also one that is over, as long as it is remembered. */
	entry(number: number): Entry | undefined {
		const body = this.#reading.get('entry', number);
		return isEntry(body) ? body : undefined;
	}

	mirrored(id: TaskId): Mirrored | undefined {
		const number = numberOf(id);
		const body = Number.isNaN(number) ? undefined : this.#reading.get('task', number);
		return isMirrored(body) ? body : undefined;
	}

	allMirrored(): readonly Mirrored[] {
		return this.#reading.all('task').flatMap(({ body }) => (isMirrored(body) ? body : []));
	}

	/** All tasks as they are to be shown. */
	allShown(): readonly Task[] {
		const changing = subjectsIn(this.entries);
		const { pinned } = this;
		const hidden = hiddenTwins(this.entries);
		const known = new Map(this.allMirrored().map((mirrored) => [mirrored.task.id, mirrored]));
		return [...new Set([...known.keys(), ...changing])]
			.filter((id) => !hidden.has(id))
			.flatMap((id) => shownTask(id, known.get(id), changing.has(id) ? this.entries : []) ?? [])
			.map((task) => withPin(task, pinned));
	}

	/** Whether the service gave this id to a task that was made here. */
	isOurs(id: TaskId): boolean {
		return this.#reading.all('alias').some(({ body }) => isAlias(body) && body.id === id);
	}

	/** The id that the service gave to a task of ours, or the same id. */
	idNow(id: TaskId): TaskId {
		const alias = /:new-(\d+)-/.exec(id)?.[1];
		const known = alias === undefined ? undefined : this.#reading.get('alias', Number(alias));
		return isAlias(known) && known.temporary === id ? known.id : id;
	}

	/** The task as it is to be shown: what the service said, and what is on its way there on top. */
	shown(id: TaskId): Task | undefined {
		const task = hiddenTwins(this.entries).has(id)
			? undefined
			: shownTask(id, this.mirrored(id), this.entries);
		return task && withPin(task, this.pinned);
	}

	/** The tasks that are pinned here because their service has no pins. */
	get pinned(): ReadonlySet<TaskId> {
		return new Set(this.single('pins')?.ids);
	}

	single<K extends keyof Singles>(kind: K): Singles[K] | undefined {
		const body = this.#reading.get(kind, 1);
		return isSingle(kind, body) ? body : undefined;
	}

	protected forgetEntries(): void {
		this.#entries = undefined;
	}
}
