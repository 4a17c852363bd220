/** How the server answers where the sources differ or are silent. */
export type TrackOptions = {
	/** How a task's empty fields look: left out, or null. No page says. */
	nulls: 'missing' | 'null';
	/** What `tracked_seconds` is in: milliseconds by the field's own text, seconds by its name. */
	tracked: 'milliseconds' | 'seconds';
	/** Whether a list with `since` shows the deleted tasks, with `server_deleted_at`; the tables have no such field. */
	deletedInSince: 'shown' | 'leftOut';
	/** What an empty list is: Go writes null for one. */
	emptyList: 'null' | 'array';
	/** The list of a project: an array (newer Swagger), or one task, as the reference page has it. */
	projectTasks: 'array' | 'one';
	/** The permissions of a task: an array in the newer Swagger, a text in the older one. */
	permissions: 'array' | 'text';
	/** The most rows of a page, which no page tells, and what becomes of a wish for more. */
	mostPerPage: number;
	overPage: 'refused' | 'fewer' | 'none';
	/** What tasks of a workspace on the free plan get: 402 (seen live), or `null` as the API before did. */
	freeAnswer: 402 | 'null';
	/** Ids of tasks, with commas, that a PATCH of many is to fail for. */
	failing: string;
	/** Whether the person may change tasks; 403 without. */
	mayChange: boolean;
	/** Whether the person may see who else is in the workspace; 403 without. */
	maySeeUsers: boolean;
	quotaHeaders: boolean;
	quotaBudget: number;
	quotaWindowSeconds: number;
};

export const defaultOptions: Readonly<TrackOptions> = {
	nulls: 'null',
	tracked: 'milliseconds',
	deletedInSince: 'shown',
	emptyList: 'null',
	projectTasks: 'array',
	permissions: 'array',
	mostPerPage: 200,
	overPage: 'refused',
	freeAnswer: 402,
	failing: '',
	mayChange: true,
	maySeeUsers: true,
	quotaHeaders: true,
	quotaBudget: 10_000,
	quotaWindowSeconds: 3600,
};
