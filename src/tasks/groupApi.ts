import type { EntityId, IsoDate, TaskId } from './task.ts';

/** What tasks are put together by. */
export type GroupKind = 'projects' | 'users' | 'tags';

/** A task as it is in a group: less of it than elsewhere. */
export type GroupedTask = {
	id: TaskId;
	/** Whether the person may see no more of it than when it is; then it has no name and no client. */
	masked: boolean;
	name: string | null;
	startDate: IsoDate | null;
	endDate: IsoDate | null;
	statusId: EntityId | null;
	projectId: EntityId | null;
	projectName: string | null;
	clientName: string | null;
	assigneeIds: readonly EntityId[];
	/** Minutes. */
	estimatedMins: number | null;
	color: string | null;
	private: boolean;
	/** The place in the group; 0 or more. */
	weight: number;
};

export type TaskGroup = {
	/** The project, person or tag; `null` for the tasks that have none. */
	id: EntityId | null;
	kind: GroupKind;
	/** Groups of people have none: the catalog has it. */
	name: string | null;
	tasks: readonly GroupedTask[];
};

/** Which groups and which tasks of them. Every part narrows it further; of a list one entry has to fit. */
export type GroupQuery = {
	groupIds?: readonly EntityId[];
	/** Leaves out groups without tasks. */
	excludeEmpty?: boolean;
	/** By the groups' names, from the last to the first. */
	descending?: boolean;
	/** In the name of the task. */
	text?: string;
	statusIds?: readonly EntityId[];
	projectIds?: readonly EntityId[];
	clientIds?: readonly EntityId[];
	assigneeIds?: readonly EntityId[];
	creatorIds?: readonly EntityId[];
	tagIds?: readonly EntityId[];
	/** The service's own numbers. */
	teamIds?: readonly number[];
	sources?: readonly string[];
	priority?: string;
	/** The first and the last day of a range that the task overlaps. */
	from?: IsoDate;
	to?: IsoDate;
	/** Days from the start to the end of a task. */
	leastDays?: number;
	/** Whether the project of the task is private. */
	private?: boolean;
};

export type GroupMove = {
	taskId: TaskId;
	op: 'move' | 'remove';
	/** The group that it goes to, or is removed from. `null` takes everybody off a task, in groups of people alone. */
	target: EntityId | null;
	/** The group that it comes from, where it may be in several. */
	source?: EntityId;
	/** The place there; 0 or more. */
	weight: number;
	startDate?: IsoDate;
	endDate?: IsoDate;
};

/** Tasks that have a date, by project, person or tag. */
export interface GroupApi {
	/** All groups, in batches as they arrive. */
	list(kind: GroupKind, query?: GroupQuery, signal?: AbortSignal): AsyncIterable<readonly TaskGroup[]>;
	/** Moves tasks between groups, which changes their project, assignees or tags; `atOnce` of them at most. */
	move(kind: GroupKind, moves: readonly GroupMove[]): Promise<void>;
}
