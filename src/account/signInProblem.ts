import { asTaskError, TaskError } from '../tasks/taskError.ts';

/**
 * A failure, said for a person who is signing in. What is asked for then is always there, and there is nothing to
 * refresh yet: whoever says that it's gone isn't the service.
 */
export function signInProblem(error: unknown, service: string): TaskError {
	const problem = asTaskError(error);
	return problem.problem.kind === 'notFound'
		? new TaskError({ kind: 'unreadable', service }, { cause: problem })
		: problem;
}
