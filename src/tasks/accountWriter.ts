import * as l10n from '@vscode/l10n';
import type { AccountAction, TaskAction } from './account.ts';
import type { AccountIndex } from './accountIndex.ts';
import type { Project, Tag } from './catalog.ts';
import { changed, withNames, withStatus } from './changes.ts';
import type { EntityId, NewTask, Task, TaskChanges, TaskId } from './task.ts';
import type { TaskApi } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';
import type { Effect } from './unconfirmed.ts';

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
	 * Shows the tasks as they will be and sends the change after the earlier ones of the same tasks.
	 * When it fails it's taken back, but not what was changed before or since.
	 */
	async #optimistically(
		ids: readonly TaskId[],
		effect: Effect,
		send: () => Promise<Task | undefined | void>,
	): Promise<void> {
		this.#index.change(ids, effect);
		const write = Promise.allSettled(ids.flatMap((id) => this.#writes.get(id) ?? [])).then(send);
		for (const id of ids) {
			this.#writes.set(id, write);
		}
		try {
			const told = await write;
			this.#index.confirm(ids, effect, told ?? undefined);
		} catch (error) {
			this.#index.takeBack(ids, effect);
			throw asTaskError(error);
		} finally {
			for (const id of ids) {
				if (this.#writes.get(id) === write) {
					this.#writes.delete(id);
				}
			}
		}
	}
}
