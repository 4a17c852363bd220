import * as l10n from '@vscode/l10n';
import type { AccountAction, TaskAction } from '../taskAction.ts';
import type { AccountIndex } from './accountIndex.ts';
import type { AccountReader } from './accountReader.ts';
import { type BulkReport, type BulkWatch, type CreateReport, endsAll, outcomeOf } from '../bulkReport.ts';
import type { Project, Tag } from '../catalog.ts';
import { withNames, withStatus } from '../changes.ts';
import { GroupWriter } from './groupWriter.ts';
import { partsOf } from '../partsOf.ts';
import type { EntityId, IsoDate, NewTask, Task, TaskChanges, TaskId } from '../task.ts';
import { SeriesWriter } from './seriesWriter.ts';
import type { InstanceRange, OnConflict, OnKept, ProposalSource, TaskApi, TaskUpdate } from '../taskApi.ts';
import { asTaskError, TaskError } from '../taskError.ts';

/** Gives a person's changes to the account's `TaskApi`. What tasks become by them is heard from there. */
export class AccountWriter {
	readonly #api: TaskApi;
	readonly #index: AccountIndex;
	/** What is meant for the tasks that follow in a series too. */
	readonly series: SeriesWriter;
	readonly groups: GroupWriter;

	constructor(api: TaskApi, index: AccountIndex, reader: AccountReader) {
		this.#api = api;
		this.#index = index;
		this.series = new SeriesWriter(api, index);
		this.groups = new GroupWriter(api, index, reader);
	}

	async create(task: NewTask, onKept?: OnKept): Promise<Task> {
		const [created] = await this.#created([task], onKept);
		if (!created) {
			throw new TaskError({ kind: 'unreadable', service: this.#api.label });
		}
		return created;
	}

	/** How many requests it takes to create so many tasks. */
	requestsToCreate(count: number): number {
		return this.#api.signedIn ? Math.ceil(count / this.#createdAtOnce) : 0;
	}

	/** Creates tasks in their order, a part after the other. Never rejects. */
	async createMany(tasks: readonly NewTask[], watch: BulkWatch): Promise<CreateReport> {
		const parts = partsOf(tasks, this.#createdAtOnce);
		watch.onParts?.(parts.length);
		const created: Task[] = [];
		const failed: { name: string; error: TaskError }[] = [];
		let [skipped, begun] = [0, 0];
		let ending: TaskError | undefined;
		for (const part of parts) {
			if (watch.signal?.aborted) {
				skipped += part.length;
				continue;
			}
			let error = ending;
			const first = begun;
			begun += part.length;
			try {
				const onKept = (ids: readonly TaskId[]): void => watch.onKept?.(ids, first);
				created.push(...(error ? [] : await this.#created(part, onKept)));
			} catch (thrown) {
				error = asTaskError(thrown);
				ending = endsAll(error) ? error : undefined;
			}
			failed.push(...(error ? part.map(({ name }) => ({ name, error })) : []));
			watch.onSent?.(part.length);
		}
		return { created, failed, skipped };
	}

	get #createdAtOnce(): number {
		return this.#api.createMany ? (this.#api.atOnce ?? Infinity) : 1;
	}

	async #created(tasks: readonly NewTask[], onKept?: OnKept): Promise<readonly Task[]> {
		const { catalog } = this.#index.account;
		const wire = tasks.map((task) => withStatus(task, catalog));
		const [only, ...others] = wire;
		const told =
			only && others.length === 0
				? [await this.#api.create(only, onKept)]
				: await this.#member('createMany').call(this.#api, wire, onKept);
		return told.map((task) => this.#index.get(task.id) ?? withNames(task, catalog));
	}

	async update(id: TaskId, changes: TaskChanges, onConflict?: OnConflict): Promise<Task> {
		await this.#api.update(id, withStatus(changes, this.#index.account.catalog), 'this', onConflict);
		return this.#need(id);
	}

	/** Puts another task in the place of one. */
	async replace(id: TaskId, task: NewTask): Promise<Task> {
		await this.#member('replace').call(this.#api, id, withStatus(task, this.#index.account.catalog));
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
	async updateMany(updates: readonly TaskUpdate[], watch: BulkWatch): Promise<BulkReport> {
		if (updates.length === 0) {
			return { done: [], failed: [], skipped: [] };
		}
		const { catalog } = this.#index.account;
		const wire = updates.map(({ id, changes }) => ({ id, changes: withStatus(changes, catalog) }));
		return outcomeOf(
			updates.map(({ id }) => id),
			this.#api.updateMany(wire, watch),
		);
	}

	/** Archives, brings back or deletes tasks. Throws only where the product has no such action. */
	act(action: TaskAction, ids: readonly TaskId[], watch: BulkWatch): Promise<BulkReport> {
		return outcomeOf(ids, this.#member(action).call(this.#api, ids, 'this', watch));
	}

	async saveProject(project: Pick<Project, 'name' | 'color' | 'closed'>, id?: EntityId): Promise<EntityId> {
		const saved = await this.#member('saveProject').call(this.#api, project, id);
		this.#index.setCatalog(await this.#api.catalog(this.#index.ended));
		return saved;
	}

	async createTag(tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId> {
		if (!this.#api.fields.has('tagIds')) {
			throw new TaskError({ kind: 'unsupported', service: this.#api.label, action: 'tags' });
		}
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
			throw new TaskError({ kind: 'unsupported', service: this.#api.label, action: name });
		}
		return member;
	}
}
