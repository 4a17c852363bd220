import * as l10n from '@vscode/l10n';
import type { BulkReport } from '../../tasks/bulkReport.ts';
import type { TaskApi } from '../../tasks/taskApi.ts';
import type { TaskId } from '../../tasks/task.ts';
import { sayConflict } from '../../tasks/sayConflict.ts';
import { asTaskError, TaskError } from '../../tasks/taskError.ts';
import type { Trouble } from '../../tasks/trouble.ts';
import type { Copies } from './copies.ts';
import { LookFailed } from '../failure.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerReading } from '../ledgerReading.ts';
import type { Found } from '../lookForCreated.ts';
import type { Worker } from '../outbox.ts';

/** What it takes to send a change. */
export type Sending = {
	readonly ledger: Ledger;
	readonly remote: TaskApi;
	readonly worker: Worker;
	/** How many milliseconds the service's clock is ahead, where that is known. */
	readonly ahead: () => number | undefined;
	/**
	 * Writes down that the service is asked now to do what may have to be looked for later. Throws when another
	 * window has gone on with the change meanwhile.
	 */
	readonly begin: () => void;
	/** Throws when another window has gone on with the change meanwhile; to be called after a look, which may take long. */
	readonly assertHeld: () => void;
	readonly copies: Copies;
};

/** A change that only the person can bring further. */
export class Stuck extends Error {
	readonly trouble: Trouble;
	readonly error: TaskError;
	/** What is known of tasks that may have been created. */
	readonly found: Found | undefined;

	constructor(trouble: Trouble, error: TaskError, found?: Found) {
		super(trouble.sentence);
		this.trouble = trouble;
		this.error = error;
		this.found = found;
	}
}

/** A task that a change of several failed for; with a trouble it waits for the person. */
export type Failed = { id: TaskId; error: TaskError; trouble?: Trouble };

/** A change of several tasks was done but for some of them. */
export class Partly extends Error {
	readonly failed: readonly Failed[];

	constructor(failed: readonly Failed[]) {
		super(failed[0]?.error.message);
		this.failed = failed;
	}
}

/** Nothing was found of a request whose answer was lost, and the service may still be working it off. */
export class LookedTooSoon extends Error {
	/** When it must have ended, in milliseconds since 1970. */
	readonly until: number;

	constructor(until: number) {
		super('The service may still be at it.');
		this.until = until;
	}
}

/** What a look at the service tells; its failure is none of the change that is looked for. */
export async function looked<T>(look: Promise<T>): Promise<T> {
	try {
		return await look;
	} catch (error) {
		throw new LookFailed(asTaskError(error));
	}
}

type OptionalCall =
	| 'replace'
	| 'createMany'
	| 'updateMany'
	| 'fromNewest'
	| 'archive'
	| 'unarchive'
	| 'delete'
	| 'restore';

/** What only some services have; throws where it's missing. */
export function member<M extends OptionalCall>(remote: TaskApi, name: M): NonNullable<TaskApi[M]> {
	const found = remote[name];
	if (!found) {
		throw new TaskError({ kind: 'unsupported', service: remote.label, action: name });
	}
	return found;
}

/** The tasks that a call about several failed for; nothing where it doesn't say of each how it ended. */
export function failedIn(error: unknown): readonly Failed[] | undefined {
	if (error instanceof Partly) {
		return error.failed;
	}
	const { problem } = error instanceof TaskError ? error : {};
	return problem?.kind === 'partial'
		? problem.failed.map((id, at) => ({ id, error: new TaskError(problem.problems?.[at] ?? problem) }))
		: undefined;
}

/** The tasks that failed, where the failure says of each task how it ended. */
export async function refusedBy(work: Promise<BulkReport | void>): Promise<readonly Failed[]> {
	try {
		return (await work)?.failed ?? [];
	} catch (error) {
		return failedIn(error) ?? Promise.reject(asTaskError(error));
	}
}

/** Both sides changed these fields differently. */
export function conflict(fields: NonNullable<Trouble['fields']>): Stuck {
	const names = fields.map(({ field }) => field);
	const error = new TaskError({ kind: 'conflict', fields: names });
	return new Stuck({ kind: 'conflict', sentence: sayConflict(names), fields }, error);
}

/** A task is there no more, in a sentence with the name that it had. */
export function notThere(reading: LedgerReading, id: TaskId): TaskError {
	const name = reading.mirrored(id)?.task.name;
	return new TaskError({
		kind: 'notFound',
		what: name === undefined ? l10n.t('The task {0}', id) : `“${name}”`,
	});
}
