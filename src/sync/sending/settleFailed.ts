import { asTaskError, type Problem, TaskError } from '../../tasks/taskError.ts';
import type { Numbered } from '../entry.ts';
import {
	backoff,
	hasEnded,
	isAgainst,
	LookFailed,
	mostFailures,
	mostUnforeseen,
	unforeseen,
	verdictOn,
} from '../failure.ts';
import type { LedgerTransaction } from '../ledgerTransaction.ts';
import { failedIn, LookedTooSoon, Partly, Stuck } from './sending.ts';
import { putOff, settleRefused, stick } from './settle.ts';
import { settlePartly } from './settlePartly.ts';

/** What counts beside the failure itself. */
type Circumstances = {
	/** Whether an answer was lost before, so that the change may have been done. */
	wasLost: boolean;
	/** How many wait for what becomes of the change. */
	waiting: number;
	/** Whether they have it themselves should the same have been changed elsewhere. */
	dropsConflict: boolean;
	now: number;
	random: () => number;
};

/** What a failed change says about the service; nothing where it wasn't asked yet. */
export function problemOf(thrown: unknown): Problem | undefined {
	if (thrown instanceof LookedTooSoon) {
		return undefined;
	}
	const others = failedIn(thrown)?.find(({ error }) => verdictOn(error.problem) !== 'refused');
	return (others?.error ?? errorOf(thrown)).problem;
}

/** A mistake of ours that a change met, rather than a failure of the service. */
export function mistakeIn(thrown: unknown): Error | undefined {
	const isKnown = [LookedTooSoon, Stuck, Partly].some((kind) => thrown instanceof kind);
	return isKnown ? undefined : unforeseen(thrown);
}

/** A change failed: it is tried again, told to whoever waits for it, or waits for the person itself. */
export function settleFailed(
	ledger: LedgerTransaction,
	numbered: Numbered,
	thrown: unknown,
	{ wasLost, waiting, dropsConflict, now, random }: Circumstances,
): void {
	if (thrown instanceof LookedTooSoon) {
		putOff(ledger, numbered, { notBefore: thrown.until, lost: true });
		return;
	}
	const { entry } = numbered;
	const { trouble, found } = thrown instanceof Stuck ? thrown : {};
	const isLookFailed = thrown instanceof LookFailed;
	const { problem } = errorOf(thrown);
	// A change that was said to be kept stays, whatever was merged with it since.
	const isHeard = waiting >= (entry.changes ?? 1);
	// A change that nobody can take back into a form waits for another key rather than being lost.
	const verdict =
		isLookFailed || (problem.kind === 'unauthorized' && !isHeard) ? 'later' : verdictOn(problem);
	const notBefore = now + backoff(entry.tries + 1, random);
	const isMistake = mistakeIn(thrown) !== undefined;
	const counts = isMistake || (!isLookFailed && isAgainst(problem));
	const failures = (entry.failures ?? 0) + (counts ? 1 : 0);
	const lost = wasLost || verdict === 'unknown';
	const failed = failedIn(thrown);
	if (failed) {
		settlePartly(ledger, numbered, failed, { isHeard, notBefore, now });
		return;
	}
	if (!trouble && verdict !== 'refused' && failures < (isMistake ? mostUnforeseen : mostFailures)) {
		putOff(ledger, numbered, {
			notBefore,
			lost,
			failures,
			hasEnded: !isLookFailed && hasEnded(problem),
		});
		return;
	}
	// Whoever waits is told, and has what was typed; for everybody else the change itself has to stay.
	const isForPerson = trouble?.kind === 'undecided' || (trouble?.kind === 'conflict' && !dropsConflict);
	if (isHeard && !lost && !isForPerson && verdict === 'refused') {
		settleRefused(ledger, numbered, problem, now);
		return;
	}
	stick(
		ledger,
		numbered,
		{
			trouble: trouble ?? { kind: 'failed', sentence: new TaskError(problem).message },
			lost,
			found: Object.fromEntries(found?.doubtful ?? []),
		},
		{ created: found?.created ?? new Map(), now },
	);
}

function errorOf(thrown: unknown): TaskError {
	return thrown instanceof Stuck || thrown instanceof LookFailed ? thrown.error : asTaskError(thrown);
}
