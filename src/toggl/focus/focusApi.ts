import type { Catalog } from '../../tasks/catalog.ts';
import type { GroupApi } from '../../tasks/groupApi.ts';
import type { IsoDate, IsoInstant, NewTask, Task, TaskChanges, TaskField, TaskId } from '../../tasks/task.ts';
import type {
	CheckChanges,
	Delta,
	InstanceRange,
	ProposalApi,
	RecurrenceScope,
	TaskApi,
	TaskUpdate,
	TimerApi,
} from '../../tasks/taskApi.ts';
import type { TaskFilter } from '../../tasks/taskFilter.ts';
import type { Http } from '../http.ts';
import { archiveTasks, deleteTasks, restoreTasks, unarchiveTasks } from './actOnTasks.ts';
import { product } from './product.ts';
import { encodeChanges, focusFields, notInNew } from './encodeChanges.ts';
import { FocusGroups } from './focusGroups.ts';
import type { FocusPlace } from './focusPlace.ts';
import { FocusProposals } from './focusProposals.ts';
import { FocusTimer } from './focusTimer.ts';
import { listTasks } from './listTasks.ts';
import { changedTasks, fromNewest } from './newestTasks.ts';
import { readCatalog } from './readCatalog.ts';
import { getTask, instances, relatives } from './readTasks.ts';
import { syncCalendar } from './syncCalendar.ts';
import { TaskConstraints } from './taskConstraints.ts';
import { atOnce } from './taskNumbers.ts';
import { createTask, createTasks, replaceTask, updateTask, updateTasks } from './writeTasks.ts';

export const focusLabel = 'Toggl Focus';

/** One workspace of Toggl Focus. */
export class FocusApi implements TaskApi {
	readonly product = product;
	readonly label = focusLabel;
	readonly signedIn = true;
	readonly fields: ReadonlySet<TaskField> = focusFields;
	readonly notInNew = notInNew;
	readonly check: CheckChanges = encodeChanges;
	readonly atOnce = atOnce;
	readonly webUrl: string;
	readonly timer: TimerApi;
	readonly groups: GroupApi;
	readonly propose: ProposalApi;
	readonly #place: FocusPlace;
	readonly #constraints: TaskConstraints;

	constructor(
		http: Http,
		ids: { organizationId: number; workspaceId: number },
		{ webUrl, log }: { webUrl: string; log: (line: string) => void },
	) {
		const organization = `organizations/${ids.organizationId}`;
		const workspace = `workspaces/${ids.workspaceId}`;
		const whole = `${organization}/${workspace}`;
		const tasks = `${whole}/tasks`;
		this.#place = { http, service: focusLabel, organization, workspace, whole, tasks, webUrl, log };
		this.#constraints = new TaskConstraints(this.#place);
		this.webUrl = webUrl;
		this.timer = new FocusTimer(this.#place);
		this.groups = new FocusGroups(this.#place);
		this.propose = new FocusProposals(this.#place);
	}

	list(options: {
		archived: boolean;
		signal?: AbortSignal;
		filter?: TaskFilter;
	}): AsyncIterable<readonly Task[]> {
		return listTasks(this.#place, options);
	}

	catalog(signal?: AbortSignal): Promise<Catalog> {
		return readCatalog(this.#place, this.#constraints, signal);
	}

	// Async, so that an id which can't be used rejects as any other failure does.
	async get(id: TaskId): Promise<Task> {
		return getTask(this.#place, id);
	}

	async children(id: TaskId, signal?: AbortSignal, archived = false): Promise<readonly Task[]> {
		return relatives(this.#place, id, 'children', signal, archived ? { archived } : {});
	}

	async parents(id: TaskId, signal?: AbortSignal): Promise<readonly Task[]> {
		return relatives(this.#place, id, 'parents', signal);
	}

	fromNewest(options: { archived: boolean; signal?: AbortSignal }): AsyncIterable<readonly Task[]> {
		return fromNewest(this.#place, options);
	}

	delta(since: IsoInstant, signal?: AbortSignal): Promise<Delta | undefined> {
		return changedTasks(this.#place, since, signal);
	}

	async instances(range: InstanceRange, signal?: AbortSignal): Promise<readonly Task[]> {
		return instances(this.#place, range, signal);
	}

	create(task: NewTask): Promise<Task> {
		return createTask(this.#place, task);
	}

	createMany(tasks: readonly NewTask[]): Promise<readonly Task[]> {
		return createTasks(this.#place, tasks);
	}

	update(id: TaskId, changes: TaskChanges, scope: RecurrenceScope = 'this'): Promise<Task | undefined> {
		return updateTask(this.#place, id, changes, scope);
	}

	updateMany(updates: readonly TaskUpdate[]): Promise<void> {
		return updateTasks(this.#place, updates);
	}

	replace(id: TaskId, task: NewTask): Promise<Task | undefined> {
		return replaceTask(this.#place, id, task);
	}

	archive(ids: readonly TaskId[], scope: RecurrenceScope = 'this'): Promise<void> {
		return archiveTasks(this.#place, ids, scope);
	}

	unarchive(ids: readonly TaskId[]): Promise<void> {
		return unarchiveTasks(this.#place, ids);
	}

	delete(ids: readonly TaskId[], scope: RecurrenceScope = 'this'): Promise<void> {
		return deleteTasks(this.#place, ids, scope);
	}

	restore(ids: readonly TaskId[]): Promise<void> {
		return restoreTasks(this.#place, ids);
	}

	syncCalendar(from: IsoDate, to: IsoDate, timezone: string): Promise<void> {
		return syncCalendar(this.#place, from, to, timezone);
	}
}
