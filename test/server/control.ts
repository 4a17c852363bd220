import { refuse, Refusal, type Answer } from './answer.ts';
import type { Fault, Faults } from './faults.ts';
import { hostile } from './hostile.ts';
import type { Incoming, RecordedRequest } from './incoming.ts';
import { isRecord } from './isRecord.ts';
import type { Product } from './product.ts';

type Parts = {
	readonly product: Product;
	readonly faults: Faults;
	/** Ends for the requests that the fault `hold` lets wait. */
	readonly released: Promise<void>;
	readonly requests: readonly RecordedRequest[];
	readonly clearRequests: () => void;
	/** Forgets the faults that are still to come, and lets what is held go on. */
	readonly mend: () => void;
	readonly reset: () => void;
};

type Wish = Readonly<Record<string, unknown>>;

/** Answers `/__test/…`: the server's own calls, for tests in another process. No auth, JSON only. */
export function control(incoming: Incoming, parts: Parts): Answer {
	try {
		return { status: 200, body: act(incoming, parts) };
	} catch (error) {
		if (error instanceof Refusal) {
			return error.answer;
		}
		throw error;
	}
}

function act(
	incoming: Incoming,
	{ product, faults, released, requests, clearRequests, mend, reset }: Parts,
): unknown {
	switch (`${incoming.method} ${incoming.path}`) {
		case 'GET /requests':
			return requests;
		case 'DELETE /requests':
			clearRequests();
			return {};
		case 'POST /reset':
			reset();
			return {};
		case 'POST /seed':
			return product.seed(readWish(incoming));
		case 'POST /state':
			return product.change(readWish(incoming));
		case 'POST /fail':
			addFault(readWish(incoming), faults, released);
			return {};
		case 'DELETE /fail':
			mend();
			return {};
		default:
			throw refuse(404, 'unknown', `No ${incoming.method} /__test${incoming.path}`);
	}
}

function readWish({ bytes }: Incoming): Wish {
	let wish: unknown = {};
	try {
		wish = bytes.length === 0 ? {} : JSON.parse(Buffer.from(bytes).toString('utf8'));
	} catch {
		throw refuse(400, 'bad_wish', 'The body is not JSON');
	}
	if (!isRecord(wish)) {
		throw refuse(400, 'bad_wish', 'The body is not an object');
	}
	return wish;
}

/** `{ method?, path?, count?, skip?, fault: { kind, … } }`; the fault `bad` is given by its `name`. */
function addFault({ method, path, count, skip, fault }: Wish, faults: Faults, released: Promise<void>): void {
	faults.add(
		{
			...(typeof method === 'string' ? { method } : {}),
			...(typeof path === 'string' ? { path } : {}),
			...(typeof count === 'number' ? { count } : {}),
			...(typeof skip === 'number' ? { skip } : {}),
		},
		readFault(isRecord(fault) ? fault : {}, released),
	);
}

function readFault(fault: Wish, released: Promise<void>): Fault {
	switch (fault['kind']) {
		case 'status':
			return {
				kind: 'status',
				status: number(fault, 'status'),
				...(isRecord(fault['headers'])
					? {
							headers: Object.fromEntries(
								Object.entries(fault['headers']).map(([k, v]) => [k, String(v)]),
							),
						}
					: {}),
				...('body' in fault ? { body: fault['body'] } : {}),
			};
		case 'delay':
			return { kind: 'delay', ms: number(fault, 'ms'), after: fault['after'] === true };
		case 'hold':
			return { kind: 'hold', until: released, after: fault['after'] === true };
		case 'html':
			return 'status' in fault ? { kind: 'html', status: number(fault, 'status') } : { kind: 'html' };
		case 'quota':
			return 'resetsInSeconds' in fault
				? { kind: 'quota', resetsInSeconds: number(fault, 'resetsInSeconds') }
				: { kind: 'quota' };
		case 'bad':
			return { kind: 'bad', change: hostileChange(fault['name']) };
		case 'plan':
		case 'cutJson':
		case 'cutStream':
		case 'hang':
		case 'dropBefore':
		case 'dropAfter':
			return { kind: fault['kind'] };
		default:
			throw refuse(400, 'bad_wish', `Unknown fault kind ${JSON.stringify(fault['kind'])}`);
	}
}

function hostileChange(name: unknown): (body: unknown) => unknown {
	const change = typeof name === 'string' && Object.hasOwn(hostile, name) ? hostile[name] : undefined;
	if (change === undefined) {
		throw refuse(400, 'bad_wish', `Unknown hostile answer ${JSON.stringify(name)}`);
	}
	return change;
}

function number(fault: Wish, name: string): number {
	const value = fault[name];
	if (typeof value !== 'number') {
		throw refuse(400, 'bad_wish', `The fault needs a number in ${name}`);
	}
	return value;
}
