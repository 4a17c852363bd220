/** How the server answers where the sources differ or are silent. */
export type FocusOptions = {
	/**
	 * How a task's empty optional fields look: left out, null, or each in turn. The reference pages do not
	 * say, and no source has settled it.
	 */
	nulls: 'mixed' | 'missing' | 'null';
	/** `POST tasks`: the whole task (seen live, Swagger) or an empty 201 (the reference page shows no body). */
	createAnswer: 'task' | 'empty';
	/** `PUT tasks/calendar`: 204 (reference page) or 200 with a summary (Swagger). */
	calendarAnswer: 'empty' | 'summary';
	/**
	 * `GET task-constraints`: 402 where the plan lacks it, 403 where the person may not see it (both
	 * documented), else whether they are switched on.
	 */
	constraints: 'plan' | 'forbidden' | 'off' | 'on';
	/** The kinds of the required fields, with commas: `project`, `description`, `tags`. */
	requiredFields: string;
	/** What a task without them gets: no page says which. */
	requiredFieldsAnswer: 400 | 422;
	/** `/children` and `/parents` without `archived`: without the archived tasks, as the lists, or with them. No page says. */
	relatives: 'inUse' | 'all';
	/** `PUT tasks/{id}`: whether what is not sent is emptied. No page says. */
	put: 'empties' | 'keeps';
	/** Clients differ on whether each answer carries the quota headers. */
	quotaHeaders: boolean;
	/** Requests per window. Toggl's plans have 30, 240 and 600 an hour. */
	quotaBudget: number;
	quotaWindowSeconds: number;
};

export const defaultOptions: Readonly<FocusOptions> = {
	nulls: 'mixed',
	createAnswer: 'task',
	calendarAnswer: 'empty',
	relatives: 'inUse',
	put: 'empties',
	constraints: 'plan',
	requiredFields: 'project,description,tags',
	requiredFieldsAnswer: 400,
	quotaHeaders: true,
	quotaBudget: 10_000,
	quotaWindowSeconds: 3600,
};
