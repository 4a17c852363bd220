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
	quotaHeaders: true,
	quotaBudget: 10_000,
	quotaWindowSeconds: 3600,
};
