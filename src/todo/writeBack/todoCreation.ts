import * as l10n from '@vscode/l10n';
import type { CreateReport } from '../../tasks/bulkReport.ts';
import { productOf, type Task } from '../../tasks/task.ts';
import type { OnKept } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { TaskStore } from '../../tasks/taskStore.ts';
import { Anchor } from './anchor.ts';
import type { Todo } from '../findTodos.ts';
import type { NewTodo } from './followedTodos.ts';
import { loadUnlessGone, type TaskSource, whereIs } from './intentTask.ts';
import type { Intents, NumberedIntent } from '../intents.ts';
import { createTodoTasks, type NewTodoTask } from './manyTodos.ts';
import { formatReference } from '../../products/reference.ts';
import { mentions } from '../mentions.ts';
import { type Sketch, sketchOf } from './sketch.ts';
import { TasksInMaking } from './tasksInMaking.ts';
import type { LiveText, Texts } from './texts.ts';
import type { WriteBacks } from './writeBacks.ts';

/** Creates the task in the store, with what the store is to call when it's kept. */
type Create = (onKept: OnKept) => Promise<Task>;

/** How long a task is waited for that another window has just made, in milliseconds. */
const patience = 2000;

/** Makes tasks of TODOs: of each one, however often and in however many windows it is asked for. */
export class TodoCreation {
	readonly #store: TaskSource & Pick<TaskStore, 'settled'>;
	readonly #texts: Texts;
	readonly #intents: Intents;
	readonly #writeBacks: WriteBacks;
	readonly #making = new TasksInMaking();

	constructor(parts: {
		store: TaskSource & Pick<TaskStore, 'settled'>;
		texts: Texts;
		intents: Intents;
		writeBacks: WriteBacks;
	}) {
		this.#store = parts.store;
		this.#texts = parts.texts;
		this.#intents = parts.intents;
		this.#writeBacks = parts.writeBacks;
	}

	/**
	 * Makes the task of a TODO, one of all those of a text as it is now. Resolves when its reference is there or
	 * can't be written; where the service doesn't have the task yet, as soon as it's kept. While it is under way
	 * for the same TODO, gives that one. Rejects with a `TaskError` when the TODO has its task, and with what
	 * `make` rejects with.
	 * @param make does what there is to do before, then calls `create` once
	 */
	create(
		{ uri, text }: LiveText,
		todos: readonly Todo[],
		todo: Todo,
		make: (create: (create: Create) => Promise<Task>) => Promise<Task>,
	): Promise<Task> {
		const making = this.#making.of(uri, text, todos, todo);
		if (making) {
			return making;
		}
		if (todo.reference !== undefined) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('This TODO has its task already: {0}.', formatReference(todo.reference)),
			});
		}
		const anchor = new Anchor(text, todos, todo);
		const known = this.#writeBacks.intentOf(uri, text, todos, todo);
		const sketch = sketchOf(text, todos, todo);
		return this.#making.add(uri, anchor, this.#make(uri, anchor, { known, sketch, make }));
	}

	/**
	 * Makes the tasks of several TODOs at once, as `createTodoTasks` says. Whoever asks for one of them meanwhile
	 * gets that one.
	 */
	createMany(
		wanted: readonly NewTodoTask[],
		create: Parameters<typeof createTodoTasks>[1],
	): Promise<CreateReport> {
		return createTodoTasks(wanted, create, {
			store: this.#store,
			texts: this.#texts,
			intents: this.#intents,
			writeBacks: this.#writeBacks,
			making: this.#making,
		});
	}

	async #make(
		uri: string,
		anchor: Anchor,
		{
			known,
			sketch,
			make,
		}: {
			known: NumberedIntent | undefined;
			sketch: Sketch;
			make: (create: (create: Create) => Promise<Task>) => Promise<Task>;
		},
	): Promise<Task> {
		const following = this.#writeBacks.followed.begin(uri, anchor);
		try {
			const made = known && (await this.#taskOf(known));
			if (made) {
				return made;
			}
			let number: number | undefined;
			try {
				const task = await make((create) =>
					this.#keep({ following, anchor, first: sketch }, create, (kept) => {
						number = kept;
					}),
				);
				return await this.#written(task, number);
			} catch (error) {
				if (error instanceof UnderWay) {
					return (await this.#taskOf(error.numbered)) ?? raise(error);
				}
				if (number !== undefined) {
					// The service refused it.
					this.#writeBacks.end(number);
				}
				throw error;
			}
		} finally {
			following.end();
		}
	}

	/** Creates the task and keeps in the same transaction where its reference is to be written. */
	async #keep(
		{ following, anchor, first }: { following: NewTodo; anchor: Anchor; first: Sketch },
		create: Create,
		onNumber: (number: number) => void,
	): Promise<Task> {
		const live = this.#texts.opened(following.uri) ?? (await this.#texts.open(following.uri));
		const todos = (await live?.todos()) ?? [];
		// Nothing is awaited until it's kept.
		const text = live?.text ?? '';
		anchor.sync(text);
		const todo = anchor.locate(todos);
		const sketch = todo ? sketchOf(text, todos, todo) : first;
		// What was edited since may be lost with the window.
		const sketches = live?.isUnsaved && sketch.text !== first.text ? [sketch, first] : [sketch];
		let kept: number | undefined;
		const task = create(([id]) => {
			const other = todo && this.#writeBacks.intentOf(following.uri, text, todos, todo);
			if (other) {
				throw new UnderWay(other);
			}
			kept = this.#intents.add({
				task: id ?? '',
				uri: following.uri,
				mentions: mentions(text, id ?? ''),
				sketches,
				unsaved: live?.isUnsaved ?? false,
			});
		});
		if (kept !== undefined) {
			onNumber(kept);
			following.keep(kept);
			this.#writeBacks.wake();
		}
		return task;
	}

	async #written(task: Task, number: number | undefined): Promise<Task> {
		if (number !== undefined && whereIs(task.id, this.#store).kind === 'there') {
			await this.#writeBacks.over(number);
		}
		return task;
	}

	/** The task of an intent. Where there is none any more, the intent is over, too. */
	async #taskOf({ number, intent }: NumberedIntent): Promise<Task | undefined> {
		await this.#store.settled(productOf(intent.task));
		for (const end = performance.now() + patience; ; await moment()) {
			const state = whereIs(intent.task, this.#store);
			if (state.kind === 'there') {
				const task = await loadUnlessGone(state.id, this.#store);
				return task && this.#written(task, number);
			}
			const task = this.#store.get(intent.task);
			if (task) {
				return task;
			}
			if (state.kind === 'away' || performance.now() > end) {
				this.#writeBacks.end(number);
				return undefined;
			}
		}
	}
}

/** The task is being made already. */
class UnderWay extends TaskError {
	readonly numbered: NumberedIntent;

	constructor(numbered: NumberedIntent) {
		super({ kind: 'invalid', sentence: l10n.t('Another window is making the task of this TODO.') });
		this.numbered = numbered;
	}
}

function moment(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, 50);
	});
}

function raise(error: unknown): never {
	throw error;
}
