import * as l10n from '@vscode/l10n';
import type { AccountAction, TaskAction } from './account.ts';
import type { AccountIndex } from './accountIndex.ts';
import type { Project, Tag } from './catalog.ts';
import { changed, inverse, withNames, withStatus } from './changes.ts';
import type { EntityId, NewTask, Task, TaskChanges, TaskId } from './task.ts';
import type { TaskApi } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';

/** Carries a person's changes to the account's `TaskApi`, shown at once and taken back when they fail. */
export class AccountWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	/** The last write to each task, so that the next one waits for it. */
	readonly #writes = new Map<TaskId, Promise<unknown>>();

	constructor(api: TaskApi, index: AccountIndex) {
		this.#api = api;
		this.#index = index;
	}

	/** Whether a change of the task is on its way, so that its copy here is newer than anybody else's. */
	isWriting(id: TaskId): boolean {
		return this.#writes.has(id);
	}

	async create(task: NewTask): Promise<Task> {
		const { catalog } = this.#index.account;
		const created = withNames(await this.#api.create(withStatus(task, catalog)), catalog);
		this.#index.touch([created.id]);
		this.#index.put([created]);
		return created;
	}

	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		const { catalog } = this.#index.account;
		const wire = withStatus(changes, catalog);
		await this.#optimistically(
			[id],
			(task) => changed(task, wire, catalog),
			() => this.#api.update(id, wire),
		);
		const task = this.#index.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	async act(action: TaskAction, ids: readonly TaskId[]): Promise<void> {
		const act = this.#member(action).bind(this.#api);
		if (action === 'restore') {
			await act(ids);
			await this.#readAnew(ids);
			return;
		}
		await this.#optimistically(
			ids,
			(task) => (action === 'delete' ? undefined : { ...task, archived: action === 'archive' }),
			() => act(ids),
		);
		if (action === 'unarchive') {
			await this.#readAnew(ids.filter((id) => !this.#index.get(id)));
		}
	}

	/** Brings tasks to show that weren't. */
	async #readAnew(ids: readonly TaskId[]): Promise<void> {
		this.#index.touch(ids);
		this.#index.put(await Promise.all(ids.map((id) => this.#api.get(id))));
	}

	async saveProject(project: Pick<Project, 'name' | 'color' | 'closed'>, id?: EntityId): Promise<EntityId> {
		const saved = await this.#member('saveProject').call(this.#api, project, id);
		this.#index.setCatalog(await this.#api.catalog(this.#index.ended));
		return saved;
	}

	async createTag(tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId> {
		const created = await this.#member('createTag').call(this.#api, tag);
		this.#index.setCatalog(await this.#api.catalog(this.#index.ended));
		return created;
	}

	#member<M extends AccountAction>(name: M): NonNullable<TaskApi[M]> {
		const member = this.#api[name];
		if (!member) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label });
		}
		return member;
	}

	/**
	 * Shows the tasks as they will be, sends the change after the earlier ones of the same tasks, and
	 * takes back what failed, but not what was changed since.
	 */
	async #optimistically(
		ids: readonly TaskId[],
		apply: (task: Task) => Task | undefined,
		send: () => Promise<Task | undefined | void>,
	): Promise<void> {
		this.#index.touch(ids);
		const before = ids.flatMap((id) => this.#index.get(id) ?? []);
		const after = before.map((task) => apply(task));
		this.#index.put(after.flatMap((task) => (task ? { ...task, pending: true } : [])));
		this.#index.drop(before.flatMap((task, i) => (after[i] ? [] : task.id)));
		const write = Promise.allSettled(ids.flatMap((id) => this.#writes.get(id) ?? [])).then(send);
		for (const id of ids) {
			this.#writes.set(id, write);
		}
		try {
			const told = await write;
			this.#index.touch(ids);
			this.#settle(ids, write, told ? [told] : []);
		} catch (error) {
			this.#takeBack(before, after);
			this.#settle(ids, write, []);
			throw asTaskError(error);
		}
	}

	/** The write is done: what the service told is shown, unless a later write of the same task is under way. */
	#settle(ids: readonly TaskId[], write: Promise<unknown>, told: readonly Task[]): void {
		const last = ids.filter((id) => this.#writes.get(id) === write);
		for (const id of last) {
			this.#writes.delete(id);
		}
		const tasks = last.flatMap((id) => told.find((task) => task.id === id) ?? this.#index.get(id) ?? []);
		this.#index.put(tasks.map((task) => ({ ...task, pending: false })));
	}

	#takeBack(before: readonly Task[], after: readonly (Task | undefined)[]): void {
		const restored = before.flatMap((was, i) => {
			const made = after[i];
			const now = this.#index.get(was.id);
			if (!made) {
				return now ? [] : was;
			}
			return now ? { ...now, ...inverse(was, made, now) } : [];
		});
		this.#index.put(restored);
	}
}
