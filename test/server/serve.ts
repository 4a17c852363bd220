import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control } from './control.ts';
import { exchange } from './exchange.ts';
import { Faults, type Fault, type FaultMatch } from './faults.ts';
import { record, type RecordedRequest } from './incoming.ts';
import type { Product } from './product.ts';
import { send } from './send.ts';

/** A product played over real HTTP on the loopback. */
export type Served = {
	/** Scheme, host and port. */
	readonly origin: string;
	/** All requests to the product since the start or the last clearing, in order of arrival. */
	readonly requests: readonly RecordedRequest[];
	/** Those whose work was done, in the order in which it was, each with what that came to, whatever was answered. */
	readonly worked: readonly WorkedRequest[];
	readonly clearRequests: () => void;
	/** Lets matching requests go wrong; the returned function takes it back. */
	readonly fail: (match: FaultMatch, fault: Fault) => () => void;
	/** Forgets the faults that are still to come. */
	readonly clearFaults: () => void;
	/** Back to the data of the start, without faults, without requests. */
	readonly reset: () => void;
	/** Cuts what is still open. */
	readonly close: () => Promise<void>;
};

/** `status` is the one of the work; 0 as long as it is being done. */
export type WorkedRequest = { readonly request: RecordedRequest; status: number };

/** Listens on a free port of the loopback. */
export async function serve(product: Product): Promise<Served> {
	const requests: RecordedRequest[] = [];
	const worked: WorkedRequest[] = [];
	const faults = new Faults();
	const clearRequests = () => {
		requests.length = 0;
		worked.length = 0;
	};
	let hold = Promise.withResolvers<void>();
	const mend = () => {
		faults.clear();
		hold.resolve();
		hold = Promise.withResolvers();
	};
	const reset = () => {
		clearRequests();
		faults.clear();
		// What is held from before must not get into the new data.
		hold = Promise.withResolvers();
		product.reset();
	};

	/** Everything that a request changes, it changes before its answer is waited for. */
	function answering(request: RecordedRequest): Product['answer'] {
		return async (incoming) => {
			const work: WorkedRequest = { request, status: 0 };
			worked.push(work);
			const answer = await product.answer(incoming);
			work.status = answer.status;
			return answer;
		};
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const bytes = await readBytes(request);
		const incoming = {
			method: request.method ?? 'GET',
			query: searchParams,
			headers: request.headers,
			bytes,
		};
		if (pathname.startsWith('/__test/')) {
			const wish = { ...incoming, path: pathname.slice('/__test'.length) };
			const parts = { product, faults, released: hold.promise, requests, clearRequests, mend, reset };
			await send(response, control(wish, parts));
		} else if (pathname.startsWith(`${product.base}/`)) {
			const sent = { ...incoming, path: pathname.slice(product.base.length) };
			const recorded = record(sent);
			requests.push(recorded);
			const fault = faults.take(sent.method, sent.path);
			await exchange({ ...product, answer: answering(recorded) }, sent, recorded, response, fault);
		} else {
			await send(response, { status: 404 });
		}
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			// A client that goes away is its own affair; a mistake of ours must be seen by the test.
			if (!response.headersSent && !response.destroyed) {
				const body = { error: 'test_server', error_description: String(error) };
				void send(response, { status: 500, body });
			}
			response.destroy();
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});

	return {
		origin: originOf(server.address()),
		requests,
		worked,
		clearRequests,
		fail: (match, fault) => faults.add(match, fault),
		clearFaults: () => faults.clear(),
		reset,
		close: () =>
			new Promise((resolve, reject) => {
				server.close((error) => (error === undefined ? resolve() : reject(error)));
				server.closeAllConnections();
			}),
	};
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
	const pieces: Uint8Array[] = [];
	for await (const piece of request) {
		pieces.push(Buffer.from(piece));
	}
	return new Uint8Array(Buffer.concat(pieces));
}

function originOf(address: AddressInfo | string | null): string {
	if (address === null || typeof address === 'string') {
		throw new Error('The test server has no port.');
	}
	return `http://127.0.0.1:${address.port}`;
}
