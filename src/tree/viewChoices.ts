import * as v from 'valibot';
import { Emitter } from '../tasks/emitter.ts';
import { dueWishes, type TaskFilter, tidyFilter, yesOrNos } from './taskFilter.ts';
import { groupings, plainView, sortings, type ViewChoice } from './viewChoice.ts';

const storageKey = 'togglTasks.view';

const ids = v.optional(v.array(v.nullable(v.string())));

const days = v.optional(v.object({ from: v.optional(v.string()), to: v.optional(v.string()) }));

const storedFilter = v.object({
	text: v.optional(v.string()),
	projectIds: ids,
	statusIds: ids,
	tagIds: ids,
	assigneeIds: ids,
	clients: ids,
	priorities: v.optional(v.array(v.string())),
	due: v.optional(v.array(v.picklist(dueWishes))),
	startDate: days,
	endDate: days,
	...v.entriesFromList(yesOrNos, v.optional(v.boolean())),
});

const stored = v.object({
	groupBy: v.fallback(v.picklist(groupings), plainView.groupBy),
	sortBy: v.fallback(v.picklist(sortings), plainView.sortBy),
	filter: v.fallback(storedFilter, {}),
	saved: v.fallback(v.array(v.object({ name: v.string(), filter: storedFilter })), []),
});

/** What is needed of a `vscode.Memento`. */
type Memory = {
	get(key: string): unknown;
	update(key: string, value: unknown): PromiseLike<void>;
};

export type SavedFilter = { readonly name: string; readonly filter: TaskFilter };

/** How a person wants to see the tasks, and the filters that have a name. Kept with the workspace. */
export class ViewChoices {
	readonly #memory: Memory;
	readonly #changed = new Emitter<ViewChoice>();
	#current: ViewChoice;
	#saved: readonly SavedFilter[];

	readonly onDidChange = this.#changed.event;

	constructor(memory: Memory) {
		this.#memory = memory;
		// What a former version kept may look otherwise.
		const kept = v.safeParse(stored, memory.get(storageKey));
		const { saved, filter, ...current } = kept.success ? kept.output : { ...plainView, saved: [] };
		this.#current = { ...current, filter: tidyFilter(filter) };
		this.#saved = saved.map((each) => ({ name: each.name, filter: tidyFilter(each.filter) }));
	}

	get current(): ViewChoice {
		return this.#current;
	}

	/** The filters with a name, by name. */
	get saved(): readonly SavedFilter[] {
		return this.#saved;
	}

	/** Changes what is given. Resolves when that is kept. */
	async choose(part: Partial<ViewChoice>): Promise<void> {
		const chosen = { ...this.#current, ...part };
		this.#current = { ...chosen, filter: tidyFilter(chosen.filter) };
		this.#changed.fire(this.#current);
		await this.#keep();
	}

	/** Keeps the filter that is on under a name; a former one of that name is replaced. */
	async save(name: string): Promise<void> {
		const others = this.#saved.filter((each) => each.name !== name);
		this.#saved = [...others, { name, filter: this.#current.filter }].toSorted((a, b) =>
			a.name.localeCompare(b.name),
		);
		await this.#keep();
	}

	async forget(name: string): Promise<void> {
		this.#saved = this.#saved.filter((each) => each.name !== name);
		await this.#keep();
	}

	async #keep(): Promise<void> {
		await this.#memory.update(storageKey, { ...this.#current, saved: this.#saved });
	}
}
