import { nameableParents } from '../oneLine/nameable.ts';
import type { NameSearch } from '../oneLine/nameSearch.ts';
import type { Product } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/**
 * The tasks that a line can name as the parent, for one that is typed. They are made ready once and again
 * when tasks have changed: at every letter that would be felt where there are ten thousand.
 */
export class KnownParents implements Disposable {
	readonly #store: TaskStore;
	readonly #ready = new Map<Product, NameSearch>();
	readonly #listening: Disposable;

	constructor(store: TaskStore) {
		this.#store = store;
		this.#listening = store.onDidChange(() => this.#ready.clear());
	}

	of(product: Product): NameSearch {
		const ready = this.#ready.get(product) ?? parentsIn(this.#store, product);
		this.#ready.set(product, ready);
		return ready;
	}

	dispose(): void {
		this.#listening.dispose();
	}
}

/** The open tasks of a product, made ready to be named. */
export function parentsIn(store: TaskStore, product: Product): NameSearch {
	return nameableParents(store.find({ product, done: false }));
}
