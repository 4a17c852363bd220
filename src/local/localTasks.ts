import * as l10n from '@vscode/l10n';
import type { Documents, Reading, Transaction } from '../storage/documents.ts';
import type { Catalog, Project, Tag } from '../tasks/catalog.ts';
import { Emitter } from '../tasks/emitter.ts';
import { idOf, type NewTask, numberOf, type Task, type TaskChanges, type TaskId } from '../tasks/task.ts';
import type { Disposable, KeptTasks, OnKept, TaskUpdate } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import { ensureCatalog, isCatalogKind, readCatalog } from './localCatalog.ts';
import type { StoredTask } from './localSchema.ts';
import { local, localFields, readTask, toStored, toTask } from './mapping.ts';
import { forgetDeleted, withSubTasks } from './subTasks.ts';

/** Word of what changed in the store of documents: `undefined` for a task that is gone. */
type LocalChange = { tasks: ReadonlyMap<TaskId, Task | undefined>; catalog: Catalog | undefined };

/** The tasks of this computer: a product of its own, without an account, shared by all windows. */
export class LocalTasks implements KeptTasks, Disposable {
	readonly product = local;
	readonly label = l10n.t('This Computer');
	readonly signedIn = false;
	readonly fields = localFields;
	readonly #documents: Documents;
	readonly #changed = new Emitter<LocalChange>();
	readonly #elsewhere: Disposable;
	#revision: number;

	constructor(documents: Documents) {
		this.#documents = documents;
		this.#revision = this.#transact((transaction) => {
			ensureCatalog(transaction);
			const all = documents.changedSince(local, 0);
			forgetDeleted(transaction, all.documents);
			return all.revision;
		});
		this.#elsewhere = documents.onDidChangeElsewhere(() => this.#tellChanges());
	}

	dispose(): void {
		this.#elsewhere.dispose();
		this.#documents.close();
	}

	onDidChange(listener: (tasks: LocalChange['tasks'], catalog: Catalog | undefined) => void): Disposable {
		return this.#changed.event(({ tasks, catalog }) => listener(tasks, catalog));
	}

	async *list({ archived }: { archived: boolean }): AsyncIterable<readonly Task[]> {
		const documents = this.#documents.read(local, (reading) => reading.all('task'));
		yield documents
			.flatMap((document) => toTask(document) ?? [])
			.filter((task) => task.archived === archived);
	}

	async catalog(): Promise<Catalog> {
		return this.#documents.read(local, readCatalog);
	}

	async get(id: TaskId): Promise<Task> {
		return this.#documents.read(local, (reading) => this.#task(reading, id));
	}

	known(id: TaskId): Task | undefined {
		return this.#documents.read(local, (reading) =>
			toTask({ id: numberOf(id), body: reading.get('task', numberOf(id)) }),
		);
	}

	async create(task: NewTask, onKept?: OnKept): Promise<Task> {
		return this.#write((transaction) => {
			const created = this.#create(transaction, task);
			onKept?.([created.id]);
			return created;
		});
	}

	async createMany(tasks: readonly NewTask[], onKept?: OnKept): Promise<readonly Task[]> {
		return this.#write((transaction) => {
			const created = tasks.map((task) => this.#create(transaction, task));
			onKept?.(created.map(({ id }) => id));
			return created;
		});
	}

	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		return this.#write((transaction) => {
			this.#change(transaction, id, toStored(changes));
			return this.#task(transaction, id);
		});
	}

	async updateMany(updates: readonly TaskUpdate[]): Promise<void> {
		this.#write((transaction) => {
			for (const { id, changes } of updates) {
				this.#task(transaction, id);
				this.#change(transaction, id, toStored(changes));
			}
		});
	}

	async archive(ids: readonly TaskId[]): Promise<void> {
		this.#mark(ids, 'archivedAt', true);
	}

	async unarchive(ids: readonly TaskId[]): Promise<void> {
		this.#mark(ids, 'archivedAt', false);
	}

	async delete(ids: readonly TaskId[]): Promise<void> {
		this.#mark(ids, 'deletedAt', true);
	}

	async restore(ids: readonly TaskId[]): Promise<void> {
		this.#mark(ids, 'deletedAt', false);
	}

	async saveProject(project: Pick<Project, 'name' | 'color' | 'closed'>, id?: string): Promise<string> {
		return this.#write((transaction) => {
			const number = id === undefined ? transaction.nextId('project') : numberOf(id);
			transaction.put('project', number, {
				name: project.name,
				color: project.color,
				closed: project.closed,
			});
			return idOf(local, number);
		});
	}

	async createTag(tag: Pick<Tag, 'name' | 'color'>): Promise<string> {
		return this.#write((transaction) => {
			const id = transaction.nextId('tag');
			transaction.put('tag', id, tag);
			return idOf(local, id);
		});
	}

	/** Sets or clears an instant on tasks together with their sub-tasks; what was marked together comes back together. */
	#mark(ids: readonly TaskId[], field: 'archivedAt' | 'deletedAt', set: boolean): void {
		this.#write((transaction) => {
			if (field === 'archivedAt') {
				// One that is deleted can be brought back, and nothing else.
				ids.forEach((id) => this.#task(transaction, id));
			}
			const now = new Date().toISOString();
			for (const number of withSubTasks(transaction, ids.map(numberOf), field, set)) {
				this.#change(transaction, idOf(local, number), { [field]: set ? now : null });
			}
		});
	}

	#create(transaction: Transaction, task: NewTask): Task {
		const now = new Date().toISOString();
		const id = transaction.nextId('task');
		const [first] = transaction.all('status');
		transaction.put('task', id, {
			statusId: first?.id,
			...toStored(task),
			createdAt: now,
			updatedAt: now,
			archivedAt: null,
			deletedAt: null,
		});
		return this.#task(transaction, idOf(local, id));
	}

	#change(transaction: Transaction, id: TaskId, changes: Partial<StoredTask>): void {
		const stored = readTask(transaction.get('task', numberOf(id)));
		if (!stored) {
			throw gone(id);
		}
		transaction.put('task', numberOf(id), { ...stored, ...changes, updatedAt: new Date().toISOString() });
	}

	#task(reading: Reading, id: TaskId): Task {
		const task = toTask({ id: numberOf(id), body: reading.get('task', numberOf(id)) });
		if (!task) {
			throw gone(id);
		}
		return task;
	}

	#transact<T>(work: (transaction: Transaction) => T): T {
		return this.#documents.transact(local, work);
	}

	#write<T>(work: (transaction: Transaction) => T): T {
		const result = this.#transact(work);
		this.#tellChanges();
		return result;
	}

	/** Tells of everything that was put since the last time, by this window or another. */
	#tellChanges(): void {
		const { revision, documents } = this.#documents.changedSince(local, this.#revision);
		this.#revision = revision;
		const tasks = new Map<TaskId, Task | undefined>();
		for (const document of documents) {
			if (document.kind === 'task') {
				tasks.set(idOf(local, document.id), toTask(document));
			}
		}
		const catalog = documents.some(({ kind }) => isCatalogKind(kind))
			? this.#documents.read(local, readCatalog)
			: undefined;
		if (tasks.size > 0 || catalog) {
			this.#changed.fire({ tasks, catalog });
		}
	}
}

function gone(id: TaskId): TaskError {
	return new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
}
