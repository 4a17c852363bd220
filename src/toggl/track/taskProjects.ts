import { type EntityId, idOf, numberOf, type Task, type TaskId } from '../../tasks/task.ts';
import { decodeRows } from './decodeTask.ts';
import type { TaskPages } from './taskPages.ts';
import { product } from './product.ts';
import { gone, taskNumber, type TrackPlace } from './trackPlace.ts';

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
		const number = taskNumber(id);
		const known = this.#known.get(id);
		if (known !== undefined) {
			return known;
		}
		// The last ones are the likeliest to be new to us.
		const query = { active: 'both', sort_field: 'created_at', sort_order: 'DESC' };
		for await (const rows of this.#pages.read(query)) {
			this.remember(decodeRows(rows, this.#place).tasks);
			const found = this.#known.get(idOf(product, number));
			if (found !== undefined) {
				return found;
			}
		}
		throw gone(id);
	}
}
