import type { NewTask, Product, Task } from '../../src/tasks/task.ts';
import { subjectsOf } from '../../src/sync/deed.ts';
import { Edits } from './edits.ts';
import type { Model } from './model.ts';
import { productIn } from './outbox.ts';
import type { Overwrites } from './overwrites.ts';
import { Picking } from './picking.ts';
import type { PlayedProduct } from './product.ts';
import type { Step } from './steps.ts';
import { type Note, Told } from './told.ts';
import type { Window } from './window.ts';

/** Does in a window what a person does, and writes down what the person is told. */
export class Person {
	readonly #products: readonly PlayedProduct[];
	readonly #model: Model;
	readonly #note: Note;
	readonly #overwrites: Overwrites;
	readonly #picking: Picking;
	readonly #told: Told;
	readonly #edits: Edits;

	constructor(products: readonly PlayedProduct[], model: Model, overwrites: Overwrites, note: Note) {
		this.#overwrites = overwrites;
		this.#products = products;
		this.#model = model;
		this.#note = note;
		this.#picking = new Picking(products);
		this.#told = new Told(model, note);
		this.#edits = new Edits({
			model,
			overwrites,
			note,
			products,
			picking: this.#picking,
			told: this.#told,
		});
	}

	async create(window: Window, step: Step & { kind: 'create' }): Promise<void> {
		const { product, names, pick, below, wait } = step;
		const played = productIn(this.#products, product);
		const [parent] = below === undefined ? [] : this.#picking.among(window, [product], [below]);
		const { known } = window.outbox;
		const tasks = names.map((name) => {
			const mark = this.#model.mine();
			const result = this.#model.create(mark, name, known, parent?.id);
			const task: NewTask = played.newTask(name, mark, pick);
			return { result, task: parent ? { ...task, parentId: parent.id } : task };
		});
		const [only, ...others] = tasks.map(({ task }) => task);
		await this.#told.follow(
			window,
			tasks.map(({ result }) => result),
			wait,
			() =>
				only && others.length === 0
					? window.store.create(product, only)
					: window.store.createMany(product, [...(only ? [only] : []), ...others]),
			({ done }) => done.flatMap((id) => this.#picking.markOf(window.store.get(id)) ?? []),
		);
	}

	update(window: Window, step: Step & { kind: 'update' }): Promise<void> {
		return this.#edits.update(window, step);
	}

	replace(window: Window, step: Step & { kind: 'replace' }): Promise<void> {
		return this.#edits.replace(window, step);
	}

	refresh(window: Window, { product, how, wait }: Step & { kind: 'refresh' }): Promise<void> {
		return this.#told.follow(window, [], wait, () => window.sync(product).refresh(how));
	}

	/** The tasks that are meant, each once, as the window shows them. */
	pick(window: Window, products: readonly Product[], picks: readonly number[]): readonly Task[] {
		return this.#picking.among(window, products, picks);
	}

	async act(window: Window, { products, action, picks, wait }: Step & { kind: 'act' }): Promise<void> {
		const tasks =
			action === 'restore'
				? this.#picking.deleted(products, picks)
				: this.#picking.among(window, products, picks).map((task) => ({
						id: task.id,
						mark: this.#picking.markOf(task) ?? '',
					}));
		const field = action === 'archive' || action === 'unarchive' ? 'archived' : 'deleted';
		const value = action === 'archive' || action === 'delete';
		const writes = tasks.map((task) => this.#model.write(task, field, value));
		this.#note(undefined, `[${tasks.map(({ mark }) => mark).join()}]`);
		const ids = tasks.map(({ id }) => id);
		await this.#told.follow(window, writes, wait, async () => {
			try {
				await window.store.act(action, ids);
			} catch (error) {
				// Of several some may have been done: the services have no one call for most of it.
				for (const write of writes) {
					write.outcome = tasks.length > 1 ? 'given up' : write.outcome;
				}
				throw error;
			}
		});
	}

	choose(window: Window, { pick, choice }: Step & { kind: 'choose' }): void {
		const { outbox } = window;
		const stuck = outbox.open.filter(({ state }) => state.kind === 'stuck');
		// One choice is about the first of several changes of a task.
		const id = stuck.map(({ deed }) => subjectsOf(deed)[0]).at(pick % Math.max(1, stuck.length));
		const entry = stuck.find(({ deed }) => id !== undefined && subjectsOf(deed).includes(id));
		if (!entry || id === undefined || entry.state.kind !== 'stuck') {
			return;
		}
		this.#note(undefined, `[${JSON.stringify(entry)}]`);
		const { trouble } = entry.state;
		if (choice === 'discard') {
			this.#model.giveUp(entry, outbox);
		} else if (choice === 'theirs' && trouble.fields) {
			const fields = trouble.fields.map(({ field }) => field);
			this.#model.giveUp(entry, outbox, fields);
		}
		trouble.fields?.forEach((conflict) => this.#overwrites.decided(id, conflict, choice));
		window.sync(productIn(this.#products, id).abilities.product).settle(id, choice);
	}
}
