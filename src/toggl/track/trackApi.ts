import type { Catalog } from '../../tasks/catalog.ts';
import type { IsoInstant, NewTask, Task, TaskChanges, TaskField, TaskId } from '../../tasks/task.ts';
import type {
	CheckChanges,
	Delta,
	FixedFields,
	OneAssignee,
	TaskApi,
	TaskUpdate,
} from '../../tasks/taskApi.ts';
import type { TaskFilter } from '../../tasks/taskFilter.ts';
import type { Http } from '../http.ts';
import { encodeChanges, fixedProject, oneAssignee, trackFields } from './encodeChanges.ts';
import { changedTasks, fromNewest, listTasks, type Reading } from './listTasks.ts';
import { readCatalog } from './readCatalog.ts';
import { TaskPages } from './taskPages.ts';
import { TaskProjects } from './taskProjects.ts';
import { TrackedUnit } from './trackedUnit.ts';
import type { TrackPlace } from './trackPlace.ts';
import { atOnce, createTask, deleteTasks, getTask, updateTask, updateTasks } from './writeTasks.ts';

export const trackLabel = 'Toggl Track';

/** One workspace of Toggl Track. Its tasks have no sub-tasks, dates, tags or archive. */
export class TrackApi implements TaskApi {
	readonly product = 'track';
	readonly label = trackLabel;
	readonly signedIn = true;
	readonly fields: ReadonlySet<TaskField> = trackFields;
	readonly fixed: FixedFields = { projectId: fixedProject() };
	readonly oneAssignee: OneAssignee = oneAssignee();
	readonly check: CheckChanges = encodeChanges;
	readonly atOnce = atOnce;
	/** No page of one workspace or task is documented. */
	readonly webUrl = 'https://track.toggl.com/';
	readonly #place: TrackPlace;
	readonly #reading: Reading;

	constructor(http: Http, workspaceId: number, log: (line: string) => void) {
		const workspace = `workspaces/${workspaceId}`;
		const place = { http, service: trackLabel, workspace, unit: new TrackedUnit(), log };
		const pages = new TaskPages(place);
		this.#place = place;
		this.#reading = { place, pages, projects: new TaskProjects(place, pages) };
	}

	list(options: {
		archived: boolean;
		signal?: AbortSignal;
		filter?: TaskFilter;
	}): AsyncIterable<readonly Task[]> {
		return listTasks(this.#reading, options);
	}

	catalog(signal?: AbortSignal): Promise<Catalog> {
		return readCatalog(this.#place, signal);
	}

	get(id: TaskId): Promise<Task> {
		return getTask(this.#reading, id);
	}

	create(task: NewTask): Promise<Task> {
		return createTask(this.#reading, task);
	}

	update(id: TaskId, changes: TaskChanges): Promise<Task | undefined> {
		return updateTask(this.#reading, id, changes);
	}

	updateMany(updates: readonly TaskUpdate[]): Promise<void> {
		return updateTasks(this.#reading, updates);
	}

	delete(ids: readonly TaskId[]): Promise<void> {
		return deleteTasks(this.#reading, ids);
	}

	remember(tasks: readonly Task[]): void {
		this.#reading.projects.remember(tasks);
	}

	fromNewest(options: { archived: boolean; signal?: AbortSignal }): AsyncIterable<readonly Task[]> {
		return fromNewest(this.#reading, options);
	}

	delta(
		since: IsoInstant,
		signal?: AbortSignal,
		known?: (id: TaskId) => Task | undefined,
	): Promise<Delta | undefined> {
		return changedTasks(this.#reading, since, signal, known);
	}
}
