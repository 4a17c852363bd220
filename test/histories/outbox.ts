import type { TaskId } from '../../src/tasks/task.ts';
import { type Deed, tasksIn } from '../../src/sync/deed.ts';
import { type Entry, inOrder } from '../../src/sync/entry.ts';
import { isEntry } from '../../src/sync/rows.ts';
import type { Handle } from './disk.ts';
import type { Mark } from './write.ts';
import type { PlayedProduct } from './product.ts';

/** What is kept in the file of changes that are under way, of all accounts. */
export class Outbox {
	readonly #handle: Handle;
	readonly #products: readonly PlayedProduct[];

	constructor(handle: Handle, products: readonly PlayedProduct[]) {
		this.#handle = handle;
		this.#products = products;
	}

	/** The changes that aren't over, in the order in which they were made for each account. */
	get open(): readonly Entry[] {
		return this.all.filter(({ state }) => state.kind !== 'settled');
	}

	get all(): readonly Entry[] {
		return this.#entriesOf(this.#products);
	}

	/** The names that tasks have before the service gives them one, and the ones that it gave. */
	get aliases(): ReadonlyMap<TaskId, TaskId> {
		const rows = this.#rows('alias') as { temporary: TaskId; id: TaskId }[];
		return new Map(rows.map(({ temporary, id }) => [temporary, id]));
	}

	/** The tasks that are pinned here because their service has no pins. */
	get pinned(): ReadonlySet<TaskId> {
		return new Set((this.#rows('pins') as { ids: TaskId[] }[]).flatMap(({ ids }) => ids));
	}

	/** The tasks that are known to be at the service. */
	get known(): readonly TaskId[] {
		const rows = this.#rows('task') as { task: { id: TaskId }; gone: boolean }[];
		return rows.flatMap(({ task, gone }) => (gone ? [] : task.id));
	}

	/** The tasks that a deed is to create. */
	creationsIn(
		deed: Deed,
	): readonly { id: TaskId; mark: Mark; fields: Readonly<Record<string, unknown>> }[] {
		return deed.kind === 'create'
			? deed.tasks.map(({ id, task }) => ({ id, mark: this.#markOf(id, task), fields: task }))
			: [];
	}

	/** Whether every change that is open is for the person to decide, or has to wait for one that is. */
	isAllForPerson(products: readonly PlayedProduct[] = this.#products): boolean {
		const late = new Set<string>();
		return this.#entriesOf(products)
			.filter(({ state }) => state.kind !== 'settled')
			.every(({ deed, state }) => {
				const needs = [...tasksIn(deed)];
				if (state.kind !== 'stuck' && !needs.some((id) => late.has(id))) {
					return false;
				}
				for (const id of needs) {
					late.add(id);
				}
				return true;
			});
	}

	#entriesOf(products: readonly PlayedProduct[]): readonly Entry[] {
		return products.flatMap(({ account }) => {
			const rows = this.#handle.read(account, (reading) => reading.all('entry'));
			const numbered = rows.flatMap(({ id, body }) =>
				isEntry(body) ? { number: id, entry: body } : [],
			);
			return inOrder(numbered).map(({ entry }) => entry);
		});
	}

	#rows(kind: string, products = this.#products): readonly unknown[] {
		return products.flatMap(({ account }) =>
			this.#handle.read(account, (reading) => reading.all(kind).map(({ body }) => body)),
		);
	}

	#markOf(id: TaskId, task: Parameters<PlayedProduct['markOf']>[0]): Mark {
		return productIn(this.#products, id).markOf(task);
	}
}

/** The product of an id, or of its own name. */
export function productIn(products: readonly PlayedProduct[], id: TaskId): PlayedProduct {
	const name = id.split(':')[0];
	const found = products.find(({ abilities }) => abilities.product === name);
	if (!found) {
		throw new Error(`${id} is of no product that is played.`);
	}
	return found;
}
