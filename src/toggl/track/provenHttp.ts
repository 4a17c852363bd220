import { TaskError } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';

/**
 * Tells a refused token from a refused deed: the service says 403 to both (documented, and seen live). Only after one it asks who
 * it is, which the service counts by itself.
 * @param me takes 403 for a refused token
 */
export function provenHttp(http: Http, me: Http): Http {
	return {
		async send(path, request) {
			try {
				return await http.send(path, request);
			} catch (error) {
				if (error instanceof TaskError && error.problem.kind === 'forbidden') {
					await me.send('me', { signal: request?.signal }).catch((reason: unknown) => {
						if (reason instanceof TaskError && reason.problem.kind === 'unauthorized') {
							throw reason;
						}
					});
				}
				throw error;
			}
		},
		stream: (path, request) => http.stream(path, request),
	};
}
