import * as l10n from '@vscode/l10n';
import type { ProblemKind, TaskError } from '../tasks/taskError.ts';
import type { Cure, PlannerState } from './protocol.ts';

/** Why the plan can't be shown, and what a person can do about it; nothing when it can. */
export function plannerProblem(isSignedIn: boolean, problem: TaskError | undefined): PlannerState['problem'] {
	if (!isSignedIn) {
		const sentence = l10n.t('You are signed out of the account of this plan. Sign in to see it.');
		return { sentence, cures: ['signIn', 'refresh'] };
	}
	return problem && { sentence: problem.message, cures: curesOf(problem) };
}

function curesOf({ problem }: TaskError): readonly Cure[] {
	const needsKey: readonly ProblemKind[] = ['unauthorized', 'forbidden'];
	const needsLog: readonly ProblemKind[] = ['service', 'unreadable'];
	return [
		...(needsKey.includes(problem.kind) ? ['signIn' as const] : []),
		'refresh',
		...(needsLog.includes(problem.kind) ? ['showLog' as const] : []),
	];
}
