import type { Http } from '../http.ts';

/** One workspace, and the way there. Paths are below the API's base, without slashes around. */
export type FocusPlace = {
	readonly http: Http;
	/** The product's label. */
	readonly service: string;
	/** Path of the organization. */
	readonly organization: string;
	/** Path of the workspace without its organization: statuses and tags are found there alone (seen live). */
	readonly workspace: string;
	/** Path of the workspace in its organization. */
	readonly whole: string;
	/** Path of the workspace's tasks. */
	readonly tasks: string;
	readonly webUrl: string;
	/** Takes one line. */
	readonly log: (line: string) => void;
};
