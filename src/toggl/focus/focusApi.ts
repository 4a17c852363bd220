import * as l10n from '@vscode/l10n';
import type { Catalog } from '../../tasks/catalog.ts';
import {
	idOf,
	type NewTask,
	type Task,
	type TaskChanges,
	type TaskField,
	type TaskId,
} from '../../tasks/task.ts';
import type { TaskApi } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';
import { decodeTask, product } from './decodeTask.ts';
import { encodeChanges, focusFields } from './encodeChanges.ts';
import { listTasks } from './listTasks.ts';
import { readCatalog } from './readCatalog.ts';
import { newestTask, readTask } from './newestTask.ts';
import { bulks, nameOf, taskNumber } from './taskNumbers.ts';

export const focusLabel = 'Toggl Focus';

/** One workspace of Toggl Focus. */
export class FocusApi implements TaskApi {
	readonly product = product;
	readonly label = focusLabel;
	readonly signedIn = true;
	readonly fields: ReadonlySet<TaskField> = focusFields;
	readonly webUrl: string;
	readonly #http: Http;
	readonly #organization: string;
	readonly #workspace: string;
	readonly #tasks: string;
	readonly #log: (line: string) => void;

	constructor(
		http: Http,
		ids: { organizationId: number; workspaceId: number },
		{ webUrl, log }: { webUrl: string; log: (line: string) => void },
	) {
		this.#http = http;
		this.#organization = `organizations/${ids.organizationId}`;
		this.#workspace = `workspaces/${ids.workspaceId}`;
		this.#tasks = `${this.#organization}/${this.#workspace}/tasks`;
		this.#log = log;
		this.webUrl = webUrl;
	}

	list({ archived, signal }: { archived: boolean; signal?: AbortSignal }): AsyncIterable<readonly Task[]> {
		return listTasks(
			{ http: this.#http, service: this.label, path: this.#tasks, log: this.#log },
			archived,
			signal,
		);
	}

	catalog(signal?: AbortSignal): Promise<Catalog> {
		const [organization, workspace] = [this.#organization, this.#workspace];
		return readCatalog(
			{ http: this.#http, service: this.label, organization, workspace, log: this.#log },
			signal,
		);
	}

	async get(id: TaskId): Promise<Task> {
		const wire = readTask(await this.#http.send(this.#path(id), { what: nameOf(id) }));
		if (!wire) {
			throw new TaskError({ kind: 'unreadable', service: this.label });
		}
		if (wire.deleted_at !== null) {
			throw new TaskError({ kind: 'notFound', what: nameOf(id) });
		}
		return decodeTask(wire);
	}

	async create(task: NewTask): Promise<Task> {
		// A new task is to do without being told.
		this.#proveStatus(task.done || undefined, task);
		const body = encodeChanges(task, 'create');
		// The reference pages show no body in the answer; the service sends the task (seen live).
		const wire = readTask(await this.#http.send(this.#tasks, { method: 'POST', body }));
		return wire ? decodeTask(wire) : newestTask(this.#http, this.#tasks, task.name, this.label);
	}

	async update(id: TaskId, changes: TaskChanges): Promise<Task | undefined> {
		this.#proveStatus(changes.done, changes);
		const body = encodeChanges(changes, 'update');
		if (Object.keys(body).length === 0) {
			return undefined;
		}
		// Documented and seen live as 204 without a body.
		const wire = readTask(
			await this.#http.send(this.#path(id), { method: 'PATCH', body, what: nameOf(id) }),
		);
		const told = wire ? decodeTask(wire) : undefined;
		return changes.projectId === undefined
			? told
			: ((await this.#proveProject(id, changes.projectId)) ?? told);
	}

	async archive(ids: readonly TaskId[]): Promise<void> {
		for (const task_ids of bulks(ids)) {
			const [only, ...others] = task_ids;
			await (others.length === 0
				? this.#post(`${this.#tasks}/${only}/archive`)
				: this.#post(`${this.#tasks}/bulk/archive`, { task_ids }));
		}
	}

	async unarchive(ids: readonly TaskId[]): Promise<void> {
		for (const number of bulks(ids).flat()) {
			await this.#post(`${this.#tasks}/${number}/unarchive`);
		}
	}

	async delete(ids: readonly TaskId[]): Promise<void> {
		for (const numbers of bulks(ids)) {
			const call =
				numbers.length === 1
					? this.#http.send(`${this.#tasks}/${numbers.join()}`, { method: 'DELETE' })
					: this.#http.send(`${this.#tasks}/bulk`, { method: 'DELETE', query: { ids: numbers } });
			await call.catch((error: unknown) => this.#finishDelete(numbers, error));
		}
	}

	async restore(ids: readonly TaskId[]): Promise<void> {
		for (const id of ids) {
			await this.#http.send(`${this.#path(id)}/restore`, { method: 'PATCH', what: nameOf(id) });
		}
	}

	#post(path: string, body?: unknown): Promise<unknown> {
		return this.#http.send(path, { method: 'POST', body, what: l10n.t('The task') });
	}

	/** A task that is gone is what was asked for. Of several, the others may still be there. */
	async #finishDelete(numbers: readonly number[], error: unknown): Promise<void> {
		if (!(error instanceof TaskError && error.problem.kind === 'notFound')) {
			throw error;
		}
		for (const number of numbers.length > 1 ? numbers : []) {
			await this.delete([idOf(product, number)]);
		}
	}

	/** The store says `done` by a status; what comes here without one could not be sent. */
	#proveStatus(done: boolean | undefined, { statusId }: TaskChanges): void {
		if (done !== undefined && statusId === undefined) {
			const sentence = l10n.t(
				'This workspace has no status for that. Add one in {0}, then refresh.',
				this.label,
			);
			throw new TaskError({ kind: 'invalid', sentence });
		}
	}

	/** Toggl is said to ignore a change of project at times, with a 204 all the same (seen live). */
	async #proveProject(id: TaskId, projectId: string | null): Promise<Task | undefined> {
		// The change is made; that nobody can look at it right now doesn't undo it.
		const task = await this.get(id).catch(() => undefined);
		if (task && task.projectId !== projectId) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t(
					'{0} left the task in its project. Move it there yourself: {1}',
					this.label,
					this.webUrl,
				),
			});
		}
		return task;
	}

	#path(id: TaskId): string {
		return `${this.#tasks}/${taskNumber(id)}`;
	}
}
