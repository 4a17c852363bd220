import type { NewTask, Task, TaskChanges, TaskId } from '../../src/tasks/task.ts';
import type { Model } from './model.ts';
import { parentsFor } from './nextValue.ts';
import { productIn } from './outbox.ts';
import type { Overwrites } from './overwrites.ts';
import type { Picking } from './picking.ts';
import type { PlayedProduct } from './product.ts';
import type { Step } from './steps.ts';
import type { Note, Told } from './told.ts';
import { changesOf, valueIn, type Values } from './valueIn.ts';
import type { Window } from './window.ts';
import type { Mark, Value, Write, WrittenField } from './write.ts';

type EditsParts = {
	readonly model: Model;
	readonly overwrites: Overwrites;
	readonly note: Note;
	readonly products: readonly PlayedProduct[];
	readonly picking: Picking;
	readonly told: Told;
};

/** A change of one task, and what the model has of it. */
type Edit = { id: TaskId; mark: Mark; changes: TaskChanges; writes: readonly Write[] };

/** What a person makes of tasks in a window, field by field. */
export class Edits {
	readonly #parts: EditsParts;

	constructor(parts: EditsParts) {
		this.#parts = parts;
	}

	async update(window: Window, step: Step & { kind: 'update' }): Promise<void> {
		const { picking, told, note } = this.#parts;
		const { products, picks, fields, alike, twice, wait } = step;
		const picked = picking.among(window, products, picks);
		note(undefined, `[${picked.map((task) => picking.markOf(task)).join()}]`);
		for (let time = 0; time < (twice ? 2 : 1); time++) {
			const tasks = picked.map((task) => window.store.get(task.id) ?? task);
			const [first] = tasks;
			const same = alike && first ? this.#values(window, fields, first) : undefined;
			const edits = tasks.map((task) => {
				const values = same ?? this.#values(window, fields, task);
				// What is the same already is not sent.
				return this.#edit(window, task, values, (isSame) => (isSame ? 'given up' : 'open'));
			});
			const [only, ...others] = edits;
			await told.follow(
				window,
				edits.flatMap(({ writes }) => writes),
				wait,
				() =>
					only && others.length === 0
						? window.store.update(only.id, only.changes)
						: window.store.updateMany(edits),
				({ done }) => edits.flatMap(({ id, mark }) => (done.includes(id) ? mark : [])),
			);
		}
	}

	/** Puts a whole task in the place of one, with nothing in the fields that aren't said. */
	async replace(window: Window, step: Step & { kind: 'replace' }): Promise<void> {
		const { picking, told, note, products } = this.#parts;
		const { product, pick, fields, wait } = step;
		const [task] = picking.among(window, [product], [pick]);
		if (!task) {
			return;
		}
		note(undefined, `[${picking.markOf(task)}]`);
		const { abilities } = productIn(products, product);
		const { name, description = '' } = task;
		const said = { name, ...this.#values(window, fields, task) };
		const { writes } = this.#edit(window, task, { ...abilities.blank, ...said }, () => 'open');
		const whole: NewTask = { name, description, ...changesOf(said, abilities, task.done) };
		await told.follow(window, writes, wait, () => window.store.replace(task.id, whole));
	}

	#edit(
		window: Window,
		task: Task,
		values: Values,
		outcomeOf: (isSame: boolean) => 'open' | 'given up',
	): Edit {
		const { model, overwrites, picking, products } = this.#parts;
		const { id } = task;
		const mark = picking.markOf(task) ?? '';
		const { abilities } = productIn(products, id);
		const all = Object.entries(values) as [WrittenField, Value][];
		const isClick = all.every(
			([field, value]) =>
				field === 'pinned' || (field === 'statusId' && abilities.doneBy?.has(value) === true),
		);
		const writes = all.map(([field, value]) => {
			const shown = shownIn(window, task, field);
			overwrites.wrote({ mark, field, value, shown, isClick });
			return model.write({ id, mark }, field, value, outcomeOf(shown === value));
		});
		return { id, mark, changes: changesOf(values, abilities, task.done), writes };
	}

	#values(window: Window, fields: readonly WrittenField[], task: Task): Values {
		const { model, products } = this.#parts;
		const { choices, product } = productIn(products, task.id).abilities;
		const parents = (): ReturnType<typeof parentsFor> => parentsFor(task, window.store.find({ product }));
		return Object.fromEntries(
			fields.map((field) => [
				field,
				model.nextValue(
					field,
					shownIn(window, task, field),
					field === 'parentId' ? parents() : choices[field],
				),
			]),
		);
	}
}

/** What a window shows in a field: a parent by the name that it has now. */
function shownIn(window: Window, task: Task, field: WrittenField): Value {
	const value = valueIn(task, field);
	return field === 'parentId' && typeof value === 'string' ? window.store.idNow(value) : value;
}
