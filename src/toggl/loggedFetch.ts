import { failureName } from './httpProblem.ts';
import type { AnswerFacts } from '../tasks/connector.ts';
import { factsIn } from './quota.ts';

/** `fetch` for one attempt: its line in the log, and the quota that its answer tells of. */
export async function loggedFetch(
	input: string | URL | Request,
	init: RequestInit | undefined,
	options: { log: (line: string) => void; onAnswer?: ((facts: AnswerFacts) => void) | undefined },
): Promise<Response> {
	const request = input instanceof Request ? input : new Request(input, init);
	const url = new URL(request.url);
	const names = [...new Set(url.searchParams.keys())];
	const asked = `${request.method} ${url.pathname}${names.length > 0 ? `?${names.join('&')}` : ''}`;
	const begun = performance.now();
	const took = (): string => `${Math.round(performance.now() - begun)} ms`;
	try {
		const response = await fetch(request, init);
		const facts = factsIn(response.headers);
		options.log(
			`${asked} ${response.status} ${took()}${facts.remaining === undefined ? '' : `, ${facts.remaining} requests left`}`,
		);
		options.onAnswer?.(facts);
		return response;
	} catch (error) {
		options.log(`${asked} ${failureName(error)} ${took()}`);
		throw error;
	}
}
