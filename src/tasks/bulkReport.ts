import type { Task, TaskId } from './task.ts';
import { asTaskError, type BulkDeed, TaskError, type ProblemKind } from './taskError.ts';

/** How a change of several tasks ended, for each of them. */
export type BulkReport = {
	done: readonly TaskId[];
	failed: readonly { id: TaskId; error: TaskError }[];
	/** Those that were not tried, because the person stopped it before. */
	skipped: readonly TaskId[];
};

/** How it ended to create several tasks, in their order. */
export type CreateReport = {
	created: readonly Task[];
	failed: readonly { name: string; error: TaskError }[];
	/** How many were not tried, because the person stopped it before. */
	skipped: number;
};

/** Follows work on several tasks, and may stop it: nothing more is sent once the signal is aborted. */
export type BulkWatch = {
	readonly signal?: AbortSignal;
	/** Told at the beginning into how many calls the tasks are parted. */
	readonly onParts?: (parts: number) => void;
	/**
	 * Called where new tasks are kept here, in the transaction that keeps them: with the ids that some of them have
	 * from then on, and which of all the first of those is. Counts from 0.
	 */
	readonly onKept?: (ids: readonly TaskId[], first: number) => void;
	/** Told after each call how many tasks it was about. */
	readonly onSent?: (tasks: number) => void;
};

export function mergedReport(reports: readonly BulkReport[]): BulkReport {
	return {
		done: reports.flatMap(({ done }) => done),
		failed: reports.flatMap(({ failed }) => failed),
		skipped: reports.flatMap(({ skipped }) => skipped),
	};
}

/** The report of work that failed before any of it was sent. */
export function allFailed(ids: readonly TaskId[], error: TaskError): BulkReport {
	return { done: [], failed: ids.map((id) => ({ id, error })), skipped: [] };
}

/**
 * What a call about several tasks rejects with when it knows how each of them ended. The names are the tasks'
 * ids: whoever shows it knows what they are called.
 */
export function partialFailure(deed: BulkDeed, { done, failed }: BulkReport): TaskError {
	const ids = failed.map(({ id }) => id);
	const [first] = failed;
	return new TaskError(
		{
			kind: 'partial',
			deed,
			names: ids,
			failed: ids,
			done,
			problems: failed.map(({ error }) => error.problem),
			total: done.length + ids.length,
			reason: first?.error.message ?? '',
		},
		{ cause: first?.error },
	);
}

/** How a call about these tasks ended for each of them, by what it rejected with. */
export function reportOf(ids: readonly TaskId[], error: TaskError): BulkReport {
	const { problem } = error;
	if (problem.kind !== 'partial' || !problem.problems) {
		return allFailed(ids, error);
	}
	const problems = new Map(problem.failed.map((id, at) => [id, problem.problems?.[at]]));
	const done = new Set(problem.done);
	return {
		done: ids.filter((id) => done.has(id)),
		failed: ids
			.filter((id) => !done.has(id))
			.map((id) => {
				const own = problems.get(id);
				return { id, error: own ? new TaskError(own) : error };
			}),
		skipped: [],
	};
}

/** How a call about these tasks ended for each of them. Never rejects. */
export async function outcomeOf(
	ids: readonly TaskId[],
	call: Promise<BulkReport | void>,
): Promise<BulkReport> {
	try {
		return (await call) ?? { done: ids, failed: [], skipped: [] };
	} catch (error) {
		return reportOf(ids, asTaskError(error));
	}
}

/** The failure in a report after which no other call to the account can succeed either. */
export function endingOf({ failed }: BulkReport): TaskError | undefined {
	return failed.find(({ error }) => endsAll(error))?.error;
}

/** Whether after this failure no other call to the account can succeed either. */
export function endsAll({ problem }: TaskError): boolean {
	return (['unauthorized', 'quota', 'plan', 'offline'] satisfies ProblemKind[]).some(
		(kind) => kind === problem.kind,
	);
}

/**
 * Whether some of the work may have been done although it failed: there was no answer, or a call was about
 * several tasks and ended at one of them. Only the service knows then, and it can be asked.
 */
export function isOutcomeUnknown({ problem }: TaskError): boolean {
	return !(['invalid', 'unauthorized', 'quota', 'plan', 'unsupported'] satisfies ProblemKind[]).some(
		(kind) => kind === problem.kind,
	);
}

/** What is thrown for work that failed in part: the failure itself when it was about one task only. */
export function bulkError(
	deed: BulkDeed,
	failed: readonly { id?: TaskId; name: string; error: TaskError }[],
	others: { done: readonly TaskId[]; total: number; waiting?: readonly TaskId[] },
): TaskError | undefined {
	const [first] = failed;
	if (!first || others.total === 1) {
		return first?.error;
	}
	return new TaskError(
		{
			kind: 'partial',
			deed,
			names: failed.map(({ name }) => name),
			failed: failed.flatMap(({ id }) => id ?? []),
			done: others.done,
			total: others.total,
			reason: first.error.message,
			...(others.waiting?.length ? { waiting: others.waiting.length } : {}),
		},
		{ cause: first.error },
	);
}
