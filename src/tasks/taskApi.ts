import type { Catalog, Project, Tag } from './catalog.ts';
import type { EntityId, IsoInstant, NewTask, Product, Task, TaskChanges, TaskField, TaskId } from './task.ts';

/** Something to be rid of; the shape of VS Code's own, without VS Code. */
export type Disposable = { dispose(): void };

export type TaskUpdate = { id: TaskId; changes: TaskChanges };

/** What is being tracked now, and since when. */
export type RunningTimer = { taskId: TaskId | null; description: string; startedAt: IsoInstant };

/** Tracking the time of a task. Starting one stops what runs. */
export interface TimerApi {
	/** `undefined` when nothing runs. */
	current(signal?: AbortSignal): Promise<RunningTimer | undefined>;
	start(taskId: TaskId): Promise<RunningTimer>;
	stop(): Promise<void>;
}

/**
 * One account of one product: the only seam between the products and the rest. What a product
 * doesn't have is an absent member, and views ask which members are there, never which product it is.
 *
 * Every member rejects with a `TaskError`.
 */
export interface TaskApi {
	readonly product: Product;
	/** What a person calls it: "Toggl Focus", "This Computer". */
	readonly label: string;
	/** Whether a person signed in for it; one that is simply there is shown beside others only when it holds tasks. */
	readonly signedIn: boolean;
	/** The fields that its tasks have, in no order. */
	readonly fields: ReadonlySet<TaskField>;
	/** All tasks, either the ones in use or the archived ones, in batches as they arrive. */
	list(options: { archived: boolean; signal?: AbortSignal }): AsyncIterable<readonly Task[]>;
	catalog(signal?: AbortSignal): Promise<Catalog>;
	get(id: TaskId): Promise<Task>;
	create(task: NewTask): Promise<Task>;
	/** Resolves with the task where the service tells how it became, else with nothing. */
	update(id: TaskId, changes: TaskChanges): Promise<Task | undefined>;
	/** The most tasks that one call with several takes. Without it there is no limit. */
	readonly atOnce?: number;
	/** Changes several tasks in one go, each in its own way. All of it is done, or it rejects. */
	updateMany?(updates: readonly TaskUpdate[]): Promise<void>;
	/** Creates several tasks in one go; resolves with them in the order in which they were given. */
	createMany?(tasks: readonly NewTask[]): Promise<readonly Task[]>;
	archive?(ids: readonly TaskId[]): Promise<void>;
	unarchive?(ids: readonly TaskId[]): Promise<void>;
	delete?(ids: readonly TaskId[]): Promise<void>;
	/** Brings deleted tasks back. */
	restore?(ids: readonly TaskId[]): Promise<void>;
	/** Makes a project, or gives the one with the id another name, colour or end. */
	saveProject?(project: Pick<Project, 'name' | 'color' | 'closed'>, id?: EntityId): Promise<EntityId>;
	createTag?(tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId>;
	readonly timer?: TimerApi;
	/** The page where the workspace is to be seen in a browser. */
	readonly webUrl?: string;
	/** Tells of what others changed, where that is known without asking: `undefined` stands for a task that is gone. */
	onDidChange?(
		listener: (changed: ReadonlyMap<TaskId, Task | undefined>, catalog: Catalog | undefined) => void,
	): Disposable;
}
