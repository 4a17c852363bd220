import type { EntityId, IsoDate, IsoInstant, TaskId } from './task.ts';

/** How the time of a task stands, or whether it is done. */
export type TimeState = 'timeblocked' | 'not_timeblocked' | 'tracked' | 'not_tracked' | 'active' | 'done';

/**
 * Which tasks a product is asked for, so that it needn't send the others. Every part narrows it further;
 * of a list one entry has to fit, and an empty list narrows nothing. `null` in a list stands for tasks that have none.
 */
export type TaskFilter = {
	/** In the name of the task, of its project or of its client. */
	text?: string;
	pinned?: boolean;
	private?: boolean;
	statusIds?: readonly EntityId[];
	/** Whoever created the task or is an assignee of it. */
	personId?: EntityId;
	creatorId?: EntityId;
	assigneeIds?: readonly (EntityId | null)[];
	/** The service's own numbers. */
	ghostAssigneeIds?: readonly number[];
	/** The service's own numbers. */
	teamIds?: readonly (number | null)[];
	projectIds?: readonly (EntityId | null)[];
	clientIds?: readonly (EntityId | null)[];
	parentIds?: readonly (TaskId | null)[];
	tagIds?: readonly (EntityId | null)[];
	/** Tasks of completed projects too; without it they are among the archived ones only. */
	includeCompletedProjects?: boolean;
	/** The first day of a range that the task overlaps. */
	from?: IsoDate;
	/** The last day of that range. */
	to?: IsoDate;
	hasDates?: boolean;
	/** Minutes. */
	leastEstimatedMins?: number;
	/** Minutes. */
	mostEstimatedMins?: number;
	priorities?: readonly string[];
	/** Whether the task is one of the person's own priorities. */
	isPriority?: boolean;
	source?: 'plan' | 'focus' | 'google_calendar' | 'outlook_calendar';
	timeStates?: readonly TimeState[];
	recurring?: boolean;
	/** The tasks that instances are of; the service's own numbers. */
	recurringTaskIds?: readonly number[];
	hasTimeEntries?: boolean;
	hasTimeBlocks?: boolean;
	/** The service's own numbers. */
	timeBlockIds?: readonly number[];
	timeBlockCompleted?: boolean;
	timeBlockFrom?: IsoInstant;
	timeBlockUntil?: IsoInstant;
};
