import type { Product, Task, TaskId } from '../../src/tasks/task.ts';
import { productIn } from './outbox.ts';
import type { PlayedProduct } from './product.ts';
import type { Window } from './window.ts';
import type { Mark } from './write.ts';

/** Finds the tasks that a step is about among those that there are, whatever their number. */
export class Picking {
	readonly #products: readonly PlayedProduct[];

	constructor(products: readonly PlayedProduct[]) {
		this.#products = products;
	}

	markOf(task: Task | undefined): Mark | undefined {
		return task && productIn(this.#products, task.id).markOf(task);
	}

	/** The tasks that are meant, each once, as the window shows them. */
	among(window: Window, products: readonly Product[], picks: readonly number[]): readonly Task[] {
		const { store, outbox } = window;
		const all = products
			.flatMap((product) => [...store.find({ product }), ...store.find({ product, archived: true })])
			.map((task) => ({ task, mark: this.markOf(task) ?? '' }))
			.toSorted((a, b) => (a.mark < b.mark ? -1 : 1));
		// One whose creation is in the dark may be there twice, until it's known that both are one.
		const dark = new Set(
			outbox.open.flatMap(({ deed }) => outbox.creationsIn(deed)).map(({ mark }) => mark),
		);
		const known = all.filter(({ task: { id }, mark }) => id.includes(':new-') || !dark.has(mark));
		return [...new Set(picks.flatMap((pick) => known[pick % known.length]?.task ?? []))];
	}

	/** Tasks to bring back, as the undo of a deletion knows them. */
	deleted(products: readonly Product[], picks: readonly number[]): readonly { id: TaskId; mark: Mark }[] {
		const gone = products
			.flatMap((product) => productIn(this.#products, product).tasks())
			.filter(({ values }) => values.deleted === true);
		return [...new Set(picks.flatMap((pick) => gone[pick % gone.length] ?? []))];
	}
}
