import { type EntityId, idOf, numberOf, type Task, type TaskId } from '../../tasks/task.ts';
import { decodeRows } from './decodeTask.ts';
import type { TaskPages } from './taskPages.ts';
import { product } from './product.ts';
import { gone, isGone, taskNumber, type TrackPlace } from './trackPlace.ts';

/** In which project each task is: the service knows tasks by their projects alone. */
export class TaskProjects {
	readonly #place: TrackPlace;
	readonly #pages: TaskPages;
	readonly #known = new Map<TaskId, EntityId>();

	constructor(place: TrackPlace, pages: TaskPages) {
		this.#place = place;
		this.#pages = pages;
	}

	remember(tasks: readonly Task[]): void {
		for (const { id, projectId } of tasks) {
			if (projectId) {
				this.#known.set(id, projectId);
			}
		}
	}

	/** Lets the service be asked again for where these tasks are. */
	forget(ids: readonly TaskId[]): void {
		for (const id of ids) {
			this.#known.delete(id);
		}
	}

	/**
	 * Does something at the path of a task; once more where the task has moved meanwhile. Rejects with `notFound`
	 * for one that is nowhere.
	 */
	async at<T>(id: TaskId, work: (path: string) => Promise<T>): Promise<T> {
		try {
			return await work(await this.pathOf(id));
		} catch (error) {
			if (!isGone(error) || !(await this.moved([id])).has(id)) {
				throw error;
			}
			return work(await this.pathOf(id));
		}
	}

	/** Which of the tasks that are not where they were known to be are in another project now. */
	async moved(ids: readonly TaskId[]): Promise<ReadonlySet<TaskId>> {
		const former = new Map(ids.map((id) => [id, this.#known.get(id)]));
		const sought = ids.filter((id) => former.get(id) !== undefined);
		this.forget(sought);
		await this.#look(sought);
		return new Set(sought.filter((id) => this.#known.has(id) && this.#known.get(id) !== former.get(id)));
	}

	/** The path of the task. Rejects with `notFound` for one that is nowhere. */
	async pathOf(id: TaskId): Promise<string> {
		return `${this.tasksOf(await this.of(id))}/${taskNumber(id)}`;
	}

	/** The path of a project's tasks. */
	tasksOf(projectId: EntityId): string {
		return `${this.#place.workspace}/projects/${numberOf(projectId)}/tasks`;
	}

	/** The project of a task; asks the service for tasks until it's known. */
	async of(id: TaskId): Promise<EntityId> {
		const own = idOf(product, taskNumber(id));
		await this.#look([own]);
		const known = this.#known.get(own);
		if (known === undefined) {
			throw gone(id);
		}
		return known;
	}

	/** Asks for tasks until the projects of these are known, or there are no more. */
	async #look(ids: readonly TaskId[]): Promise<void> {
		const isKnown = (): boolean => ids.every((id) => this.#known.has(id));
		if (isKnown()) {
			return;
		}
		// The last ones are the likeliest to be new to us.
		const query = { active: 'both', sort_field: 'created_at', sort_order: 'DESC' };
		for await (const rows of this.#pages.read(query)) {
			this.remember(decodeRows(rows, this.#place));
			if (isKnown()) {
				return;
			}
		}
	}
}
