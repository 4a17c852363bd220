import * as l10n from '@vscode/l10n';
import type { AccountAction } from './account.ts';
import type { TaskAction } from './taskAction.ts';
import type { AccountIndex } from './accountIndex.ts';
import { type BulkReport, type BulkWatch, type CreateReport, endsAll } from './bulkReport.ts';
import type { Project, Tag } from './catalog.ts';
import { changed, withNames, withStatus } from './changes.ts';
import { effectOf } from './effectOf.ts';
import { GroupWriter } from './groupWriter.ts';
import { OptimisticWrites } from './optimisticWrites.ts';
import { partsOf } from './partsOf.ts';
import type { EntityId, IsoDate, NewTask, Task, TaskChanges, TaskId } from './task.ts';
import { SeriesWriter } from './seriesWriter.ts';
import type { InstanceRange, OnKept, ProposalSource, TaskApi, TaskUpdate } from './taskApi.ts';
import { asTaskError, TaskError } from './taskError.ts';

/** How many calls about one task each are on their way together, where the product has none about several. */
const lanes = 4;

/** Up to how many tasks are read one by one when they come to show; more come with the next refresh. */
const fewTasks = 4;

/** Carries a person's changes to the account's `TaskApi`, shown at once and taken back when they fail. */
export class AccountWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	readonly #writes: OptimisticWrites;
	/** What is meant for the tasks that follow in a series too. */
	readonly series: SeriesWriter;
	readonly groups: GroupWriter;

	constructor(api: TaskApi, index: AccountIndex) {
		this.#api = api;
		this.#index = index;
		this.#writes = new OptimisticWrites(index, api.sync !== undefined);
		this.series = new SeriesWriter(api, index, this.#writes);
		this.groups = new GroupWriter(api, index, this.#writes);
	}

	async create(task: NewTask, onKept?: OnKept): Promise<Task> {
		const [created] = await this.#created([task], onKept);
		if (!created) {
			throw new TaskError({ kind: 'unreadable', service: this.#api.label });
		}
		return created;
	}

	/** Creates tasks in their order, a part after the other. Never rejects. */
	async createMany(tasks: readonly NewTask[], watch: BulkWatch): Promise<CreateReport> {
		const parts = partsOf(tasks, this.#api.createMany ? this.#api.atOnce : 1);
		watch.onParts?.(parts.length);
		const created: Task[] = [];
		const failed: { name: string; error: TaskError }[] = [];
		let skipped = 0;
		let ending: TaskError | undefined;
		for (const part of parts) {
			if (watch.signal?.aborted) {
				skipped += part.length;
				continue;
			}
			let error = ending;
			try {
				created.push(...(error ? [] : await this.#created(part)));
			} catch (thrown) {
				error = asTaskError(thrown);
				ending = endsAll(error) ? error : undefined;
			}
			failed.push(...(error ? part.map(({ name }) => ({ name, error })) : []));
			watch.onSent?.(part.length);
		}
		return { created, failed, skipped };
	}

	async #created(tasks: readonly NewTask[], onKept?: OnKept): Promise<readonly Task[]> {
		const { catalog } = this.#index.account;
		const wire = tasks.map((task) => withStatus(task, catalog));
		const [only, ...others] = wire;
		const told =
			only && others.length === 0
				? [await this.#api.create(only, onKept)]
				: await this.#member('createMany').call(this.#api, wire, onKept);
		const created = told.map((task) => withNames(task, catalog));
		this.#index.touch(created.map(({ id }) => id));
		this.#index.put(created);
		return created;
	}

	async update(id: TaskId, changes: TaskChanges): Promise<Task> {
		const { failed } = await this.updateMany([{ id, changes }], {});
		if (failed[0]) {
			throw failed[0].error;
		}
		return this.#need(id);
	}

	/** Puts another task in the place of one. */
	async replace(id: TaskId, task: NewTask): Promise<Task> {
		const { catalog } = this.#index.account;
		const replace = this.#member('replace').bind(this.#api);
		const wire = withStatus(task, catalog);
		const { failed } = await this.#writes.run(
			{
				parts: [[id]],
				lanes: 1,
				effect: (known) => changed(known, wire, catalog),
				send: async () => {
					const told = await replace(id, wire);
					return told ? [told] : [];
				},
			},
			{},
		);
		if (failed[0]) {
			throw failed[0].error;
		}
		return this.#need(id);
	}

	#need(id: TaskId): Task {
		const task = this.#index.get(id) ?? this.#index.get(this.#api.idNow?.(id) ?? id);
		if (!task) {
			throw new TaskError({ kind: 'notFound', what: l10n.t('The task {0}', id) });
		}
		return task;
	}

	/** Changes tasks, each once, in its own way. Never rejects. */
	updateMany(updates: readonly TaskUpdate[], watch: BulkWatch): Promise<BulkReport> {
		const { catalog } = this.#index.account;
		const wire = new Map(updates.map(({ id, changes }) => [id, withStatus(changes, catalog)]));
		const many = this.#api.updateMany?.bind(this.#api);
		return this.#writes.run(
			{
				parts: partsOf([...wire.keys()], many ? this.#api.atOnce : 1),
				lanes: many ? 1 : lanes,
				effect: (task) => changed(task, wire.get(task.id) ?? {}, catalog),
				send: async (ids) => {
					const part = ids.map((id) => ({ id, changes: wire.get(id) ?? {} }));
					const [only, ...others] = part;
					if (many && others.length > 0) {
						await many(part);
						return [];
					}
					const told = only && (await this.#api.update(only.id, only.changes));
					return told ? [told] : [];
				},
			},
			watch,
		);
	}

	/** Archives, brings back or deletes tasks. Throws only where the product has no such action. */
	act(action: TaskAction, ids: readonly TaskId[], watch: BulkWatch): Promise<BulkReport> {
		const act = this.#member(action).bind(this.#api);
		return this.#writes.run(
			{
				parts: partsOf([...new Set(ids)], this.#api.atOnce),
				lanes: 1,
				effect: effectOf(action),
				send: async (part) => {
					await act(part);
					return action === 'restore' || action === 'unarchive' ? this.#readUnknown(part) : [];
				},
			},
			watch,
		);
	}

	/** The tasks that come to show by an action. One that can't be read comes with the next refresh. */
	async #readUnknown(ids: readonly TaskId[]): Promise<readonly Task[]> {
		const unknown = ids.filter((id) => !this.#index.get(id));
		if (unknown.length > fewTasks) {
			return [];
		}
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

	async propose(source: ProposalSource, signal?: AbortSignal): Promise<readonly NewTask[]> {
		const proposals = this.#member('propose');
		if ('text' in source) {
			return proposals.fromList(source.text, signal);
		}
		return 'prompt' in source
			? proposals.fromPrompt(source.prompt, signal)
			: proposals.fromImage(source.image, signal);
	}

	async instances(range: InstanceRange, signal?: AbortSignal): Promise<readonly Task[]> {
		return this.#member('instances').call(this.#api, range, signal);
	}

	async syncCalendar(from: IsoDate, to: IsoDate, timezone: string): Promise<void> {
		await this.#member('syncCalendar').call(this.#api, from, to, timezone);
	}

	#member<M extends Exclude<AccountAction, 'timer'> | 'createMany'>(name: M): NonNullable<TaskApi[M]> {
		const member = this.#api[name];
		if (!member) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label });
		}
		return member;
	}
}
