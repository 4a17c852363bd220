import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';

/** What the server plays: Focus or Track. */
export type Product = {
	/** What its addresses start with, for example `/api`. */
	readonly base: string;
	/** Does the work of a request. It refuses by its answer, not by throwing. */
	readonly answer: (incoming: Incoming) => Answer | Promise<Answer>;
	/** The quota headers as things stand, or with the given number of requests left. */
	readonly quotaHeaders: (remaining?: number, resetsInSeconds?: number) => Readonly<Record<string, string>>;
	/** What the body of an error is in place of the usual object. */
	readonly errorBody?: (body: unknown) => unknown;
	/** Brings the data back to what it was at the start. */
	readonly reset: () => void;
	/** Replaces the data, as a test in another process asks for it. */
	readonly seed: (wish: Readonly<Record<string, unknown>>) => unknown;
	/** Changes settings and data, as if from elsewhere, and tells how things stand. */
	readonly change: (wish: Readonly<Record<string, unknown>>) => unknown;
};
