import { type Catalog, emptyCatalog } from '../../src/tasks/catalog.ts';
import { Emitter } from '../../src/tasks/emitter.ts';
import {
	idOf,
	type NewTask,
	type Product,
	type Task,
	type TaskChanges,
	type TaskField,
	type TaskId,
} from '../../src/tasks/task.ts';
import type { Disposable, KeptTasks, TaskUpdate } from '../../src/tasks/taskApi.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { TaskFilter } from '../../src/tasks/taskFilter.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';

/** A call as a script sees it; `ids` are the tasks that it's about. */
export type Call = { name: string; ids: readonly TaskId[] };

type Listener = Parameters<KeptTasks['onDidChange']>[0];

/**
 * A service in memory, which tells what tasks became with each answer. A test says by `before` and `after` when
 * each call reaches it and when its answer comes back; one that throws there fails, in `before` without any effect.
 */
export class ScriptedApi implements KeptTasks {
	readonly product: Product;
	readonly label = 'Toggl Focus';
	readonly signedIn = true;
	readonly fields: ReadonlySet<TaskField> = new Set<TaskField>([
		'name',
		'description',
		'notes',
		'projectId',
		'parentId',
		'statusId',
		'done',
		'priority',
		'priorityAt',
		'pinned',
		'startDate',
		'endDate',
		'estimatedMins',
		'tagIds',
		'assigneeIds',
		'rrule',
		'position',
		'outboundSync',
	]);
	/** The tasks as the service has them. */
	readonly tasks = new Map<TaskId, Task>();
	readonly deleted = new Map<TaskId, Task>();
	/** The calls in the order in which they took effect. */
	readonly calls: string[] = [];
	lists: Catalog;
	batchSize = 2;
	/** The most tasks in one call; set by tests of many tasks. */
	atOnce = Infinity;
	/** Whether an update's answer has the task. */
	tellsTask = true;
	before: (call: Call) => Promise<void> | void = () => {};
	after: (call: Call) => Promise<void> | void = () => {};
	readonly #changed = new Emitter<Parameters<Listener>>();
	/** What was put since the last answer. */
	readonly #news = new Set<TaskId>();
	#last = 1000;

	constructor(tasks: readonly Task[] = [], product = 'focus') {
		this.product = product;
		this.lists = product === 'focus' ? catalog : emptyCatalog;
		for (const task of tasks) {
			this.tasks.set(task.id, task);
		}
	}

	/** The list is as it was when the service was asked; only its batches take their time. */
	async *list({
		archived,
		filter,
	}: {
		archived: boolean;
		filter?: TaskFilter;
	}): AsyncIterable<readonly Task[]> {
		const name = filter ? `list ${JSON.stringify(filter)}` : archived ? 'list archived' : 'list';
		await this.before({ name, ids: [] });
		this.calls.push(name);
		const tasks = [...this.tasks.values()].filter(
			(task) => task.archived === archived && task.name.includes(filter?.text ?? ''),
		);
		for (let from = 0; from < tasks.length; from += this.batchSize) {
			const batch = tasks.slice(from, from + this.batchSize);
			await this.after({ name, ids: batch.map(({ id }) => id) });
			yield structuredClone(batch);
		}
		await this.after({ name, ids: [] });
	}

	catalog(): Promise<Catalog> {
		return this.#call('catalog', [], () => this.lists);
	}

	get(id: TaskId): Promise<Task> {
		return this.#call('get', [id], () => this.#need(id));
	}

	create(task: NewTask): Promise<Task> {
		return this.#call('create', [], () => this.#create(task));
	}

	createMany(tasks: readonly NewTask[]): Promise<readonly Task[]> {
		return this.#call('createMany', [], () => tasks.map((task) => this.#create(task)));
	}

	update(id: TaskId, changes: TaskChanges): Promise<Task | undefined> {
		return this.#call('update', [id], () => {
			this.#put({ ...this.#need(id), ...this.#stored(changes) });
			return this.tellsTask ? this.#need(id) : undefined;
		});
	}

	updateMany(updates: readonly TaskUpdate[]): Promise<void> {
		const ids = updates.map(({ id }) => id);
		return this.#call('updateMany', ids, () => {
			for (const id of ids) {
				this.#need(id);
			}
			for (const { id, changes } of updates) {
				this.#put({ ...this.#need(id), ...this.#stored(changes) });
			}
		});
	}

	archive(ids: readonly TaskId[]): Promise<void> {
		return this.#call('archive', ids, () => this.#putAll(ids, { archived: true }));
	}

	unarchive(ids: readonly TaskId[]): Promise<void> {
		return this.#call('unarchive', ids, () => this.#putAll(ids, { archived: false }));
	}

	delete(ids: readonly TaskId[]): Promise<void> {
		return this.#call('delete', ids, () => {
			for (const task of ids.map((id) => this.#need(id))) {
				this.deleted.set(task.id, task);
				this.tasks.delete(task.id);
				this.#news.add(task.id);
			}
		});
	}

	restore(ids: readonly TaskId[]): Promise<void> {
		return this.#call('restore', ids, () => {
			for (const task of ids.map((id) => this.deleted.get(id) ?? this.#need(id))) {
				this.deleted.delete(task.id);
				this.#put(task);
			}
		});
	}

	onDidChange(listener: Listener): Disposable {
		return this.#changed.event((word) => listener(...word));
	}

	/** Somebody else changes a task, and the service tells of it. */
	changeElsewhere(id: TaskId, changes: Partial<Task> | undefined): void {
		this.changeAllElsewhere([[id, changes]]);
	}

	/** The same of several tasks at once; `undefined` deletes one. */
	changeAllElsewhere(tasks: readonly (readonly [TaskId, Partial<Task> | undefined])[]): void {
		for (const [id, changes] of tasks) {
			if (changes) {
				this.#put({ ...(this.tasks.get(id) ?? makeTask(id)), ...changes });
			} else {
				this.tasks.delete(id);
			}
		}
		this.#tell(tasks.map(([id]) => id));
	}

	#tell(ids: Iterable<TaskId>): void {
		const told = [...ids].map((id) => [id, structuredClone(this.tasks.get(id))] as const);
		this.#changed.fire([new Map(told), undefined]);
	}

	tellCatalog(lists: Catalog): void {
		this.lists = lists;
		this.#changed.fire([new Map(), lists]);
	}

	async #call<T>(name: string, ids: readonly TaskId[], effect: () => T): Promise<T> {
		await this.before({ name, ids });
		this.calls.push([name, ...ids].join(' '));
		const answer = structuredClone(effect());
		const news = [...this.#news];
		this.#news.clear();
		await this.after({ name, ids });
		if (news.length > 0) {
			this.#tell(news);
		}
		return answer;
	}

	#create(task: NewTask): Task {
		const id = idOf(this.product, ++this.#last);
		this.#put({ ...makeTask(id), ...this.#stored(task) });
		return this.#need(id);
	}

	#need(id: TaskId): Task {
		const task = this.tasks.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: `The task ${id}` });
		}
		return task;
	}

	/** All of them, or none when one isn't there. */
	#putAll(ids: readonly TaskId[], fields: Partial<Task>): void {
		for (const task of ids.map((id) => this.#need(id))) {
			this.#put({ ...task, ...fields });
		}
	}

	#put(task: Task): void {
		this.tasks.set(task.id, task);
		this.#news.add(task.id);
	}

	/** What Focus makes of changes: it has statuses, and knows no `done`. */
	#stored({ done: _done, outboundSync: _outboundSync, ...changes }: TaskChanges): Partial<Task> {
		const status = this.lists.statuses.find(({ id }) => id === changes.statusId);
		const names = status ? { statusName: status.name, done: status.type === 'done' } : {};
		return { ...changes, ...names };
	}
}
