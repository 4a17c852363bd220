import * as l10n from '@vscode/l10n';
import { fieldName } from './fieldNames.ts';
import { sayConflict } from './sayConflict.ts';
import { sayUnsupported, type Unsupported } from './sayUnsupported.ts';
import type { TaskAction } from './taskAction.ts';
import type { TaskId } from './task.ts';

/**
 * Everything that can go wrong between a person and a task, each with what its sentence needs.
 * `service` is the product's label.
 */
export type Problem =
	/** An argument, typed text or a setting that can't be used; `sentence` says why and what to do. */
	| { kind: 'invalid'; sentence: string }
	/** 401, or Track's 403: the key is unknown, expired or revoked. */
	| { kind: 'unauthorized'; service: string }
	/** 403. */
	| { kind: 'forbidden'; service: string }
	| { kind: 'notFound'; what: string }
	/** 402 with no quota left; `resetsAt` in milliseconds since 1970. */
	| { kind: 'quota'; service: string; resetsAt: number | undefined }
	/** 402 for what the plan doesn't include; `untold` when nothing in it says that it isn't for the quota. */
	| { kind: 'plan'; service: string; untold?: boolean }
	/** 429; `retryAt` in milliseconds since 1970. */
	| { kind: 'busy'; service: string; retryAt: number | undefined }
	/** 400, 409, 422: the service's own reason. */
	| { kind: 'rejected'; service: string; reason: string }
	/** 5xx. */
	| { kind: 'service'; service: string; status: number }
	/** `unsent` when it's sure that the service never saw the request. */
	| { kind: 'offline'; service: string; unsent?: boolean }
	| { kind: 'timeout'; service: string }
	/** An answer that can't be read. */
	| { kind: 'unreadable'; service: string }
	/** The fields were changed here and elsewhere; the change of the task `waits` is kept until the person has chosen. */
	| { kind: 'conflict'; fields: readonly string[]; waits?: TaskId }
	| { kind: 'storage'; reason: string }
	| { kind: 'unsupported'; service: string; action: Unsupported }
	/** Of several tasks some failed, the first of them for this reason; `cause` is its error. New tasks have no ids to fail with. */
	| {
			kind: 'partial';
			deed: BulkDeed;
			names: readonly string[];
			failed: readonly TaskId[];
			done: readonly TaskId[];
			/** Why each of `failed` did, in their order, where that was told. */
			problems?: readonly Problem[];
			total: number;
			reason: string;
			/** How many of `done` are kept and have not been sent. */
			waiting?: number;
	  };

/** What is done to several tasks in one go. */
export type BulkDeed = TaskAction | 'update' | 'create';

export type ProblemKind = Problem['kind'];

/** A failure with a sentence that a person can act on. The only kind of error that is shown. */
export class TaskError extends Error {
	readonly problem: Problem;

	constructor(problem: Problem, options?: ErrorOptions) {
		super(sentence(problem), options);
		this.name = 'TaskError';
		this.problem = problem;
	}
}

/** The failure as a `TaskError`. What nobody foresaw becomes an `unreadable` or `storage`-like sentence of its own. */
export function asTaskError(error: unknown): TaskError {
	if (error instanceof TaskError) {
		return error;
	}
	const reason = error instanceof Error ? error.message : String(error);
	return new TaskError(
		{
			kind: 'invalid',
			sentence: l10n.t('Something went wrong in Tasks for Toggl: {0}. The log has more.', reason),
		},
		{ cause: error },
	);
}

function sentence(problem: Problem): string {
	switch (problem.kind) {
		case 'invalid':
			return problem.sentence;
		case 'unauthorized':
			return l10n.t('{0} no longer accepts your key. Sign in again with a new one.', problem.service);
		case 'forbidden':
			return l10n.t(
				'{0} does not let you do this. Check that the workspace is the right one and that your role there allows it.',
				problem.service,
			);
		case 'notFound':
			return l10n.t('{0} is not there any more. Refresh to see what is.', problem.what);
		case 'quota':
			return problem.resetsAt === undefined
				? l10n.t(
						'The hourly requests of your {0} plan are used up. Try again later.',
						problem.service,
					)
				: l10n.t(
						'The hourly requests of your {0} plan are used up until {1}.',
						problem.service,
						clock(problem.resetsAt),
					);
		case 'plan':
			return l10n.t(
				'Your {0} plan does not include this. A workspace admin can change the plan.',
				problem.service,
			);
		case 'busy':
			return problem.retryAt === undefined
				? l10n.t('{0} asks for a pause. Try again in a minute.', problem.service)
				: l10n.t('{0} asks for a pause. Try again at {1}.', problem.service, clock(problem.retryAt));
		case 'rejected':
			return l10n.t('{0} did not accept this: {1}', problem.service, ended(problem.reason));
		case 'service':
			return l10n.t(
				'{0} has a problem of its own (HTTP {1}). Try again in a while.',
				problem.service,
				problem.status,
			);
		case 'offline':
			return l10n.t(
				'{0} could not be reached. Check the network connection, then try again.',
				problem.service,
			);
		case 'timeout':
			return l10n.t(
				'{0} took too long to answer. Check the network connection, then try again.',
				problem.service,
			);
		case 'unreadable':
			return l10n.t(
				'{0} gave an answer that could not be read. Try again; if it stays so, a proxy may be in the way.',
				problem.service,
			);
		case 'conflict':
			return problem.waits === undefined
				? l10n.t(
						'The task was changed elsewhere meanwhile ({0}). Look at both, then save yours again or take the other.',
						problem.fields.map(fieldName).join(', '),
					)
				: sayConflict(problem.fields);
		case 'storage':
			return l10n.t('Tasks could not be saved on this computer: {0}', ended(problem.reason));
		case 'unsupported':
			return sayUnsupported(problem.service, problem.action);
		case 'partial':
			return [partialSentence(problem), problem.reason, sayWaitingOf(problem.waiting ?? 0)]
				.filter(Boolean)
				.join(' ');
	}
}

/** How many of the tasks that were changed the service does not know of yet; nothing for none. */
export function sayWaitingOf(waiting: number): string {
	switch (waiting) {
		case 0:
			return '';
		case 1:
			return l10n.t('1 task is saved here and waits to be sent.');
		default:
			return l10n.t('{0} tasks are saved here and wait to be sent.', waiting);
	}
}

function partialSentence({ deed, names, total }: Problem & { kind: 'partial' }): string {
	const first = names.slice(0, 3).map((name) => `“${shortened(name)}”`);
	const listed = [...first, ...(names.length > first.length ? ['…'] : [])].join(', ');
	switch (deed) {
		case 'archive':
			return l10n.t('{0} of {1} tasks were not archived: {2}.', names.length, total, listed);
		case 'unarchive':
			return l10n.t('{0} of {1} tasks were not unarchived: {2}.', names.length, total, listed);
		case 'delete':
			return l10n.t('{0} of {1} tasks were not deleted: {2}.', names.length, total, listed);
		case 'restore':
			return l10n.t('{0} of {1} tasks were not restored: {2}.', names.length, total, listed);
		case 'update':
			return l10n.t('{0} of {1} tasks were not changed: {2}.', names.length, total, listed);
		case 'create':
			return l10n.t('{0} of {1} tasks were not created: {2}.', names.length, total, listed);
	}
}

/** So that three names leave room for the reason. */
function shortened(name: string): string {
	// Not in the middle of a pair of surrogates.
	return name.length <= 60 ? name : `${name.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Reasons come from elsewhere, with a full stop or without. */
function ended(reason: string): string {
	return /[.?!…]$/.test(reason) ? reason : `${reason}.`;
}

function clock(instant: number): string {
	return new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
