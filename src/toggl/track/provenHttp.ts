import { TaskError } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';

/**
 * What a refusal means for somebody who has signed in. The service says 403 to a refused token and to a refused
 * deed (documented, and seen live): after one it asks who it is, which the service counts by itself. And without
 * headers a 402 may mean the quota or the plan: that the plan has tasks was proved at sign-in.
 * @param me takes 403 for a refused token
 */
export function provenHttp(http: Http, me: Http): Http {
	return {
		async send(path, request) {
			try {
				return await http.send(path, request);
			} catch (error) {
				const problem = error instanceof TaskError ? error.problem : undefined;
				if (problem?.kind === 'forbidden') {
					await me.send('me', { signal: request?.signal }).catch((reason: unknown) => {
						if (reason instanceof TaskError && reason.problem.kind === 'unauthorized') {
							throw reason;
						}
					});
				}
				if (problem?.kind === 'plan' && problem.untold && path.split('/').includes('tasks')) {
					const { service } = problem;
					throw new TaskError({ kind: 'quota', service, resetsAt: undefined }, { cause: error });
				}
				throw error;
			}
		},
		stream: (path, request) => http.stream(path, request),
	};
}
