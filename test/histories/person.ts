import { setTimeout } from 'node:timers/promises';
import { subjectsOf } from '../../src/sync/deed.ts';
import type { NewTask, Product, Task, TaskChanges, TaskId } from '../../src/tasks/task.ts';
import { type Problem, TaskError } from '../../src/tasks/taskError.ts';
import type { Model } from './model.ts';
import type { Mark, Outcome } from './write.ts';
import { productIn } from './outbox.ts';
import type { Overwrites } from './overwrites.ts';
import type { PlayedProduct } from './product.ts';
import type { Step } from './steps.ts';
import type { Window } from './window.ts';

type Result = { mark: Mark; outcome: Outcome };

/** Adds text to the line of the step, the last one without a number, and gives the number of that. */
type Note = (at: number | undefined, text: string) => number;

/** Does in a window what a person does, and writes down what the person is told. */
export class Person {
	readonly #products: readonly PlayedProduct[];
	readonly #model: Model;
	readonly #note: Note;
	readonly #overwrites: Overwrites;

	constructor(products: readonly PlayedProduct[], model: Model, overwrites: Overwrites, note: Note) {
		this.#overwrites = overwrites;
		this.#products = products;
		this.#model = model;
		this.#note = note;
	}

	async create(window: Window, step: Step & { kind: 'create' }): Promise<void> {
		const { product, names, pick, below, wait } = step;
		const played = productIn(this.#products, product);
		const [parent] = below === undefined ? [] : this.pick(window, [product], [below]);
		const { known } = window.outbox;
		const tasks = names.map((name) => {
			const mark = this.#model.nextMark('mine');
			const result = this.#model.create(mark, name, known);
			const task: NewTask = played.newTask(name, mark, pick);
			return { result, task: parent ? { ...task, parentId: parent.id } : task };
		});
		const [only, ...others] = tasks.map(({ task }) => task);
		await this.follow(
			window,
			tasks.map(({ result }) => result),
			wait,
			() =>
				only && others.length === 0
					? window.store.create(product, only)
					: window.store.createMany(product, [...(only ? [only] : []), ...others]),
			({ done }) => done.flatMap((id) => this.#markOf(window.store.get(id)) ?? []),
		);
	}

	async update(window: Window, step: Step & { kind: 'update' }): Promise<void> {
		const { products, picks, fields, alike, twice, wait } = step;
		const picked = this.pick(window, products, picks);
		this.#note(undefined, `[${picked.map((task) => this.#markOf(task)).join()}]`);
		for (let time = 0; time < (twice ? 2 : 1); time++) {
			const tasks = picked.map((task) => window.store.get(task.id) ?? task);
			const values = alike ? this.#values(fields, tasks[0]) : undefined;
			const updates = tasks.map((task) => {
				const changes = values ?? this.#values(fields, task);
				const mark = this.#markOf(task) ?? '';
				for (const field of fields) {
					this.#overwrites.wrote(mark, field, changes[field], task[field]);
				}
				const writes = fields.map((field) =>
					// What is the same already is not sent.
					this.#model.write(
						{ id: task.id, mark },
						field,
						changes[field] ?? '',
						task[field] === changes[field] ? 'given up' : 'open',
					),
				);
				return { id: task.id, mark, changes: changes as TaskChanges, writes };
			});
			const [only, ...others] = updates;
			await this.follow(
				window,
				updates.flatMap(({ writes }) => writes),
				wait,
				() =>
					only && others.length === 0
						? window.store.update(only.id, only.changes)
						: window.store.updateMany(updates),
				({ done }) => updates.flatMap(({ id, mark }) => (done.includes(id) ? mark : [])),
			);
		}
	}

	async act(window: Window, { products, action, picks, wait }: Step & { kind: 'act' }): Promise<void> {
		const tasks =
			action === 'restore'
				? this.#deleted(products, picks)
				: this.pick(window, products, picks).map((task) => ({
						id: task.id,
						mark: this.#markOf(task) ?? '',
					}));
		const field = action === 'archive' || action === 'unarchive' ? 'archived' : 'deleted';
		const value = action === 'archive' || action === 'delete';
		const writes = tasks.map((task) => this.#model.write(task, field, value));
		this.#note(undefined, `[${tasks.map(({ mark }) => mark).join()}]`);
		const ids = tasks.map(({ id }) => id);
		await this.follow(window, writes, wait, async () => {
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

	/**
	 * Does something, and writes down how that ended.
	 * @param doneOf the ones that were done, where only some were
	 */
	async follow(
		{ handle }: Window,
		results: readonly Result[],
		wait: boolean,
		work: () => Promise<unknown>,
		doneOf: (problem: Problem & { kind: 'partial' }) => readonly Mark[] = () => [],
	): Promise<void> {
		const at = this.#note(undefined, '');
		const say = (some: readonly Result[], outcome: Outcome, why = ''): void => {
			const open = some.filter((result) => result.outcome === 'open');
			if (open.length === 0 && results.length > 0) {
				return;
			}
			this.#note(at, `→ ${outcome} ${[...new Set(open.map(({ mark }) => mark))].join()} ${why}`);
			for (const result of open) {
				result.outcome = outcome;
			}
		};
		const done = work().then(
			() => say(results, 'kept'),
			(error: unknown) => {
				if (!handle.isOpen) {
					// Nobody is there to be told.
					return;
				}
				const problem = error instanceof TaskError ? error.problem : undefined;
				if (problem?.kind === 'partial') {
					const marks = new Set(doneOf(problem));
					say(
						results.filter(({ mark }) => marks.has(mark)),
						'kept',
					);
				}
				// A task that is gone when there is an answer has no use for the change, whether it was made or not.
				const isGone = ({ mark }: Result): boolean =>
					problem?.kind === 'notFound' ||
					(problem?.kind === 'partial' && problem.deed === 'update') ||
					this.#model.isDeleted(mark);
				if (problem?.kind === 'conflict' && problem.waits !== undefined) {
					say(results, 'kept', String(error));
				}
				say(results.filter(isGone), 'given up', String(error));
				say(results, 'refused', String(error));
			},
		);
		if (wait) {
			await Promise.race([done, setTimeout(60)]);
		}
	}

	#values(
		fields: (Step & { kind: 'update' })['fields'],
		task: Task | undefined,
	): Readonly<Partial<Record<(typeof fields)[number], string | number | boolean>>> {
		return Object.fromEntries(
			fields.map((field) => [field, this.#model.nextValue(field, task?.[field])]),
		);
	}

	#markOf(task: Task | undefined): Mark | undefined {
		return task && productIn(this.#products, task.id).markOf(task);
	}

	/** The tasks that are meant, each once, as the window shows them. */
	pick(window: Window, products: readonly Product[], picks: readonly number[]): readonly Task[] {
		const { store, outbox } = window;
		const all = products
			.flatMap((product) => [...store.find({ product }), ...store.find({ product, archived: true })])
			.map((task) => ({ task, mark: this.#markOf(task) ?? '' }))
			.toSorted((a, b) => (a.mark < b.mark ? -1 : 1));
		// One whose creation is in the dark may be there twice, until it's known that both are one.
		const dark = new Set(
			outbox.open.flatMap(({ deed }) => outbox.creationsIn(deed)).map(({ mark }) => mark),
		);
		const known = all.filter(({ task: { id }, mark }) => id.includes(':new-') || !dark.has(mark));
		return [...new Set(picks.flatMap((pick) => known[pick % known.length]?.task ?? []))];
	}

	/** Tasks to bring back, as the undo of a deletion knows them. */
	#deleted(products: readonly Product[], picks: readonly number[]): readonly { id: TaskId; mark: Mark }[] {
		const gone = products
			.flatMap((product) => productIn(this.#products, product).tasks())
			.filter(({ values }) => values.deleted === true);
		return [...new Set(picks.flatMap((pick) => gone[pick % gone.length] ?? []))];
	}
}
