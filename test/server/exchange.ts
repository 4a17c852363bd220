import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';
import type { Incoming, RecordedRequest } from './incoming.ts';
import type { Product } from './product.ts';
import { send, sendHtml } from './send.ts';

/** One request and its answer, with what goes wrong in between. */
export async function exchange(
	product: Product,
	incoming: Incoming,
	recorded: RecordedRequest,
	response: ServerResponse,
	fault: Fault | undefined,
): Promise<void> {
	const finish = async (answer: Answer, cut?: 'json' | 'stream') => {
		recorded.status = answer.status;
		await send(response, answer, cut);
	};
	const hold = async (until: Promise<void>) => {
		recorded.held = true;
		await until;
		delete recorded.held;
	};
	const errorBody = (body: unknown) => product.errorBody?.(body) ?? body;
	switch (fault?.kind) {
		case 'status':
			return finish({ ...fault, headers: { ...product.quotaHeaders(), ...fault.headers } });
		case 'quota':
			return finish({
				status: 402,
				// The real body is recorded nowhere; this one only has the documented shape.
				body: errorBody({
					error: 'quota',
					error_description: 'The hourly quota of requests is used up',
				}),
				headers: product.quotaHeaders(0, fault.resetsInSeconds ?? 1800),
			});
		case 'plan':
			return finish({
				status: 402,
				body: errorBody({
					error: 'payment_required',
					error_description: 'The plan does not include this feature',
				}),
				headers: product.quotaHeaders(25),
			});
		case 'html':
			recorded.status = fault.status ?? 200;
			sendHtml(response, recorded.status);
			return;
		case 'hang':
			return;
		case 'dropBefore':
			response.destroy();
			return;
		case 'delay':
			if (fault.after !== true) {
				await setTimeout(fault.ms);
			}
			break;
		case 'hold':
			if (fault.after !== true) {
				await hold(fault.until);
			}
			break;
		default:
	}
	const answer = await product.answer(incoming);
	switch (fault?.kind) {
		case 'halt':
			recorded.status = answer.status;
			return send(response, answer, undefined, fault.ms);
		case 'dropAfter':
			response.destroy();
			return;
		case 'cutJson':
			return finish(answer, 'json');
		case 'cutStream':
			return finish(answer, 'stream');
		case 'bad':
			return finish(
				answer.body === undefined ? answer : { ...answer, body: fault.change(answer.body) },
			);
		case 'delay':
			if (fault.after === true) {
				await setTimeout(fault.ms);
			}
			return finish(answer);
		case 'hold':
			if (fault.after === true) {
				await hold(fault.until);
			}
			return finish(answer);
		default:
			return finish(answer);
	}
}
