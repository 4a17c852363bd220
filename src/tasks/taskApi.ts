import type { BulkReport, BulkWatch } from './bulkReport.ts';
import type { Catalog, Project, Tag } from './catalog.ts';
import type { GroupApi } from './groupApi.ts';
import type {
	EntityId,
	IsoDate,
	IsoInstant,
	NewTask,
	Product,
	Task,
	TaskChanges,
	TaskField,
	TaskId,
} from './task.ts';
import type { SyncApi } from './syncApi.ts';
import type { TaskFilter } from './taskFilter.ts';

/** Fields that can't be changed any more once the task is there, each with a sentence for a person who tries. */
export type FixedFields = Readonly<Partial<Record<TaskField, string>>>;

/** What is said to a person who gives a task several assignees, and to one who takes its only one away where that can't be done. */
export type OneAssignee = { readonly several: string; readonly nobody?: string };

/**
 * Refuses changes that the service could never take, whatever it has: what it has no place for is to be known
 * before it is kept. It asks nobody. A field without a value isn't looked at.
 * @throws TaskError with a sentence that names the field
 */
export type CheckChanges = (changes: TaskChanges, call: 'create' | 'update') => void;

/** Something to be rid of; the shape of VS Code's own, without VS Code. */
export type Disposable = { dispose(): void };

/** What others changed: tasks as they are now, archived ones too, and those that are no more. */
export type Delta = { changed: readonly Task[]; gone: readonly TaskId[] };

export type TaskUpdate = { id: TaskId; changes: TaskChanges };

/**
 * Called where tasks are kept on this computer, with the ids that new ones have from then on, in the transaction
 * that keeps them: what it writes to the same file is there together with them, and when it throws there is neither.
 */
export type OnKept = (ids: readonly TaskId[]) => void;

/** How far a change of one instance of a recurring task goes: to it alone, or to all later instances too. */
export type RecurrenceScope = 'this' | 'following';

/**
 * Archives, brings back or deletes tasks. All of it is done, or it rejects: with the failure of `partialFailure`
 * where some of it was done. Where tasks are kept here it takes any number, and resolves with how that ended for
 * each of them.
 * @param scope counts where there are `instances`. `following` means the first of the tasks and all later ones of
 * its series; the others that are given are those of them that are known.
 */
type TaskDeed = (
	ids: readonly TaskId[],
	scope?: RecurrenceScope,
	watch?: BulkWatch,
) => Promise<BulkReport | void>;

/** Which instances of recurring tasks. */
export type InstanceRange = {
	/** The first and the last day of a range that the instance overlaps. */
	from?: IsoDate;
	to?: IsoDate;
	/** The tasks that they are instances of, as in `recurringTaskId`. */
	recurringTaskIds?: readonly number[];
	archived?: boolean;
};

/** What is being tracked now, and since when. */
export type RunningTimer = { taskId: TaskId | null; description: string; startedAt: IsoInstant };

/** Tracking the time of a task. Starting one stops what runs. */
export interface TimerApi {
	/** `undefined` when nothing runs. */
	current(signal?: AbortSignal): Promise<RunningTimer | undefined>;
	start(taskId: TaskId): Promise<RunningTimer>;
	stop(): Promise<void>;
	/** What is known without asking, where that is kept; `undefined` when nobody has asked yet. */
	known?(): { running: RunningTimer | undefined } | undefined;
	/** Tells that `known` may have changed, by this window or another. */
	onDidChange?(listener: () => void): Disposable;
}

/** What the service is to suggest tasks by: a list, a text about what there is to do, or a picture. */
export type ProposalSource = { text: string } | { prompt: string } | { image: ImageFile };

/** `name` is its file name, whose ending says what it is. */
type ImageFile = { bytes: Uint8Array; name: string };

/**
 * Tasks that the service suggests and nobody has created yet. What a proposal says nothing about is
 * absent, so that it can go into `create` as it is. It may take a minute.
 */
export interface ProposalApi {
	/** One for each line of a list, however its lines are marked. */
	fromList(text: string, signal?: AbortSignal): Promise<readonly NewTask[]>;
	/** What there is to do according to a text. */
	fromPrompt(text: string, signal?: AbortSignal): Promise<readonly NewTask[]>;
	/** What is to be read in a picture. */
	fromImage(image: ImageFile, signal?: AbortSignal): Promise<readonly NewTask[]>;
}

/**
 * What becomes of a change that can't be made because the same fields were changed elsewhere. It rejects:
 * - `keep`: and waits for the person to choose;
 * - `drop`: and is over, for whoever has what was typed and shows both.
 */
export type OnConflict = 'keep' | 'drop';

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
	/** Of these, the ones that a task is given once and keeps, each with a sentence that says so and what to do instead. */
	readonly fixed?: FixedFields;
	/** Present where a task has one assignee at most. */
	readonly oneAssignee?: OneAssignee;
	/** Of these, the ones that only a task which is there can be given. */
	readonly notInNew?: ReadonlySet<TaskField>;
	readonly check?: CheckChanges;
	/**
	 * All tasks, either the ones in use or the archived ones, in batches as they arrive. A filter is
	 * help for the service alone: what a product can't filter by it gives in full.
	 */
	list(options: {
		archived: boolean;
		signal?: AbortSignal;
		filter?: TaskFilter;
	}): AsyncIterable<readonly Task[]>;
	catalog(signal?: AbortSignal): Promise<Catalog>;
	get(id: TaskId): Promise<Task>;
	/** The task as far as it's kept here, an archived one too; without asking. */
	known?(id: TaskId): Task | undefined;
	create(task: NewTask, onKept?: OnKept): Promise<Task>;
	/**
	 * Resolves with the task where the service tells how it became, else with nothing.
	 * @param scope counts where there are `instances`
	 * @param onConflict `keep` without it
	 */
	update(
		id: TaskId,
		changes: TaskChanges,
		scope?: RecurrenceScope,
		onConflict?: OnConflict,
	): Promise<Task | undefined>;
	/** Gives the task exactly these values, and none in all its other fields. */
	replace?(id: TaskId, task: NewTask): Promise<Task | undefined>;
	/** The most tasks that one call with several takes. Without it there is no limit. */
	readonly atOnce?: number;
	/** Changes several tasks in one go, each in its own way. It ends as a `TaskDeed` does. */
	updateMany(updates: readonly TaskUpdate[], watch?: BulkWatch): Promise<BulkReport | void>;
	/** Creates several tasks in one go; resolves with them in the order in which they were given. */
	createMany?(tasks: readonly NewTask[], onKept?: OnKept): Promise<readonly Task[]>;
	readonly archive?: TaskDeed;
	readonly unarchive?: TaskDeed;
	readonly delete?: TaskDeed;
	/** Brings deleted tasks back. */
	readonly restore?: TaskDeed;
	/** Makes a project, or gives the one with the id another name, colour or end. */
	saveProject?(project: Pick<Project, 'name' | 'color' | 'closed'>, id?: EntityId): Promise<EntityId>;
	createTag?(tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId>;
	/** The sub-tasks of a task: those in use, which may come with the archived ones, or those alone. */
	children?(id: TaskId, signal?: AbortSignal, archived?: boolean): Promise<readonly Task[]>;
	/** The tasks above a task, in no order that can be relied on: each names its parent. */
	parents?(id: TaskId, signal?: AbortSignal): Promise<readonly Task[]>;
	/** Instances of recurring tasks. */
	instances?(range: InstanceRange, signal?: AbortSignal): Promise<readonly Task[]>;
	/**
	 * Has the service bring its tasks in line with the calendars that are linked to it, for whole days.
	 * @param timezone of the days, as in the IANA database
	 */
	syncCalendar?(from: IsoDate, to: IsoDate, timezone: string): Promise<void>;
	readonly propose?: ProposalApi;
	readonly groups?: GroupApi;
	readonly timer?: TimerApi;
	/**
	 * All tasks in the order of their making, the newest first, either those in use or the archived ones; no more
	 * are asked for than are taken.
	 */
	fromNewest?(options: { archived: boolean; signal?: AbortSignal }): AsyncIterable<readonly Task[]>;
	/**
	 * What was changed since an instant, by the service's clock; nothing where that is more than it tells at once.
	 * @param known tasks as they were read before
	 */
	delta?(
		since: IsoInstant,
		signal?: AbortSignal,
		known?: (id: TaskId) => Task | undefined,
	): Promise<Delta | undefined>;
	/** Takes what is known of tasks that are to be changed, so that it needn't be asked for. */
	remember?(tasks: readonly Task[]): void;
	/** The id that a task has now which was created here under another. */
	idNow?(id: TaskId): TaskId;
	/** Present where tasks are kept here and brought in line with a service. */
	readonly sync?: SyncApi;
	/** The page where the workspace is to be seen in a browser. */
	readonly webUrl?: string;
}

/** An account as the store shows it: its tasks are kept on this computer, whether or not a service has them, too. */
export interface KeptTasks extends TaskApi {
	/**
	 * Tells what tasks have become, `undefined` for one that is gone, and new lists: whenever that is known here,
	 * whoever changed them. A person's own change is told before the call that makes it returns, `pending` as
	 * long as a service doesn't have it, and told again when it has, or when it failed.
	 */
	onDidChange(
		listener: (changed: ReadonlyMap<TaskId, Task | undefined>, catalog: Catalog | undefined) => void,
	): Disposable;
}
