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
			async () => {
				const told = await this.#api.update(id, wire);
				return told ? [told] : [];
			},
		);
		const task = this.#index.get(id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	async act(action: TaskAction, ids: readonly TaskId[]): Promise<void> {
		const act = this.#member(action).bind(this.#api);
		await this.#optimistically(ids, effectOf(action), async () => {
			await act(ids);
			return action === 'restore' || action === 'unarchive' ? this.#readUnknown(ids) : [];
		});
	}

	/** The tasks that come to show by an action. One that can't be read comes with the next refresh. */
	async #readUnknown(ids: readonly TaskId[]): Promise<readonly Task[]> {
		const unknown = ids.filter((id) => !this.#index.get(id));
		const read = await Promise.allSettled(unknown.map((id) => this.#api.get(id)));
		return read.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
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
	 * Shows the tasks as they will be and sends the change after the earlier ones of the same tasks;
	 * `send` resolves with the tasks that the service told the new state of.
	 * When it fails it's taken back, but not what was changed before or since.
	 */
	async #optimistically(
		ids: readonly TaskId[],
		effect: Effect,
		send: () => Promise<readonly Task[]>,
	): Promise<void> {
		this.#index.change(ids, effect);
		const write = Promise.allSettled(ids.flatMap((id) => this.#writes.get(id) ?? [])).then(send);
		for (const id of ids) {
			this.#writes.set(id, write);
		}
		try {
			this.#index.confirm(ids, effect, await write);
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

function effectOf(action: TaskAction): Effect {
	switch (action) {
		case 'archive':
			return (task) => ({ ...task, archived: true });
		case 'unarchive':
			return (task) => ({ ...task, archived: false });
		case 'delete':
			return () => undefined;
		case 'restore':
			return (task) => task;
	}
}
