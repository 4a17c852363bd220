import type { Trouble } from './trouble.ts';

/** The name of a product, as it stands in front of its ids: `focus`, `track`, `local`. */
export type Product = string;

/** A task's id in the model: its product and the product's own id, `focus:5123`, `local:7`. */
export type TaskId = string;

/** The id of anything, written like a task's: a project, status, tag or person `focus:101`. */
export type EntityId = string;

/** A day without a time, `YYYY-MM-DD`. */
export type IsoDate = string;

/** An instant, ISO 8601 with an offset. */
export type IsoInstant = string;

/** The priorities that Toggl documents. One that we don't know is shown as it came and never sent. */
export const priorities = ['none', 'low', 'medium', 'high'] as const;

/**
 * What a person can change about a task. A product offers some of these (`TaskApi.fields`);
 * the others are absent from its tasks.
 */
export type TaskFields = {
	name: string;
	/** Short text. */
	description: string;
	/** Long text, Markdown by custom. */
	notes: string;
	projectId: EntityId | null;
	parentId: TaskId | null;
	statusId: EntityId | null;
	done: boolean;
	priority: string;
	/** When the task got its priority. */
	priorityAt: IsoDate | null;
	pinned: boolean;
	startDate: IsoDate | null;
	endDate: IsoDate | null;
	/** Minutes. */
	estimatedMins: number | null;
	tagIds: readonly EntityId[];
	assigneeIds: readonly EntityId[];
	billable: boolean;
	private: boolean;
	/** `#rrggbb`. */
	color: string | null;
	/** Whether the time blocks of the task are logged as time entries by the service. */
	autoLogTime: boolean | null;
	/** An iCalendar recurrence rule without its `RRULE:`, or several lines with the rule in one of them. */
	rrule: string | null;
	/** The place among its siblings; 1 or more, repeats between projects. */
	position: number | null;
	/** The task that this one is an instance of; the service's own number. */
	recurringTaskId: number | null;
	/** Placeholders for people who are not in the workspace; the service's own numbers. */
	ghostAssigneeIds: readonly number[];
};

/** Only what changes; what is absent stays as it is. */
export type TaskChanges = Partial<TaskFields> & {
	/** Whether the service passes the change on to the calendar that the task came from. Not kept with the task. */
	outboundSync?: boolean;
};

/** What a product may offer to change. */
export type TaskField = keyof TaskChanges;

export type NewTask = TaskChanges & { name: string };

/** A task as every part of the extension knows it. Plain JSON. */
export type Task = { id: TaskId; product: Product; name: string; done: boolean; pinned: boolean } & Partial<
	Omit<TaskFields, 'name' | 'done' | 'pinned'>
> & {
		projectName?: string | null;
		statusName?: string | null;
		archived: boolean;
		/** Whether a change of it has not reached the service yet. */
		pending: boolean;
		/** Why a change of it waits for the person, who chooses what becomes of it. */
		trouble?: Trouble;
		createdAt?: IsoInstant | null;
		updatedAt?: IsoInstant | null;
		/** Seconds. */
		trackedSeconds?: number | null;
		/** The day that an instance of a recurring task is for, wherever it was moved to since. */
		recurrenceDate?: IsoDate | null;
		/** Whether the service makes it anew again and again, where it doesn't tell by which rule. */
		recurring?: boolean;
		/** What its time is charged at. No service tells the currency or the unit with it. */
		rate?: number;
		/** What the task stands for in another tool. */
		integration?: Integration;
	};

/** A thing in another tool by the tool's own words, as far as they were told. */
export type Integration = { provider: string | null; type: string | null; id: string | null };

/** The product that an id belongs to. */
export function productOf(id: EntityId): Product {
	return id.slice(0, id.indexOf(':'));
}

/** The product's own number in an id; `NaN` for an id that the service did not give. */
export function numberOf(id: EntityId): number {
	return Number(id.slice(id.indexOf(':') + 1));
}

export function idOf(product: Product, number: number): EntityId {
	return `${product}:${number}`;
}

/** Whether the text is written as ids are. It says nothing about whether there is such a task. */
export function isId(text: string): boolean {
	return /^[a-z]+:(?:\d+|new-[\w-]+)$/.test(text);
}
