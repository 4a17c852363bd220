import type { TaskId } from '../../src/tasks/task.ts';
import type { Model } from './model.ts';
import { parentsFor } from './nextValue.ts';
import { productIn } from './outbox.ts';
import type { Overwrites } from './overwrites.ts';
import type { PlayedProduct, ServedTask } from './product.ts';
import type { Step } from './steps.ts';
import type { WrittenField } from './write.ts';

/** Somebody else, who changes tasks in the web app. */
export class Somebody {
	readonly #products: readonly PlayedProduct[];
	readonly #model: Model;
	readonly #overwrites: Overwrites;
	readonly #isNamed: (id: TaskId) => boolean;

	/** @param isNamed whether a task of the person's is known to be the one of the service */
	constructor(
		products: readonly PlayedProduct[],
		model: Model,
		overwrites: Overwrites,
		isNamed: (id: TaskId) => boolean,
	) {
		this.#isNamed = isNamed;
		this.#products = products;
		this.#model = model;
		this.#overwrites = overwrites;
	}

	/** @returns the task that it was done to */
	do({
		product: name,
		what,
		pick,
		name: text,
		field,
	}: Step & { kind: 'elsewhere' }): ServedTask | undefined {
		const product = productIn(this.#products, name);
		if (what === 'create') {
			product.create(text, this.#model.theirs(text), pick);
			return undefined;
		}
		const living = product.tasks().filter(({ values }) => values.deleted !== true);
		const task = living[pick % living.length];
		if (!task) {
			return undefined;
		}
		if (what === 'lock') {
			product.lock?.([task.id]);
		} else if (what === 'edit') {
			this.edit(task, field);
		} else {
			const changed = what === 'archive' ? 'archived' : 'deleted';
			this.#model.write(task, changed, true, 'given up');
			this.#overwrites.left(task.id);
			product.change(task.id, changed, true);
		}
		return task;
	}

	edit(task: ServedTask, wanted: WrittenField): void {
		const product = productIn(this.#products, task.id);
		const { choices } = product.abilities;
		// By its name and its parent a new task is found whose answer was lost: it would be another one.
		const isFound = task.mark.startsWith('theirs') || this.#isNamed(task.id);
		const field = isFound || (wanted !== 'name' && wanted !== 'parentId') ? wanted : 'notes';
		const all = product.tasks();
		const living = all.filter(({ values }) => values.deleted !== true && values.archived !== true);
		const value = this.#model.nextValue(
			field,
			task.values[field] ?? null,
			field === 'parentId' ? parentsFor(task, living, all) : choices[field],
		);
		if (value === task.values[field]) {
			return;
		}
		this.#model.write(task, field, value, 'given up');
		this.#overwrites.elsewhere(task, field, value);
		product.change(task.id, field, value);
	}
}
